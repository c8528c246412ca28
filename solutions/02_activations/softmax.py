"""Exercise: from scores to probabilities, without overflow."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def softmax(z):
    """Turn each row of scores into probabilities: all positive, adding up to 1.

    pₙₖ = exp(zₙₖ) / Σⱼ exp(zₙⱼ), the sum over the classes j of the same row

    By hand: the row [ln 3, 0] has the exponentials [3, 1], their sum is 4, so the
    probabilities are [0.75, 0.25].

    One row is one example. Scores such as 1000 must work, without a warning: exp(1000)
    does not fit into a float. Adding the same number to a whole row changes no
    probability. z itself must not change.

    Shapes: z (N, K) -> (N, K)
    Returns: an array of floats; every row sums to 1
    """
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def cases(rng):
    z = np.array([[np.log(3.0), 0.0], [0.0, 0.0]])
    yield case(z, label="2 rows, 2 classes, by hand: 0.75, 0.25 and 0.5, 0.5")
    yield case(rng.normal(size=(4, 3)), label="4 rows, 3 classes")
    yield case(rng.normal(size=(1, 5)) * 3 - np.array([0.0, 0.0, 12.0, 0.0, 0.0]), label="1 row, one class most unlikely")
    yield case(rng.normal(size=(3, 3)), label="as many rows as classes")
    large = rng.normal(size=(3, 4)) + np.array([1000.0, 1000.0, 1000.0, -1000.0])
    yield case(large, label="large scores, about 1000 and -1000")
    far = rng.normal(size=(3, 2)) + np.array([[1000.0], [0.0], [-1000.0]])
    yield case(far, label="rows of very different size")


hints = (
    "What must each row add up to? Compute that sum for your result first.",
    "A sum along one axis of a (4, 3) array has shape (4,). Which shape does it need, to divide every row by its own sum?",
    "exp(1000) is inf. Which number can you subtract from a whole row without changing its probabilities, so that no score is above 0?",
    "A twin: shares of a budget. Rows [[2, 6], [5, 5]] have the sums [[8], [10]] (two rows, one column), and dividing gives "
    "[[0.25, 0.75], [0.5, 0.5]]. For softmax the exponentials are shared out: the row [2, 0] becomes [0, -2], then [1, 0.135], then each "
    "over 1.135.",
)


@misconception(
    "Each column adds up to 1, not each row: the sum runs over the examples. One row is one example, and its probabilities belong together."
)
def sums_over_examples(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


@misconception("All entries together add up to 1: one sum is shared by all rows. Each row needs a sum of its own.")
def one_sum_for_all(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum()


@misconception(
    "All entries together add up to 1, where each row should, and large scores give nan. So there are two things to mend: one sum is shared "
    "by all rows, and exp(1000) is inf. Begin with the sum."
)
def one_sum_and_no_shift(z):
    e = np.exp(z)
    return e / e.sum()


@misconception(
    "Right for small scores, nan for large ones: exp(1000) is inf, and inf/inf is nan. Subtract something from each row first that cancels "
    "in the fraction."
)
def no_shift(z):
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "Right for scores of moderate size. Larger ones are all cut to the same number, so that the classes of a row near 1000 come out equal: "
    "clipping changes differences. Subtracting the largest score of a row keeps them."
)
def scores_clipped(z):
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "Right unless the rows differ much in size: then all exponentials of a row are 0 and 0/0 is nan. The maximum of the whole array was "
    "subtracted; each row needs its own."
)
def one_shift_for_all(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "Right for one row only. For several rows it fails, or divides column j by the sum of row j: the maximum and the sum have shape (N,) "
    "and are read as a row. Keep the axis that you reduce."
)
def axis_not_kept(z):
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1)


@misconception(
    "The result is right, but z itself was changed: -= works in place, and the caller's scores are lost. Make a new array."
)
def changes_its_input(z):
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@misconception("The largest entry of each row is 1: you divided by the maximum. Probabilities are shares of the sum.")
def divides_by_the_maximum(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.max(axis=1, keepdims=True)


@misconception(
    "Every entry is squashed on its own, so the rows do not add up to 1: that is the sigmoid. In softmax the classes of a row share one sum."
)
def sigmoid_of_each(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


@misconception("All numbers are negative or 0: these are the logarithms of the probabilities. log_softmax is the next exercise.")
def logarithm_returned(z):
    s = z - z.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


@misconception(
    "Only 0 and 1 come out: that is the hard argmax. Softmax gives the runners-up their share too, and so it has a useful slope."
)
def hard_argmax(z):
    return (z == z.max(axis=1, keepdims=True)).astype(float)


@misconception("The least likely class got the largest probability: the scores have the wrong sign in the exponent.")
def sign_in_the_exponent(z):
    e = np.exp(z.min(axis=1, keepdims=True) - z)
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "The exponential is missing: you divided the scores themselves by their sum. Negative scores then give negative numbers, and a sum of 0 "
    "cannot be divided by."
)
def no_exponential(z):
    return z / z.sum(axis=1, keepdims=True)


exercise = Exercise(
    softmax,
    cases,
    points=4,
    hints=hints,
    misconceptions=(
        sums_over_examples,
        one_sum_for_all,
        one_sum_and_no_shift,
        no_shift,
        scores_clipped,
        one_shift_for_all,
        axis_not_kept,
        changes_its_input,
        divides_by_the_maximum,
        sigmoid_of_each,
        logarithm_returned,
        hard_argmax,
        sign_in_the_exponent,
        no_exponential,
    ),
    stable=True,
)
