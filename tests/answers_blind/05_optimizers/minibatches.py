import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def array_split(X, t, batch_size, order):
    cuts = np.split(np.asarray(order), range(batch_size, len(order), batch_size))
    return [(X[rows], t[rows]) for rows in cuts]


@right
def generator(X, t, batch_size, order):
    def batches():
        todo = list(order)
        while todo:
            rows, todo = todo[:batch_size], todo[batch_size:]
            yield X[rows], t[rows]

    return list(batches())


@wrong("the last, shorter batch is dropped", r"last|short|left over|lost|missing")
def drops_the_last(X, t, batch_size, order):
    return [(X[order[i : i + batch_size]], t[order[i : i + batch_size]]) for i in range(0, len(X) - batch_size + 1, batch_size)]


@wrong("the targets are not put into the order", r"target|own|order|\bt\b")
def targets_unordered(X, t, batch_size, order):
    X = X[order]
    return [(X[i : i + batch_size], t[i : i + batch_size]) for i in range(0, len(X), batch_size)]


@wrong("the order is ignored", r"order")
def no_order(X, t, batch_size, order):
    return [(X[i : i + batch_size], t[i : i + batch_size]) for i in range(0, len(X), batch_size)]


@wrong("the batches overlap: the loop goes by one", r"overlap|twice|batch_size|step|too many|entries")
def overlapping(X, t, batch_size, order):
    X, t = X[order], t[order]
    return [(X[i : i + batch_size], t[i : i + batch_size]) for i in range(len(X))]
