"""Answers to running_statistics."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def loop(batches, momentum=0.9):
    mean, var = 0.0, 1.0
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean, var


@right
def arrays(history, momentum=0.9):
    d = history[0].shape[1]
    mean, var = np.zeros(d), np.ones(d)
    for x in history:
        mean += (1 - momentum) * (x.mean(0) - mean)
        var += (1 - momentum) * (x.var(0) - var)
    return mean, var


@right
def weights(batches, momentum=0.9):
    T = len(batches)
    share = (1 - momentum) * momentum ** np.arange(T - 1, -1, -1)
    means = np.array([x.mean(axis=0) for x in batches])
    variances = np.array([((x - x.mean(axis=0)) ** 2).mean(axis=0) for x in batches])
    return share @ means, momentum**T + share @ variances


@right
def recursive(batches, momentum=0.9):
    if not batches:
        return 0.0, 1.0
    mean, var = recursive(batches[:-1], momentum)
    keep = lambda old, new: momentum * old + (1 - momentum) * new
    return keep(mean, np.average(batches[-1], axis=0)), keep(var, np.var(batches[-1], axis=0))


@wrong("momentum the other way round", "momentum_reversed")
def reversed_momentum(batches, momentum=0.9):
    return loop(batches, 1 - momentum)


@wrong("deviations in place of variances", "deviation_averaged")
def deviations(batches, momentum=0.9):
    mean, std = 0.0, 1.0
    for x in batches:
        mean, std = momentum * mean + (1 - momentum) * x.mean(0), momentum * std + (1 - momentum) * x.std(0)
    return mean, std


@wrong("the last batch", "last_batch_only")
def last(batches, momentum=0.9):
    return batches[-1].mean(axis=0), batches[-1].var(axis=0)


@wrong("variance from 0", "variance_from_zero")
def from_zero(batches, momentum=0.9):
    mean, var = 0.0, 0.0
    for x in batches:
        mean, var = momentum * mean + (1 - momentum) * x.mean(0), momentum * var + (1 - momentum) * x.var(0)
    return mean, var


@wrong("from the first batch", "starts_with_first_batch")
def first_batch(batches, momentum=0.9):
    mean, var = batches[0].mean(0), batches[0].var(0)
    for x in batches[1:]:
        mean, var = momentum * mean + (1 - momentum) * x.mean(0), momentum * var + (1 - momentum) * x.var(0)
    return mean, var


@wrong("a plain average", "plain_average")
def plain(batches, momentum=0.9):
    return np.mean([x.mean(0) for x in batches], axis=0), np.mean([x.var(0) for x in batches], axis=0)


@wrong("N - 1", "unbiased_variance")
def unbiased(batches, momentum=0.9):
    mean, var = 0.0, 1.0
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(0)
        var = momentum * var + (1 - momentum) * x.var(0, ddof=min(1, len(x) - 1))
    return mean, var


@wrong("bias corrected", "bias_corrected", "first_wrong_part")
def corrected(batches, momentum=0.9):
    mean, var = loop(batches, momentum)
    return mean / (1 - momentum ** len(batches)), var / (1 - momentum ** len(batches))


@wrong("order", "swapped_outputs")
def order(batches, momentum=0.9):
    return loop(batches, momentum)[::-1]


@wrong("from the last batch to the first")
def backwards(batches, momentum=0.9):
    return loop(batches[::-1], momentum)


@wrong("the mean only", "wrong_container")
def mean_only(batches, momentum=0.9):
    return loop(batches, momentum)[0]


@wrong("all rows in one batch", "first_wrong_part")
def stacked(batches, momentum=0.9):
    return loop([np.concatenate(batches)], momentum)
