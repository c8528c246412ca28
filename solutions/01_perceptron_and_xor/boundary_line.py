import numpy as np

from autograder.exercise import Exercise, case, misconception


def boundary_line(w, b):
    """Turn the weights and the bias of a perceptron with two inputs into the line that it draws.

    The boundary is where the score is 0: w₁x₁ + w₂x₂ + b = 0.
    Solved for x₂ it has the form x₂ = slope · x₁ + intercept.
    For w = (1, 2) and b = -4 that is x₂ = -0.5 x₁ + 2.

    If w₂ is 0 the boundary is vertical and has no slope:
    raise a ValueError with a message that says so.

    Shapes: w (2,), b a float -> (slope a float, intercept a float)

    >>> boundary_line(np.array([1.0, 2.0]), -4.0)
    (-0.5, 2.0)
    """
    if w[1] == 0:
        raise ValueError(f"w[1] is 0: the boundary is vertical and has no slope (w = {w})")
    return float(-w[0] / w[1]), float(-b / w[1])


def cases(rng):
    yield case(np.array([1.0, 2.0]), -4.0, label="w = (1, 2), b = -4")
    yield case(np.array([3.0, -1.5]), 6.0, label="w = (3, -1.5), b = 6")
    yield case(rng.uniform(0.5, 2.0, size=2) * [1.0, 3.0], float(rng.uniform(1.0, 4.0)), label="both weights positive")
    yield case(rng.uniform(0.5, 2.0, size=2) * [-2.0, 1.0], float(rng.uniform(-4.0, -1.0)), label="weights of both signs")
    yield case(np.array([0.0, float(rng.uniform(1.5, 3.0))]), float(rng.uniform(1.0, 4.0)), label="w1 = 0: a horizontal line")
    yield case(np.array([float(rng.uniform(0.5, 2.0)), 0.0]), float(rng.uniform(1.0, 3.0)), label="w2 = 0: a vertical line")


hints = (
    "Solve 1·x1 + 2·x2 - 4 = 0 for x2 on paper. What is the slope, what is the intercept?",
    "Bring w1·x1 and b to the other side. What happens to their signs, and what do you divide by?",
    'Both results are fractions with the same denominator. And in the case w2 = 0 that denominator is 0: raise ValueError("...") before '
    "you divide.",
    "w = (6, 3), b = 9: 3·x2 = -6·x1 - 9, so the slope is -2 and the intercept -3.",
)


@misconception(
    "The slope is the wrong way up: w1 and w2 have changed places in it. x2 stands alone when you divide by ITS weight."
)
def slope_inverted(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return float(-w[1] / w[0]) if w[0] else -float("inf"), float(-b / w[1])


@misconception(
    "You solved for x1, the line as x1 = … · x2 + …. Asked is x2 alone on the left: bring the rest to the other side, and divide by the weight of x2."
)
def solved_for_x1(w, b):
    if w[0] == 0:
        raise ValueError("vertical")
    return float(-w[1] / w[0]), float(-b / w[0])


@misconception("The slope has the wrong sign. When w1·x1 goes to the other side of the equation, its sign turns.")
def slope_sign(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return float(w[0] / w[1]), float(-b / w[1])


@misconception("The intercept has the wrong sign. When b goes to the other side of the equation, its sign turns.")
def intercept_sign(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return float(-w[0] / w[1]), float(b / w[1])


@misconception("Both signs are wrong: the terms were brought to the other side of the equation without turning their signs.")
def both_signs(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return float(w[0] / w[1]), float(b / w[1])


@misconception(
    "The bias is forgotten: your line goes through the origin. The intercept is where x1 is 0; the bias is still there."
)
def bias_forgotten(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return float(-w[0] / w[1]), 0.0


@misconception("The intercept is not divided by w2. Everything that is brought to the other side has to be divided by it.")
def intercept_not_divided(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return float(-w[0] / w[1]), float(-b)


@misconception("The intercept was divided by w1. x2 is solved for, so both fractions have w2 below.")
def intercept_over_w1(w, b):
    if w[1] == 0:
        raise ValueError("vertical")
    return float(-w[0] / w[1]), float(-b / w[0]) if w[0] else -float("inf")


@misconception(
    "Right for every slanted line; for a vertical one you return inf or nan. A caller who plots that sees nothing and gets no reason. "
    "Test for w2 = 0 first and raise a ValueError with a message."
)
def vertical_is_infinite(w, b):
    with np.errstate(all="ignore"):
        return float(-w[0] / w[1]), float(-b / w[1])


@misconception(
    "Right for every slanted line; for a vertical one you return None. Then the caller's next line fails, far from the cause. "
    "The statement asks for an error that says what is wrong: raise ValueError with a message."
)
def none_for_vertical(w, b):
    if w[1] == 0:
        return None
    return float(-w[0] / w[1]), float(-b / w[1])


@misconception(
    "A horizontal line (w1 = 0) is refused as well. Its slope is 0, which is an ordinary number; only w2 = 0 has no slope."
)
def refuses_horizontal(w, b):
    if w[0] == 0 or w[1] == 0:
        raise ValueError("no slope")
    return float(-w[0] / w[1]), float(-b / w[1])


exercise = Exercise(
    boundary_line,
    cases,
    points=2,
    hints=hints,
    parts=("slope", "intercept"),
    misconceptions=(
        slope_inverted,
        solved_for_x1,
        slope_sign,
        intercept_sign,
        both_signs,
        bias_forgotten,
        intercept_not_divided,
        intercept_over_w1,
        vertical_is_infinite,
        none_for_vertical,
        refuses_horizontal,
    ),
)
