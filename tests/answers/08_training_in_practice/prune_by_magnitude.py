"""Answers to prune_by_magnitude."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def argsort(W, share):
    pruned = W.copy()
    pruned.flat[np.argsort(np.abs(W), axis=None)[: round(share * W.size)]] = 0
    return pruned


@right
def threshold(W, share):
    k = round(share * W.size)
    sizes = np.sort(np.abs(W).ravel())
    limit = sizes[k] if k < W.size else np.inf
    return np.where(np.abs(W) < limit, 0.0, W)


@right
def one_by_one(weights, part):
    out = weights.astype(float)
    for _ in range(round(part * weights.size)):
        size = np.where(out == 0, np.inf, np.abs(out))
        out[np.unravel_index(size.argmin(), out.shape)] = 0.0
    return out


@right
def by_rank(W, share, kind="stable"):
    rank = np.argsort(np.argsort(np.abs(W).ravel(), kind=kind)).reshape(W.shape)
    return W * (rank >= round(share * W.size))


@wrong("the largest go", "largest_removed")
def largest(W, share):
    pruned = W.copy()
    k = round(share * W.size)
    pruned.flat[np.argsort(-np.abs(W), axis=None)[:k]] = 0
    return pruned


@wrong("with the sign", "signed_order")
def signed(W, share):
    pruned = W.copy()
    pruned.flat[np.argsort(W, axis=None)[: round(share * W.size)]] = 0
    return pruned


@wrong("the share stays", "share_kept")
def stays(W, share):
    return argsort(W, 1 - share)


@wrong("row by row", "row_by_row")
def rows(W, share):
    return np.array([argsort(row, share) for row in W])


@wrong("the mask", "mask_returned", "wrong_container")
def mask(W, share):
    return argsort(W, share) != 0


@wrong("in place", "changes_its_input", "changed_its_input")
def in_place(W, share):
    W.flat[np.argsort(np.abs(W), axis=None)[: round(share * W.size)]] = 0
    return W


@wrong("the share as threshold", "share_as_threshold")
def as_threshold(W, share):
    return np.where(np.abs(W) < share, 0.0, W)


@wrong("signs lost", "signs_lost", "another_function")
def sizes(W, share):
    return np.abs(argsort(W, share))


@wrong("a share of the largest", "share_of_the_largest")
def of_the_largest(W, share):
    return np.where(np.abs(W) < share * np.abs(W).max(), 0.0, W)


@wrong("cut out", "wrong_shape")
def cut(W, share):
    pruned = argsort(W, share)
    return pruned[pruned != 0]


@wrong("one too many")
def one_more(W, share):
    k = min(round(share * W.size) + 1, W.size)
    pruned = W.copy()
    pruned.flat[np.argsort(np.abs(W), axis=None)[:k]] = 0
    return pruned


@wrong("below the quantile", "quantile_strict")
def below_the_quantile(W, share):
    size = np.abs(W)
    return W * (size >= np.quantile(size, share))


@wrong("up to the quantile", "quantile_or_equal")
def up_to_the_quantile(W, share):
    size = np.abs(W)
    return W * (size > np.quantile(size, share))
