"""Myth: "the weights of a dropped unit do not change"."""

from autograder.exercise import Exercise, case, misconception


def myth_dropped_weights():
    """Often said: "the weights of a unit that is dropped do not change in this step".

    One weight behind a unit, w = 1 at the start, learning rate 0.1. Two steps of
    descent with momentum and weight decay:

    v = momentum * v + g,  w = w - 0.1 * v - 0.1 * decay * w      (v = 0 at the start)

    In step 1 the gradient is g = g1. In step 2 the unit is dropped, so that g = 0.
    Return `(g1, momentum, decay)` such that step 2 changes the weight by more than 0.05
    in size, with 0 <= momentum < 1 and 0 <= decay <= 1.

    Returns: a tuple of three numbers
    """
    return 2.0, 0.9, 0.0


def cases(rng):
    yield case(label="your g1, momentum and decay")


def verify(value):
    """The weight moves by more than 0.05 while its gradient is 0."""
    g1, momentum, decay = (float(v) for v in value)
    if not abs(g1) < 1e6:
        return "g1 should be an ordinary number"
    if not 0 <= momentum < 1:
        return "momentum_out_of_range"
    if not 0 <= decay <= 1:
        return f"A decay between 0 and 1 is asked; yours is {decay:g}"
    v = g1
    w = 1 - 0.1 * v - 0.1 * decay
    change = 0.1 * momentum * v + 0.1 * decay * w
    if momentum == 0 and decay == 0:
        return "plain_descent"
    if g1 == 0 and decay == 0:
        return "nothing_remembered"
    if abs(change) <= 0.05:
        return "moves_too_little"
    return None


hints = (
    "With g = 0 in step 2, what is left of the formula for v? And of the formula for w?",
    "Two things move a weight without a gradient: what the velocity remembers, and what the decay takes away. Choose one of them.",
    "With decay = 0 the change in step 2 is 0.1 * momentum * g1. Make that larger than 0.05.",
    "A twin with learning rate 1: g1 = 3 and momentum 0.5 give v = 3 and then v = 1.5: the second step moves the weight by 1.5.",
)


@misconception("With momentum 0 and decay 0 this is plain descent, and for plain descent the saying is true. Add one of the two.")
def plain_descent():
    return 2.0, 0.0, 0.0


@misconception("With g1 = 0 the velocity has nothing to remember, and there is no decay either: the weight stands still.")
def nothing_remembered():
    return 0.0, 0.9, 0.0


@misconception(
    "The weight moves although its gradient is 0, but by 0.05 at most. Make the first gradient, the momentum or the decay larger."
)
def moves_too_little():
    return 0.1, 0.9, 0.0


@misconception("A momentum of at least 0 and below 1 is asked: with 1 the velocity would never die out.")
def momentum_out_of_range():
    return 2.0, 1.0, 0.0


exercise = Exercise(
    myth_dropped_weights,
    cases,
    points=1,
    hints=hints,
    misconceptions=(plain_descent, nothing_remembered, moves_too_little, momentum_out_of_range),
    verify=verify,
    kind="myth",
)
