import numpy as np

from autograder.exercise import Exercise, case, misconception


def xor_network():
    """Choose the nine numbers of a network with two hidden units and one output that computes XOR.

    Every unit is a step unit: 1 if its score is above 0, else 0. With x = (x₁, x₂):

    h = step(x W1 + b1)        y = step(h w2 + b2)

    y has to be 0, 1, 1, 0 for x = (0, 0), (0, 1), (1, 0), (1, 1).
    Any numbers that do this are right.

    Returns: W1 (2, 2), b1 (2,), w2 (2,), b2 a float.
    Column j of W1 holds the weights of hidden unit j.
    """
    W1 = np.array([[1.0, 1.0], [1.0, 1.0]])
    b1 = np.array([-0.5, -1.5])
    w2 = np.array([1.0, -1.0])
    return W1, b1, w2, -0.5


def cases(rng):
    yield case(label="the four corners 00, 01, 10, 11")


hints = (
    "XOR is “at least one, but not both”. Which of AND, OR, NAND occur in this sentence?",
    "Give one hidden unit the first condition and the other one the second. Each is a perceptron with one line; find w and b for it alone.",
    "With h1 and h2 at hand, list their values for the four corners. Two corners fall on the same point (h1, h2). "
    "Which line separates that point from the others?",
    "A twin: XNOR (1, 0, 0, 1) is “both or none”. AND has w = (1, 1), b = -1.5; NOR (none) has w = (-1, -1), b = 0.5. "
    "The output is the OR of them: w2 = (1, 1), b2 = -0.5.",
)


@misconception(
    "Your network computes OR: it is right for three corners, and (1, 1) has to become 0. One hidden unit has to notice “both”, "
    "and the output has to listen to it with a negative weight."
)
def computes_or():
    return np.ones((2, 2)), np.array([-0.5, -0.5]), np.array([1.0, 1.0]), -0.5


@misconception(
    "Your network computes NAND: it is right for three corners, and (0, 0) has to become 0. NAND says “not both”; "
    "“at least one” is still missing."
)
def computes_nand():
    return -np.ones((2, 2)), np.array([1.5, 1.5]), np.array([1.0, 1.0]), -0.5


@misconception("Your network computes AND: only (1, 1) becomes 1. XOR wants the opposite there.")
def computes_and():
    return np.ones((2, 2)), np.array([-1.5, -1.5]), np.array([1.0, 1.0]), -0.5


@misconception(
    "All four answers are the wrong way round: your network computes XNOR, “both or none”. The hidden units do their work; "
    "turn the output round."
)
def computes_xnor():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([-1.0, 1.0]), 0.5


@misconception(
    "The hidden layer passes the inputs on: the four corners are still four different points (h1, h2), as the linear layers of the last "
    "section would leave them. Then the output unit faces XOR all by itself. The hidden units have to bring two corners together."
)
def hidden_layer_changes_nothing():
    return np.eye(2), np.zeros(2), np.array([1.0, 1.0]), -1.5


@misconception(
    "Both hidden units draw the same distinction (or one of them never changes): the four corners become two points or one. "
    "That is one line, and one line cannot do it. Give the two units different tasks."
)
def one_line_only():
    return np.ones((2, 2)), np.array([-0.5, -0.5]), np.array([1.0, -1.0]), -0.5


@misconception(
    "The hidden layer is right: its three points can be separated by a line. The output unit draws that line in the wrong place. "
    "List the score of the output for the three points, and move w2 and b2 until the one for (0, 1) and (1, 0) alone is above 0."
)
def wrong_output_threshold():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1.0, -1.0]), -1.5


@misconception(
    "It would be right if W1 were turned round: each ROW of yours holds the weights of one hidden unit. Here column j belongs to unit j, "
    "because the rows of x meet the columns of W1."
)
def units_in_rows():
    return np.array([[1.0, 1.0], [-1.0, -1.0]]), np.array([-0.5, 1.5]), np.array([1.0, 1.0]), -1.5


@misconception(
    "Nearly: it would be right if a score of exactly 0 counted as 1. Here 0 is class 0. Move the thresholds between the scores, "
    "for example to halves, so that no corner lies on a line."
)
def zero_counts_as_one():
    return np.ones((2, 2)), np.array([-1.0, -2.0]), np.array([1.0, -1.0]), -1.0


@misconception(
    "The hidden units separate three groups, but they put one of (0, 1) and (1, 0) together with a corner of the other class. "
    "No output unit can part them again. Which two corners should fall on the same point?"
)
def wrong_corners_together():
    return np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([-0.5, -1.5]), np.array([1.0, -1.0]), -0.5


def verify(value):
    if not isinstance(value, (tuple, list)) or len(value) != 4:
        return "Four things are asked: return W1, b1, w2, b2."
    W1, b1, w2, b2 = (np.asarray(part, dtype=float) for part in value)
    for name, array, shape in (("W1", W1, (2, 2)), ("b1", b1, (2,)), ("w2", w2, (2,)), ("b2", b2, ())):
        if array.shape != shape:
            wanted = "a single number" if shape == () else f"an array of shape {shape}"
            return f"The part {name} has to be {wanted}; yours has shape {array.shape}."
        if not np.all(np.isfinite(array)):
            return f"The part {name} has to consist of ordinary numbers; nan or inf is among yours."
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    h = (corners @ W1 + b1 > 0).astype(float)
    y = (h @ w2 + b2 > 0).astype(int).tolist()
    if y == [0, 1, 1, 0]:
        return None
    h_zero = (corners @ W1 + b1 >= 0).astype(float)
    if (h_zero @ w2 + b2 >= 0).astype(int).tolist() == [0, 1, 1, 0]:
        return "zero_counts_as_one"
    if ((corners @ W1.T + b1 > 0).astype(float) @ w2 + b2 > 0).astype(int).tolist() == [0, 1, 1, 0]:
        return "units_in_rows"
    known = {
        (0, 1, 1, 1): "computes_or",
        (1, 1, 1, 0): "computes_nand",
        (0, 0, 0, 1): "computes_and",
        (1, 0, 0, 1): "computes_xnor",
    }
    places = {tuple(row) for row in h.tolist()}
    if len(places) == 4:
        return "hidden_layer_changes_nothing"
    if tuple(y) in known:
        return known[tuple(y)]
    if len(places) < 3:
        return "one_line_only"
    mixed = any(h[i].tolist() == h[j].tolist() for i in (0, 3) for j in (1, 2))
    return "wrong_corners_together" if mixed else "wrong_output_threshold"


exercise = Exercise(
    xor_network,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        computes_or,
        computes_nand,
        computes_and,
        computes_xnor,
        hidden_layer_changes_nothing,
        one_line_only,
        wrong_output_threshold,
        zero_counts_as_one,
        units_in_rows,
        wrong_corners_together,
    ),
    verify=verify,
)
