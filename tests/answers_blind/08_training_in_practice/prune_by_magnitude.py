import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def by_partition(W, share):
    k = round(share * W.size)
    if k == 0:
        return W.copy()
    threshold = np.partition(np.abs(W), k - 1, axis=None)[k - 1]
    return np.where(np.abs(W) <= threshold, 0.0, W)


@right
def sorted_places(W, share):
    flat = W.ravel().tolist()
    places = sorted(range(len(flat)), key=lambda i: abs(flat[i]))
    gone = set(places[: int(round(share * len(flat)))])
    return np.array([0.0 if i in gone else v for i, v in enumerate(flat)]).reshape(W.shape)


@wrong("the most negative entries go: no absolute value", r"absolute|abs\b|size|negativ|distance|sign")
def no_abs(W, share):
    out, k = W.copy(), round(share * W.size)
    out.ravel()[np.argsort(W, axis=None)[:k]] = 0
    return out


@wrong("the largest go", r"largest|smallest|other|wrong (end|way)|opposite")
def largest_go(W, share):
    out, k = W.copy(), round(share * W.size)
    order = np.argsort(-np.abs(W), axis=None)
    out.flat[order[:k]] = 0
    return out


@wrong("each row is pruned on its own", r"row|pool|whole matrix|own|axis")
def row_by_row(W, share):
    out = W.copy()
    for row in out:
        k = round(share * len(row))
        row[np.argsort(np.abs(row))[:k]] = 0
    return out


@wrong(
    "one entry too few: < instead of <= at the threshold",
    r"one (entry )?(too few|more|less|fewer)|number of|<|too few|count|off by one",
)
def one_too_few(W, share):
    k = round(share * W.size)
    if k == 0:
        return W.copy()
    threshold = np.sort(np.abs(W).ravel())[k - 1]
    return np.where(np.abs(W) < threshold, 0.0, W)
