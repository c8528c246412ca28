"""Answers to minibatches."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def slices(X, t, batch_size, order):
    return [(X[order[i : i + batch_size]], t[order[i : i + batch_size]]) for i in range(0, len(order), batch_size)]


@right
def shuffled_first(X, t, batch_size, order):
    X, t, batches = X[order], t[order], []
    while len(X):
        batches.append((X[:batch_size], t[:batch_size]))
        X, t = X[batch_size:], t[batch_size:]
    return batches


@right
def array_split(rows, targets, size, order):
    parts = np.split(order, range(size, len(order), size))
    return [(rows.take(part, axis=0), targets.take(part)) for part in parts]


@right
def row_by_row(X, t, batch_size, order):
    batches = []
    for k, row in enumerate(order):
        if k % batch_size == 0:
            batches.append(([], []))
        batches[-1][0].append(X[row])
        batches[-1][1].append(t[row])
    return [(np.array(x), np.array(y)) for x, y in batches]


@wrong("the last is dropped", "last_dropped", "wrong_shape")
def dropped(X, t, batch_size, order):
    return [b for b in slices(X, t, batch_size, order) if len(b[0]) == batch_size]


@wrong("order is ignored", "order_ignored")
def ignored(X, t, batch_size, order):
    return slices(X, t, batch_size, np.arange(len(X)))


@wrong("targets stay behind", "targets_stay_behind")
def targets_stay(X, t, batch_size, order):
    return [(X[order[i : i + batch_size]], t[i : i + batch_size]) for i in range(0, len(order), batch_size)]


@wrong("a new order for the targets", "not_deterministic")
def two_orders(X, t, batch_size, order):
    other = np.random.default_rng().permutation(len(t))
    return [(X[order[i : i + batch_size]], t[other[i : i + batch_size]]) for i in range(0, len(order), batch_size)]


@wrong("overlap", "batches_overlap", "wrong_shape")
def overlap(X, t, batch_size, order):
    return [(X[order[i : i + batch_size]], t[order[i : i + batch_size]]) for i in range(len(order))]


@wrong("batch_size is taken for the number of batches", "size_is_the_number", "wrong_shape")
def number(X, t, batch_size, order):
    return [(X[p], t[p]) for p in np.array_split(order, min(batch_size, len(order)))]


@wrong("order sorted", "order_ignored")
def in_order(X, t, batch_size, order):
    return slices(X, t, batch_size, np.sort(order))


@wrong("the inverse permutation", "order_inverted")
def inverse(X, t, batch_size, order):
    return slices(X, t, batch_size, np.argsort(order))


@wrong("only X", "targets_missing", "wrong_container")
def only_rows(X, t, batch_size, order):
    return [x for x, _ in slices(X, t, batch_size, order)]


@wrong("two lists", "wrong_container", "wrong_shape")
def two_lists(X, t, batch_size, order):
    return tuple(zip(*slices(X, t, batch_size, order)))


@wrong("shuffled in place", "changed_its_input")
def in_place(X, t, batch_size, order):
    X[:], t[:] = X[order], t[order]
    return slices(X, t, batch_size, np.arange(len(X)))


@wrong("an empty batch at the end", "off_by_one")
def empty(X, t, batch_size, order):
    return [*slices(X, t, batch_size, order), (X[:0], t[:0])]
