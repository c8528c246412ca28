"""Myth 67: the loss that is printed at the end of an epoch."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_mean_of_batches():
    """Often seen in programs: the mean of the batches' losses, printed as "the epoch's loss".

    Return `(losses, sizes)` of one epoch: from 2 to 1,000 batches, the mean loss of each
    (above 0 and at most 1,000,000) and its number of examples. All batches have the same
    size but the last, which holds the remaining examples: at least 1 and FEWER than the
    others. The mean of the losses should be at least TWICE the mean loss of an example,
    or at most half of it.

    Returns: a tuple of two lists of equal length
    """
    return [0.1, 0.1, 5.0], [32, 32, 1]


def cases(rng):
    yield case(label="the two means over your epoch")


def verify(value):
    """The mean over batches, against the mean over examples."""
    try:
        losses, sizes = (np.asarray(part, dtype=float) for part in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two lists of numbers is asked, the losses and the sizes"
    if losses.ndim != 1 or losses.shape != sizes.shape or not 2 <= len(losses) <= 1000:
        return "Two lists of equal length are asked, with 2 to 1,000 batches"
    if not np.all((losses > 0) & (losses <= 1e6)):
        return "Every loss has to be above 0 and at most 1,000,000"
    if not np.all((sizes >= 1) & (sizes <= 1e6) & (sizes == np.floor(sizes))):
        return "The sizes have to be whole numbers from 1 to 1,000,000"
    if np.ptp(sizes) == 0:
        return "equal_sizes"
    if np.ptp(sizes[:-1]) != 0 or sizes[-1] > sizes[0]:
        return "not_the_last"
    ratio = float(losses.mean() / ((losses * sizes).sum() / sizes.sum()))
    if ratio >= 2 or ratio <= 0.5:
        return None
    return "equal_losses" if np.ptp(losses) == 0 else "not_a_factor_two"


@misconception("All batches are equally large, and then the two means are the same. Leave a short one at the end.")
def equal_sizes():
    return [0.1, 0.2, 5.0], [32, 32, 32]


@misconception("Only the LAST batch may have another size than the rest, and it has to be smaller.")
def not_the_last():
    return [5.0, 0.1, 0.1], [1, 32, 32]


@misconception("Every batch has the same loss, so it does not matter how they are weighted. Let the short one differ.")
def equal_losses():
    return [0.5, 0.5, 0.5], [32, 32, 1]


@misconception("The two means differ, but by less than a factor of two. A shorter last batch, or one whose loss stands out more.")
def not_a_factor_two():
    return [1.0, 1.0, 2.0], [32, 32, 16]


hints = (
    "How much does one example of the short batch count, compared with one of a full batch, in the mean of the losses?",
    "Write down the mean loss of an example: the sum of loss times size, divided by the number of all examples.",
    "Let the last batch hold a single example, and let that one be unlucky.",
    "A twin: the losses 1 and 4 with the sizes 9 and 1. The mean of the losses is 2.5; the mean over the examples is 13/10 = 1.3.",
)


exercise = Exercise(
    refute_mean_of_batches,
    cases,
    points=1,
    hints=hints,
    misconceptions=(equal_sizes, not_the_last, equal_losses, not_a_factor_two),
    verify=verify,
    kind="myth",
)
