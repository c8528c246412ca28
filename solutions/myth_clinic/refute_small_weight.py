"""Myth 63: small weights can go."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def refute_small_weight():
    """Often said: "the smallest weights matter least, so prune them first".

    A neuron computes w₁x₁ + w₂x₂ for N rows. Setting a weight to 0 changes the output of
    row n by wᵢ xₙᵢ; call the root of the mean square of these changes the weight's EFFECT.

    Return `(w, x1, x2)`: two weights w, neither 0, with w₁ at most a TENTH of w₂ in size,
    and two features of N ≥ 2 values each, such that the small weight w₁ has at least TEN
    times the effect of w₂, and w₂ has an effect above 0. No number larger than 1,000,000.

    Returns: a tuple of three lists of numbers
    """
    return [0.01, 1.0], [3000.0, 5000.0, 4000.0], [0.5, -1.0, 0.2]


def cases(rng):
    yield case(label="what each of your two features contributes")


def verify(value):
    """Effect of a weight: |w| times the root mean square of its feature."""
    try:
        w, x1, x2 = (np.asarray(part, dtype=float) for part in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of three lists of numbers is asked, (w, x1, x2)"
    if w.shape != (2,) or x1.ndim != 1 or x1.shape != x2.shape or len(x1) < 2:
        return "w should hold two numbers, and x1 and x2 equally many, at least two"
    if not all(np.all(np.abs(part) <= 1e6) for part in (w, x1, x2)) or not w.all():
        return "The weights may not be 0, and no number may be larger than 1,000,000 in size"
    if abs(w[0]) > abs(w[1]) / 10:
        return "weight_not_small"
    effect = [abs(w[i]) * float(np.sqrt(np.mean(x**2))) for i, x in enumerate((x1, x2))]
    if effect[1] == 0:
        return "silent_feature"
    if effect[0] >= 10 * effect[1]:
        return None
    return "features_alike" if effect[0] < 1.001 * effect[1] else "not_ten_times"


@misconception("The first weight is larger than a tenth of the second. The point is that a SMALL weight can matter.")
def weight_not_small():
    return [1.0, 1.0], [100.0, 200.0], [1.0, 2.0]


@misconception(
    "The smaller weight does not have the larger effect here. A weight is small or large only beside the feature that it "
    "multiplies."
)
def features_alike():
    return [0.1, 1.0], [1.0, 2.0], [1.0, 2.0]


@misconception("The second feature is 0 in every row, so that its weight has no effect at all. Let it do a little.")
def silent_feature():
    return [0.1, 1.0], [1.0, 2.0], [0.0, 0.0]


@misconception("The small weight has the larger effect, but not ten times. Stretch its feature further.")
def not_ten_times():
    return [0.1, 1.0], [20.0, 40.0], [1.0, 2.0]


hints = (
    "One feature is measured in metres, the other in kilometres. What does that do to their weights?",
    "The effect is the weight's size times the typical size of its feature. Which of the two can you choose freely?",
    "If w₁ is a tenth of w₂, x₁ has to be at least a hundred times as large as x₂.",
    "A twin: w = (0.5, 3) with features of typical size 60 and 1 has the effects 30 and 3.",
)


exercise = Exercise(
    refute_small_weight,
    cases,
    points=2,
    hints=hints,
    misconceptions=(weight_not_small, features_alike, silent_feature, not_ten_times),
    verify=verify,
    kind="myth",
)
