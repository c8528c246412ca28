import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_one_neuron():
    """Often said: "A single neuron can never solve XOR."

    True as long as it sees x₁ and x₂ alone.
    Give it a third input, the product x₁·x₂, and refute the statement:
    return (w, b) with three weights w (3,) and a number b, such that the step unit

    y = 1 if w₁x₁ + w₂x₂ + w₃x₁x₂ + b > 0, else 0

    gives 0, 1, 1, 0 for (0, 0), (0, 1), (1, 0), (1, 1).
    """
    return np.array([1.0, 1.0, -2.0]), -0.5


def cases(rng):
    yield case(label="the four corners, each with its product")


hints = (
    "Write the four rows x1, x2, x1·x2. In which of them is the product not 0?",
    "Without the third input, OR is right for three corners. Which corner is wrong, and which weight touches this corner alone?",
    "Start from an OR: w = (1, 1), b = -0.5. The corner (1, 1) scores 1.5; the third weight has to bring this score to 0 or below.",
    "A twin for XNOR (1, 0, 0, 1): w = (-1, -1, 3), b = 0.5 gives the scores 0.5, -0.5, -0.5, 1.5.",
)


@misconception(
    "The weight of the product is 0, so your neuron sees x1 and x2 alone and draws one straight line. No line separates XOR: "
    "use the third input."
)
def product_unused():
    return np.array([1.0, 1.0, 0.0]), -0.5


@misconception(
    "Your neuron is right for three corners; (1, 1) still becomes 1. The weight of the product has to be negative enough to outweigh "
    "all the others together."
)
def product_too_weak():
    return np.array([1.0, 1.0, -1.0]), -0.5


@misconception("All four answers are the wrong way round: that is XNOR. Turn the signs of all weights and of the bias.")
def computes_xnor():
    return np.array([-1.0, -1.0, 3.0]), 0.5


@misconception(
    "It would be right if a score of exactly 0 counted as 1. Here 0 is class 0: move the bias so that no corner scores 0."
)
def zero_counts_as_one():
    return np.array([1.0, 1.0, -3.0]), -1.0


@misconception(
    "Every corner gets the same class. Write down the four scores: that of (0, 0) is b alone and may not be above 0; "
    "those of (0, 1) and (1, 0) have to be."
)
def always_the_same():
    return np.array([1.0, 1.0, -2.0]), -5.0


def verify(value):
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        return "Two things are asked: return w, b, with the three weights together in w."
    w, b = (np.asarray(part, dtype=float) for part in value)
    if w.shape != (3,) or b.shape != ():
        return f"The weights w are three numbers, for x1, x2 and x1·x2, and b is a single one; their shapes are {w.shape} and {b.shape}."
    if not (np.isfinite(w).all() and np.isfinite(b)):
        return "Ordinary numbers are asked, without nan or inf."
    rows = np.array([[0.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [1.0, 1.0, 1.0]])
    z = rows @ w + b
    y = (z > 0).astype(int).tolist()
    if y == [0, 1, 1, 0]:
        return None
    if w[2] == 0:
        return "product_unused"
    if (z >= 0).astype(int).tolist() == [0, 1, 1, 0]:
        return "zero_counts_as_one"
    if y == [0, 1, 1, 1]:
        return "product_too_weak"
    if y == [1, 0, 0, 1]:
        return "computes_xnor"
    if sum(y) in (0, 4):
        return "always_the_same"
    return f"The four answers are {y}; they should be [0, 1, 1, 0]. Write the score of each corner beside it."


exercise = Exercise(
    myth_one_neuron,
    cases,
    points=2,
    hints=hints,
    misconceptions=(product_unused, product_too_weak, computes_xnor, zero_counts_as_one, always_the_same),
    verify=verify,
    kind="myth",
)
