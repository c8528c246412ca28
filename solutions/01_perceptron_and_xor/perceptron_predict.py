import numpy as np

from autograder.exercise import Exercise, case, misconception


def perceptron_predict(X, w, b):
    """Let a perceptron decide, for every row of X, between class 1 and class 0.

    class 1 if x·w + b > 0, else class 0. A score of exactly 0 is class 0.

    With w = (1, -1) and b = 0: the row (2, 0) scores 2, class 1;
    (0, 2) scores -2, class 0; (1, 1) scores 0, class 0.

    Shapes: X (N, D), w (D,), b a float -> (N,) of ints 0 and 1

    >>> X = np.array([[2.0, 0.0], [0.0, 2.0], [1.0, 1.0]])
    >>> perceptron_predict(X, np.array([1.0, -1.0]), 0.0)
    array([1, 0, 0])
    """
    scores = X @ w + b
    return np.where(scores > 0, 1, 0)


def balanced(rng, n, d, b):
    """Rows whose scores are of both signs and on either side of 0, b, -b and 0.5."""
    w = rng.normal(size=d)
    w = w / np.abs(w).max()
    targets = rng.permutation(np.linspace(-3.0, 3.0, n) + rng.uniform(0.01, 0.1))
    X = rng.normal(size=(n, d))
    X += ((targets - b - X @ w) / (w @ w))[:, None] * w
    return X, w, b


def cases(rng):
    yield case(
        np.array([[2.0, 0.0], [0.0, 2.0], [1.0, 1.0]]), np.array([1.0, -1.0]), 0.0, label="scores 2, -2 and exactly 0, no bias"
    )
    yield case(*balanced(rng, 13, 3, 1.25), label="13 rows, 3 inputs, a positive bias")
    yield case(*balanced(rng, 12, 2, -1.5), label="12 rows, 2 inputs, a negative bias")
    whole = rng.integers(-3, 4, size=(6, 2)).astype(float)
    whole[0] = (1.0, 2.0)
    whole[1] = (3.0, 0.0)
    yield case(whole, np.array([1.0, 2.0]), -5.0, label="whole numbers, one score exactly 0")
    yield case(rng.normal(size=(1, 4)), np.zeros(4), float(rng.uniform(0.1, 0.4)), label="a single row, the bias alone decides")
    yield case(*balanced(rng, 1, 3, 0.75), label="a single row of class 0")


hints = (
    "Write the scores of the rows (1, 0) and (0, 3) for w = (2, -1) and b = -1 on paper. Which class has each?",
    "Compute all N scores first: one weighted sum for each row, plus the bias. Their shape is (N,).",
    "A comparison of an array with 0 gives True and False. The statement asks for ints: np.where(condition, 1, 0) chooses between two "
    "numbers, .astype(int) turns True into 1.",
    "Scores 1.5, -0.2, 0.0, 0.1 become the classes 1, 0, 0, 1. Look at the third one: which comparison makes it 0?",
)


@misconception("The bias is missing from the score. Without it every line would have to go through the origin.")
def no_bias(X, w, b):
    return (X @ w > 0).astype(int)


@misconception("Right except where the score is exactly 0: you count 0 as class 1 (>=). The statement counts it as class 0.")
def zero_is_class_1(X, w, b):
    return (X @ w + b >= 0).astype(int)


@misconception("Those are the scores. The class only asks on which side of 0 a score lies.")
def scores_returned(X, w, b):
    return X @ w + b


@misconception(
    "Your classes are -1 and +1. Many texts use these; here they are 0 and 1, and the learning rule below counts on that."
)
def plus_and_minus_one(X, w, b):
    return np.where(X @ w + b > 0, 1, -1)


@misconception(
    "The sign of the score is right, but np.sign gives -1, 0 and 1: three answers. The classes are 1 for a score above 0 and 0 for all others."
)
def sign_returned(X, w, b):
    return np.sign(X @ w + b).astype(int)


@misconception("The decisions are right, but they are True and False. Turn them into the ints 1 and 0.")
def booleans(X, w, b):
    return X @ w + b > 0


@misconception("The decisions are right, but they are floats, 1.0 and 0.0. A class is a whole number: return ints.")
def floats(X, w, b):
    return (X @ w + b > 0).astype(float)


@misconception(
    "The classes change places at 0.5 instead of 0. A half is the threshold for probabilities; a score is compared with 0."
)
def threshold_one_half(X, w, b):
    return (X @ w + b > 0.5).astype(int)


@misconception("The two classes are swapped: the rows with a positive score have to become 1.")
def classes_swapped(X, w, b):
    return (X @ w + b < 0).astype(int)


@misconception("You compare the weighted sum with b itself. To be above 0 AFTER b was added, the sum has to be above -b.")
def compared_with_b(X, w, b):
    return (X @ w > b).astype(int)


exercise = Exercise(
    perceptron_predict,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        no_bias,
        zero_is_class_1,
        scores_returned,
        plus_and_minus_one,
        sign_returned,
        booleans,
        floats,
        threshold_one_half,
        classes_swapped,
        compared_with_b,
    ),
)
