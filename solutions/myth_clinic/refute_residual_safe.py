"""Myths 54 and 55: what residual connections do to the gradient."""

from autograder.exercise import Exercise, case, misconception


def refute_residual_safe():
    """Often said: "with residual connections gradients neither vanish nor explode".

    Take 20 residual blocks with one unit each, y = x + w x. The gradient that comes back
    from the last output to the first input is the product of the 20 slopes 1 + w.

    Return a w between -1 and 1 for which the gradient is larger than 1,000.

    Returns: a number
    """
    return 0.5


def cases(rng):
    yield case(label="the gradient through your 20 blocks")


def verify(value):
    """(1 + w) to the power 20."""
    try:
        w = float(value)
    except (TypeError, ValueError, OverflowError):
        return "One number is asked, w"
    if not abs(w) <= 1:
        return "out_of_range"
    if (1 + w) ** 20 > 1000:
        return None
    if w == 0:
        return "no_branch"
    return "vanishes" if w < 0 else "grows_too_little"


@misconception(
    "With w = 0 the branch adds nothing: the gradient passes the shortcut unchanged, exactly 1. Let the branch do something."
)
def no_branch():
    return 0.0


@misconception(
    "Here the gradient becomes small instead: the branch works against the shortcut. That breaks the saying too, but the other "
    "half is asked."
)
def vanishes():
    return -0.5


@misconception("The gradient grows, but not to 1,000 within 20 blocks. A stronger branch.")
def grows_too_little():
    return 0.2


@misconception("w has to lie between -1 and 1.")
def out_of_range():
    return 3.0


hints = (
    "One block multiplies the gradient by 1 + w. What do 20 blocks do?",
    "Which number, to the power 20, is 1,000? Take the 20th root.",
    "The 20th root of 1,000 is 1000 ** (1 / 20). What does that mean for w?",
    "A twin: 10 blocks with w = 0.3 multiply a gradient by 1.3 to the power 10, which is 13.8.",
)


exercise = Exercise(
    refute_residual_safe,
    cases,
    points=1,
    hints=hints,
    misconceptions=(no_branch, vanishes, grows_too_little, out_of_range),
    verify=verify,
    kind="myth",
)
