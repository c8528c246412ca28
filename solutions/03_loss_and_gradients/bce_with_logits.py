"""Binary cross-entropy straight from the score, exact for every score."""

import numpy as np

from autograder.exercise import Exercise, case, misconception
from nnref import sigmoid


def bce_with_logits(z, t):
    """Binary cross-entropy of the probability sigmoid(z), computed from the score z itself.
    t is 1 (yes) or 0 (no).

    L = mean of l(z, t),   l(z, 1) = log(1 + exp(-z)),   l(z, 0) = log(1 + exp(z))

    Both cases are l(z, t) = log(1 + exp(z)) - z t.
    Your function must be exact, and silent, for scores as large as 1000 or -1000:
    there exp(1000) overflows, and sigmoid(z) is rounded to exactly 0 or 1.
    No clip: the loss of z = -1000, t = 1 is 1000.

    Example: z = [0, log 3], t = [1, 0]. The probabilities of yes are 1/2 and 3/4,
    those of what happened 1/2 and 1/4:
    L = (log 2 + log 4) / 2 = 1.0397.

    Shapes: z (N,), t (N,) -> one number
    Returns: a float
    """
    return np.mean(np.maximum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z))))


def cases(rng):
    def labels(n):
        return np.concatenate([[0.0, 1.0], rng.integers(0, 2, n - 2)]).astype(float)

    yield case(np.array([0.0, np.log(3.0)]), np.array([1.0, 0.0]), label="2 rows, by hand: 1.0397")
    yield case(rng.normal(size=6) * 2, labels(6), label="6 rows")
    yield case(rng.uniform(1, 3, 1), np.array([1.0]), label="1 row")
    yield case(np.zeros(3), labels(3), label="scores of 0: a coin, log 2")
    huge = np.array([1000.0, -1000.0, 1200.0, -1200.0]) + rng.normal(size=4)
    yield case(huge, np.array([1.0, 0.0, 0.0, 1.0]), label="scores near 1000, two right and two wrong")
    yield case(rng.uniform(-50, -40, 3), np.array([0.0, 1.0, 0.0]), label="scores near -45: sigmoid is almost 0")


hints = (
    "What does log(1 + exp(z)) come to when z is 1000? You do not need a computer for that.",
    "log(1 + exp(z)) = log(exp(z) (exp(-z) + 1)) = z + log(1 + exp(-z)). For which z is the first form safe, for which the last?",
    "Both forms in one: the larger of z and 0, plus log(1 + exp(-|z|)). That exp never sees a positive number. np.log1p(x) is "
    "log(1 + x), exact for tiny x. (np.logaddexp(0, z) also does it.)",
    "A twin: z = [1000, -2], t = [0, 0]. log(1 + e^1000) = 1000 + log(1 + e^-1000) = 1000; log(1 + e^-2) = 0.1269. "
    "Their mean is 500.06.",
)


def softplus(z):
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


@misconception("exp of a large score overflows: inf, or a warning. Rearrange log(1 + exp(z)) so that exp only sees numbers "
               "that are not positive.")  # fmt: skip
def overflows(z, t):
    return np.mean(np.log(1 + np.exp(z)) - z * t)


@misconception("sigmoid(z) is rounded to exactly 0 or 1 for large scores, and the logarithm of 0 is -inf. Work with the score "
               "itself, the sigmoid need not be computed at all.")  # fmt: skip
def log_of_sigmoid(z, t):
    p = sigmoid(z)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


@misconception("Finite but capped: you clipped the probability, so a loss of 1000 looks like 27.6. The formula with logits "
               "needs no clip.")  # fmt: skip
def clipped_probability(z, t):
    p = np.clip(sigmoid(z), 1e-12, 1 - 1e-12)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


@misconception("The sigmoid was applied twice: every probability lies between 0.5 and 0.73, so nothing is ever surprising. "
               "The argument of this function is the score, and the formula already contains the sigmoid.")  # fmt: skip
def sigmoid_twice(z, t):
    s = sigmoid(z)
    return np.mean(softplus(s) - s * t)


@misconception("Yes and no have changed places: a large positive score is cheap in yours when t is 0. Look at the sign of "
               "the term with z t.")  # fmt: skip
def turns_the_score(z, t):
    return np.mean(softplus(-z) + z * t)


@misconception("The term with z t is added where it should be subtracted: for a right, large score the loss must go to 0, "
               "yours goes to 2z.")  # fmt: skip
def adds_the_label_term(z, t):
    return np.mean(softplus(z) + z * t)


@misconception("Right size, negative sign. This loss is never negative.")
def negative(z, t):
    return -np.mean(softplus(z) - z * t)


@misconception("The labels are not used: every row is treated as t = 0. The term with z t is missing.")
def ignores_labels(z, t):
    return np.mean(softplus(z))


@misconception("Your number grows with the number of rows: a sum where the mean is asked.")
def adds_up(z, t):
    return np.sum(softplus(z) - z * t)


@misconception("Right for negative scores, wrong for positive ones: log(1 + exp(-|z|)) alone is only the small remainder. "
               "For z > 0 the z that you pulled out of the logarithm must be added again.")  # fmt: skip
def drops_the_maximum(z, t):
    return np.mean(np.log1p(np.exp(-np.abs(z))) - z * t)


@misconception(
    "Right for scores of 0 and above, wrong for negative ones: log(1 + exp(-z)) goes with the maximum only where z is "
    "positive. The small remainder needs the size of z without its sign, exp(-|z|)."
)
def forgets_the_size(z, t):
    return np.mean(np.maximum(z, 0) - z * t + np.log1p(np.exp(-z)))


@misconception(
    "Right for scores of 0 and above, wrong for negative ones: the size |z| stands where the larger of z and 0 belongs. "
    "For z = -5 nothing was pulled out of the logarithm, so nothing is added."
)
def size_for_the_maximum(z, t):
    return np.mean(np.abs(z) - z * t + np.log1p(np.exp(-np.abs(z))))


exercise = Exercise(
    bce_with_logits,
    cases,
    points=4,
    hints=hints,
    stable=True,
    misconceptions=(
        overflows,
        log_of_sigmoid,
        clipped_probability,
        sigmoid_twice,
        turns_the_score,
        adds_the_label_term,
        negative,
        ignores_labels,
        adds_up,
        drops_the_maximum,
        forgets_the_size,
        size_for_the_maximum,
    ),
)
