"""What the file of a new exercise begins with: `autograder new-exercise` writes it, and its author replaces every part."""

__all__ = ["TEMPLATE"]

TEMPLATE = '''import numpy as np

from autograder.exercise import Exercise, case, misconception


def {name}(x):
    """One sentence that says what it returns.

    The formula, and what happens at 0, for one row, for large inputs. A worked example: {name}(...) is ...

    Shapes: x (N, D) -> (N, D)
    """
    return 2.0 * x


def cases(rng):
    yield (rng.normal(size=(4, 3)),)
    yield case(np.array([[1.0, -2.0]]), label="two numbers, by hand")


hints = (
    "A question that makes the learner look at the right place.",
    "A pointer: which function, which axis.",
    "A part of the way.",
    "The same with other numbers, worked out.",
)


@misconception("What the numbers look like, why that happens, where to look. Never the solution.")
def wrong_by_sign(x):
    return -2.0 * x


exercise = Exercise({name}, cases, points=2, hints=hints, misconceptions=(wrong_by_sign,))
'''
