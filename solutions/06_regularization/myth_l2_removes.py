"""Myth: "L2 removes weights"."""

from autograder.exercise import Exercise, case, misconception


def myth_l2_removes():
    """Often said: "an L2 penalty removes the weights that are not needed, as L1 does".

    One weight w, and a loss that would like it to be a: (w - a)² / 2. With a penalty
    the best weight moves towards 0:

    - with lam/2 * w² it is a / (1 + lam)
    - with lam * |w| it is a - lam for a > lam, a + lam for a < -lam, and 0 between

    Return `(a, lam)` such that L1 removes the weight (its best value is exactly 0)
    while L2, with the same lam, leaves more than half of a.

    Returns: a tuple of two numbers, a not 0 and lam above 0
    """
    return 0.25, 0.5


def cases(rng):
    yield case(label="your a and lam")


def verify(value):
    """L1's best weight is 0, L2's is above a / 2."""
    a, lam = (float(v) for v in value)
    if not (abs(a) < 1e9 and 0 < lam < 1e9):
        return "an ordinary number is asked for a, and one above 0 for lam"
    if a == 0:
        return "nothing_to_remove"
    if abs(a) > lam:
        return "l1_leaves_it"
    if 1 / (1 + lam) <= 0.5:
        return "l2_takes_half"
    return None


hints = (
    "For which a does the pull of L1, which has the strength lam everywhere, win against the loss at w = 0?",
    "For which lam does a / (1 + lam) keep more than half of a? a drops out of this question.",
    "Two conditions: a is not larger than lam in size, and lam is below some number.",
    "A twin: a = 6 and lam = 2 leave L2 the weight 6/3 = 2, a third of a; L1 leaves 6 - 2 = 4.",
)


@misconception("With a = 0 the loss itself asks for the weight 0: there is nothing to remove. Choose an a that is not 0.")
def nothing_to_remove():
    return 0.0, 0.5


@misconception(
    "L1 does not reach 0 here: a is larger than lam in size, and the part beyond lam is left. Choose a smaller a or a larger lam."
)
def l1_leaves_it():
    return 2.0, 0.5


@misconception("L1 removes the weight, but this lam is so strong that L2 leaves half of it at most. Choose a weaker one.")
def l2_takes_half():
    return 0.5, 1.0


exercise = Exercise(
    myth_l2_removes,
    cases,
    points=1,
    hints=hints,
    misconceptions=(nothing_to_remove, l1_leaves_it, l2_takes_half),
    verify=verify,
    kind="myth",
)
