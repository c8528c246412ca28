"""Myth: the cross-entropy measures a distance, and is 0 for the right answer."""

import numpy as np

from autograder.exercise import Exercise, misconception


def myth_loss_zero_when_right():
    """Often said: "cross-entropy measures how different two distributions are;
    for the right answer it is 0."

    Refute it: return a probability vector p, as an array, for which the cross-entropy of p
    with itself, -(sum over k of pₖ log pₖ), is larger than 1.
    Target and forecast are then equal, and the loss is not 0.

    Returns: an array (K,) of probabilities that add up to 1; K is your choice
    """
    return np.full(4, 0.25)


def cases(rng):
    yield ()


def verify(p):
    p = np.asarray(p, dtype=float)
    if p.ndim != 1 or p.size < 2:
        return "Return one distribution: an array of at least two probabilities, shape (K,)"
    if not np.all(np.isfinite(p)) or np.any(p < 0) or abs(p.sum() - 1) > 1e-9:
        return "not_a_distribution"
    entropy = -np.sum(p * np.log(np.maximum(p, 1e-300)))
    if entropy > 1:
        return None
    if entropy < 1e-9:
        return "one_hot_target"
    if p.size == 2:
        return "two_classes"
    return f"The cross-entropy of your p with itself is {entropy:.3f}: not 0, but not above 1 yet. Spread the probability more evenly"


@misconception("One-hot is the one case where the statement holds: -1 log 1 = 0. Take a p that is unsure.")
def one_hot_target():
    return np.array([1.0, 0.0, 0.0])


@misconception("The entries have to be probabilities: none negative, and together exactly 1.")
def not_a_distribution():
    return np.array([0.5, 0.5, 0.5])


@misconception("Right idea, but two classes are too few: the most unsure coin, (0.5, 0.5), has entropy log 2 = 0.69. "
               "Take more classes.")  # fmt: skip
def two_classes():
    return np.array([0.5, 0.5])


exercise = Exercise(
    myth_loss_zero_when_right,
    cases,
    points=1,
    hints=(
        "When is a forecaster surprised even though her probabilities are exactly right?",
        "Cross-entropy = entropy + KL. For equal distributions the KL part is 0. What is left?",
        "The entropy is largest when all K probabilities are equal; then it is log K.",
        "A twin: for p = (0.6, 0.3, 0.1) the sum is 0.306 + 0.361 + 0.230 = 0.898. Not enough yet.",
    ),
    misconceptions=(one_hot_target, not_a_distribution, two_classes),
    verify=verify,
    kind="myth",
)
