"""Exercise: the statistics that batch norm remembers for the test."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def running_statistics(batches, momentum=0.9):
    """Mean and variance of every unit as batch norm remembers them: averages over the
    batches of the training, in which the latest batch counts most.

    running = momentum * running + (1 - momentum) * batch, for mean and variance alike

    The running mean starts at 0, the running variance at 1. The batch's variance
    divides by N.

    By hand: one batch [[0], [2]] has the mean 1 and the variance 1. With momentum 0.5
    the running mean is 0.5 * 0 + 0.5 * 1 = 0.5, the variance 0.5 * 1 + 0.5 * 1 = 1.

    batches is a list of arrays (N, D), in the order of the training; N may differ.

    Returns: the tuple (mean, var), each of shape (D,)
    """
    mean, var = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean, var


def sample(rng, d, *sizes):
    return [rng.normal(size=(n, d)) * (1 + np.arange(d)) + 2 for n in sizes]


def cases(rng):
    yield case(
        [np.array([[0.0], [2.0]]), np.array([[4.0], [8.0]])], momentum=0.5, label="two batches, by hand: mean 3.25, var 2.5"
    )
    yield case(sample(rng, 3, 4, 4, 4, 4, 4), label="5 batches, 3 units")
    yield case(sample(rng, 2, 5, 5, 3), momentum=0.25, label="3 batches, the last one short")
    yield case(sample(rng, 4, 6), momentum=0.75, label="1 batch")
    yield case(sample(rng, 2, *[3] * 40), label="40 batches: the start is forgotten")
    yield case(sample(rng, 3, 4, 2), momentum=0.0, label="momentum 0: only the last batch counts")


hints = (
    "After the first batch and with momentum 0.9: which share of the running mean is still the starting value 0?",
    "Two numbers for each unit are carried from batch to batch. With which values do they begin?",
    "In each turn the old value keeps the share momentum; the batch's own mean (or variance, down a column) gets the rest.",
    "A twin: a running value 10, a new value 20 and momentum 0.8 give 8 + 4 = 12.",
)


@misconception(
    "momentum is turned round: the newest batch gets the share momentum. Here momentum is the share that the OLD value keeps. (PyTorch "
    "names the other share.)"
)
def momentum_reversed(batches, momentum=0.9):
    mean, var = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for x in batches:
        mean = (1 - momentum) * mean + momentum * x.mean(axis=0)
        var = (1 - momentum) * var + momentum * x.var(axis=0)
    return mean, var


@misconception(
    "The standard deviation is averaged and returned. The variance is asked, and the average of roots is not the root of an average."
)
def deviation_averaged(batches, momentum=0.9):
    mean, std = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        std = momentum * std + (1 - momentum) * x.std(axis=0)
    return mean, std


@misconception(
    "The standard deviation is averaged and squared at the end: that comes out too small. Average the variances themselves."
)
def deviation_averaged_then_squared(batches, momentum=0.9):
    mean, std = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        std = momentum * std + (1 - momentum) * x.std(axis=0)
    return mean, std**2


@misconception("Only the last batch counts: the running value is overwritten in each turn, nothing of the old one is kept.")
def last_batch_only(batches, momentum=0.9):
    return batches[-1].mean(axis=0), batches[-1].var(axis=0)


@misconception("Only the start and the last batch count: the running value is reset in each turn of the loop.")
def start_and_last_batch(batches, momentum=0.9):
    return (1 - momentum) * batches[-1].mean(axis=0), momentum + (1 - momentum) * batches[-1].var(axis=0)


@misconception("The running variance starts at 0 in your answer. It starts at 1, so that a fresh network normalizes by 1.")
def variance_from_zero(batches, momentum=0.9):
    mean, var = np.zeros(batches[0].shape[1]), np.zeros(batches[0].shape[1])
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean, var


@misconception(
    "Your average starts with the first batch. Here it starts with the mean 0 and the variance 1, and the first batch is mixed in."
)
def starts_with_first_batch(batches, momentum=0.9):
    mean, var = batches[0].mean(axis=0), batches[0].var(axis=0)
    for x in batches[1:]:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean, var


@misconception(
    "All batches count the same in your average. A running average forgets: the old value is multiplied by momentum in each turn."
)
def plain_average(batches, momentum=0.9):
    return np.mean([x.mean(axis=0) for x in batches], axis=0), np.mean([x.var(axis=0) for x in batches], axis=0)


@misconception(
    "The mean is right. The squares in your variance are taken around the RUNNING mean; the variance of a batch is measured around its own mean."
)
def variance_around_running_mean(batches, momentum=0.9):
    mean, var = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * ((x - mean) ** 2).mean(axis=0)
    return mean, var


@misconception(
    "The variance of a batch divides by N - 1. Here it divides by N, as in the forward pass. (PyTorch uses N - 1 at this place.)"
)
def unbiased_variance(batches, momentum=0.9):
    mean, var = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0, ddof=1)
    return mean, var


@misconception("You divide by 1 - momentum^t at the end, as Adam does. Batch norm's running statistics have no such correction.")
def bias_corrected(batches, momentum=0.9):
    mean, var = np.zeros(batches[0].shape[1]), np.zeros(batches[0].shape[1])
    for x in batches:
        mean = momentum * mean + (1 - momentum) * x.mean(axis=0)
        var = momentum * var + (1 - momentum) * x.var(axis=0)
    return mean / (1 - momentum ** len(batches)), var / (1 - momentum ** len(batches))


exercise = Exercise(
    running_statistics,
    cases,
    points=2,
    hints=hints,
    parts=("mean", "var"),
    misconceptions=(
        momentum_reversed,
        deviation_averaged,
        deviation_averaged_then_squared,
        last_batch_only,
        start_and_last_batch,
        variance_from_zero,
        starts_with_first_batch,
        plain_average,
        variance_around_running_mean,
        unbiased_variance,
        bias_corrected,
    ),
)
