import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def einsums(g, y, x, w, b):
    return np.einsum("nm,dm->nd", g, w), np.einsum("nd,nm->dm", x, g), np.einsum("nm->m", g)


@right
def row_by_row(g, y, x, w, b):
    dx, dw, db = [], np.zeros(w.shape), np.zeros(b.shape)
    for gn, xn in zip(g, x, strict=True):
        dx.append(w @ gn)
        dw += xn[:, None] * gn[None, :]
        db += gn
    return np.array(dx), dw, db


@wrong("dw and db are averaged over the batch", r"mean|averag|divid|1/N|N times|sum", r"dw")
def averages(g, y, x, w, b):
    return g @ w.T, x.T @ g / len(x), g.mean(axis=0)


@wrong("db is one number: summed over all entries", r"db", r"axis|shape|one number")
def db_number(g, y, x, w, b):
    return g @ w.T, x.T @ g, g.sum()


@wrong("w is not transposed", r"transpos|\.T", r"shape|fit", r"dx")
def no_transpose(g, y, x, w, b):
    return g @ w, x.T @ g, g.sum(axis=0)


@wrong("dw comes first and dx second", r"order|swap|exchang|places", r"first")
def dw_first(g, y, x, w, b):
    dx = g @ w.T
    dw = x.T @ g
    db = g.sum(0)
    return dw, dx, db
