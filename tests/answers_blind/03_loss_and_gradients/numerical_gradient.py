import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def unit_arrays(f, x, h=1e-5):
    out = np.zeros(x.shape)
    for i in range(x.size):
        e = np.zeros(x.size)
        e[i] = h
        e = e.reshape(x.shape)
        out.flat[i] = (f(x + e) - f(x - e)) / (2 * h)
    return out


@right
def nudges_and_restores(f, x, h=1e-5):
    work = np.array(x, dtype=float)
    slopes = np.empty(work.shape)
    for i in np.ndindex(*work.shape):
        old = work[i]
        values = []
        for sign in (1, -1):
            work[i] = old + sign * h
            values.append(float(f(work)))
        work[i] = old
        slopes[i] = (values[0] - values[1]) / h / 2
    return slopes


@wrong("a forward difference", r"forward|one side|central|both sides")
def forward(f, x, h=1e-5):
    out = np.zeros(x.shape)
    base = f(x)
    for i in np.ndindex(x.shape):
        y = x.astype(float)
        y[i] += h
        out[i] = (f(y) - base) / h
    return out


@wrong("divided by h, not by 2h", r"2 ?h|\b2\b|twice|half|factor")
def by_h(f, x, h=1e-5):
    out = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.astype(float), x.astype(float)
        up[i] += h
        down[i] -= h
        out[i] = (f(up) - f(down)) / h
    return out


@wrong("all entries move at once", r"one entry|at a time|at once|all entries|others stay")
def all_at_once(f, x, h=1e-5):
    slope = (f(x + h) - f(x - h)) / (2 * h)
    return np.full(x.shape, slope)


@wrong("x is not put back to the last bit", r"chang|last bit|put back|restor|in place|rounding")
def not_restored(f, x, h=1e-5):
    out = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        out[i] = (up - f(x)) / (2 * h)
        x[i] += h
    return out
