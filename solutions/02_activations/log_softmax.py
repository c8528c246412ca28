"""Exercise: the logarithm of softmax, which never takes log 0."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def log_softmax(z):
    """The natural logarithm of softmax, computed from the scores directly.

    log pₙₖ = zₙₖ - log Σⱼ exp(zₙⱼ), the sum over the classes j of the same row

    By hand: the row [ln 3, 0] has the sum 3 + 1 = 4,
    so the result is [ln 3 - ln 4, -ln 4] = [-0.288, -1.386].

    The row [0, -1000] must give [0, -1000], and NumPy must not warn. The way over softmax
    cannot do it: there the second probability is rounded to 0, and log 0 is -inf.

    Shapes: z (N, K) -> (N, K)
    Returns: an array of floats, none above 0
    """
    s = z - z.max(axis=1, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


def cases(rng):
    z = np.array([[np.log(3.0), 0.0], [0.0, 0.0]])
    yield case(z, label="2 rows, 2 classes, by hand: -0.288, -1.386 and twice -0.693")
    yield case(rng.normal(size=(4, 3)), label="4 rows, 3 classes")
    yield case(rng.normal(size=(1, 5)) * 3, label="1 row")
    yield case(rng.normal(size=(3, 3)), label="as many rows as classes")
    yield case(1000.0 + rng.normal(size=(3, 4)), label="large scores, about 1000")
    yield case(rng.normal(size=(3, 2)) + np.array([[0.0, -1000.0]]), label="a class 1000 below the other")
    far = rng.normal(size=(3, 2)) + np.array([[1000.0], [0.0], [-1000.0]])
    yield case(far, label="rows of very different size")


hints = (
    "What is the largest value that a logarithm of a probability can have? And what do the exponentials of a row of your result add up to?",
    "log(a / b) = log a - log b. Apply it to softmax, and the first logarithm meets an exponential.",
    "Shift the row by its largest score first. After the shift the sum of the exponentials is at least 1, so its logarithm is safe. "
    "Both the scores and the sum must have the same shift.",
    "A twin with base 2: scores [3, 1] are shifted to [0, -2]; the sum is 1 + 1/4 = 1.25; its logarithm to base 2 is 0.322; the result is "
    "[-0.322, -2.322].",
)


@misconception(
    "Right until a probability is rounded to 0: then log 0 gives -inf and a warning. Do not compute softmax first; simplify the logarithm "
    "of the fraction on paper."
)
def logarithm_of_softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.log(e / e.sum(axis=1, keepdims=True))


@misconception(
    "Where the truth is -1000 you return -27.6, the logarithm of 1e-12: a small number was added to hide log 0. It hides the answer too. "
    "The formula can be rearranged so that log 0 never appears."
)
def small_number_added(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.log(e / e.sum(axis=1, keepdims=True) + 1e-12)


@misconception(
    "Every row is off by its largest score: the shift is in the exponentials and not in the scores. What is subtracted inside the sum has "
    "to be subtracted in front of it too."
)
def shift_not_undone(z):
    m = z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z - m).sum(axis=1, keepdims=True))


@misconception("Right for small scores, -inf for scores near 1000: exp(1000) is inf. Shift each row by its largest score first.")
def no_shift(z):
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@misconception(
    "Right unless the rows differ much in size: the maximum of the whole array was subtracted, and all exponentials of a low row became 0. "
    "Each row needs its own maximum."
)
def one_shift_for_all(z):
    s = z - z.max()
    return s - np.log(np.exp(s).sum(axis=1, keepdims=True))


@misconception("Down each column the exponentials add up to 1, not along each row: maximum and sum run over the examples.")
def sums_over_examples(z):
    s = z - z.max(axis=0)
    return s - np.log(np.exp(s).sum(axis=0))


@misconception(
    "Right for one row only. For several rows it fails, or subtracts the value of row j from column j: maximum and sum have shape (N,) and "
    "are read as a row. Keep the axis that you reduce."
)
def axis_not_kept(z):
    s = z - z.max(axis=1)
    return s - np.log(np.exp(s).sum(axis=1))


@misconception(
    "The sum is subtracted where its logarithm should be: for two equal scores you get -2, and ln(1/2) = -0.693 is right."
)
def logarithm_of_the_sum_missing(z):
    s = z - z.max(axis=1, keepdims=True)
    return s - np.exp(s).sum(axis=1, keepdims=True)


@misconception("These are the probabilities. Their logarithms are asked: none of them is above 0.")
def probabilities_returned(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@misconception(
    "All numbers are positive: this is the NEGATIVE logarithm, which will be a loss in the next chapter. Here the logarithm itself is asked."
)
def negative_logarithm(z):
    s = z - z.max(axis=1, keepdims=True)
    return np.log(np.exp(s).sum(axis=1, keepdims=True)) - s


@misconception(
    "For two equal scores you return -1: that is the logarithm to base 2. `log` is the natural one in this course, np.log."
)
def base_two(z):
    s = z - z.max(axis=1, keepdims=True)
    return s - np.log2(np.exp(s).sum(axis=1, keepdims=True))


exercise = Exercise(
    log_softmax,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        logarithm_of_softmax,
        small_number_added,
        shift_not_undone,
        no_shift,
        one_shift_for_all,
        sums_over_examples,
        axis_not_kept,
        logarithm_of_the_sum_missing,
        probabilities_returned,
        negative_logarithm,
        base_two,
    ),
    stable=True,
)
