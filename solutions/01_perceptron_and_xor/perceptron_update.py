import numpy as np

from autograder.exercise import Exercise, case, misconception


def perceptron_update(w, b, x, t, lr):
    """Let a perceptron learn from ONE example x with target t (0 or 1). This is Rosenblatt's rule.

    y is the class that the perceptron gives x now (1 if its score is above 0, else 0). Then

    w ← w + lr · (t - y) · x        b ← b + lr · (t - y)

    A right answer changes nothing. A missed 1 moves w towards x; a false 1 moves w away from x.
    With w = (0, 0), b = 0, x = (1, 2), t = 1 and lr = 0.5 the score is 0, so y = 0:
    w becomes (0.5, 1), b becomes 0.5.

    Shapes: w (D,), b a float, x (D,), t 0 or 1, lr a float -> (w (D,), b a float)

    >>> perceptron_update(np.array([0.0, 0.0]), 0.0, np.array([1.0, 2.0]), 1, 0.5)
    (array([0.5, 1. ]), 0.5)
    """
    y = 1 if x @ w + b > 0 else 0
    error = t - y
    return w + lr * error * x, b + lr * error


def scored(rng, d, score):
    """w, b and x with the score that is asked."""
    w, x, b = rng.normal(size=d), rng.normal(size=d) + 0.5, float(rng.uniform(0.5, 1.5))
    return w + (score - b - x @ w) / (x @ x) * x, b, x


def cases(rng):
    lr = float(rng.choice([0.1, 0.3, 0.7]))
    w, b, x = scored(rng, 3, -1.3)
    yield case(np.zeros(2), 0.0, np.array([1.0, 2.0]), 1, 0.5, label="a score of 0 for a 1: missed")
    yield case(np.array([1.0, -1.0]), 0.5, np.array([2.0, 1.0]), 0, 0.5, label="a score of 1.5 for a 0: a false alarm")
    yield case(w, b, x, 1, lr, label="3 inputs, a missed 1")
    w, b, x = scored(rng, 4, 2.2)
    yield case(w, b, x, 0, lr, label="4 inputs, a false alarm")
    w, b, x = scored(rng, 2, 0.3)
    yield case(w, b, x, 1, lr, label="a 1 that was right: nothing changes")
    w, b, x = scored(rng, 3, -0.4)
    yield case(w, b, x, 0, lr, label="a 0 that was right: nothing changes")
    yield case(np.array([2.0, 1.0]), -4.0, np.array([1.0, 2.0]), 0, 1.0, label="a score of exactly 0 for a 0: right")


hints = (
    "There are four situations: t is 0 or 1, y is 0 or 1. In which of them does something change, and in which direction?",
    "Compute y first, as in perceptron_predict but for one example. What is t - y in each of the four situations?",
    "Both new values have the same form: old value + lr · (t - y) · something. For w this something is x; the bias acts like the weight "
    "of an input that is always 1.",
    "w = (1, 1), b = 0, x = (3, -1), t = 0, lr = 0.1: score 2, y = 1, t - y = -1. New w = (1 - 0.3, 1 + 0.1) = (0.7, 1.1), new b = -0.1.",
)


@misconception(
    "The sign is flipped: you move away from a missed 1 and towards a false alarm, so every mistake gets worse. "
    "Look at the order in the difference of target and prediction."
)
def sign_flipped(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return w + lr * (y - t) * x, b + lr * (y - t)


@misconception(
    "Every mistake moves w towards x in yours. That helps a missed 1; after a false alarm w has to move AWAY from x, and b down: t - y is -1 there."
)
def always_towards(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return w + lr * (y != t) * x, b + lr * (y != t)


@misconception(
    "w is right and the bias never changes. Then the line keeps its distance from the origin for ever. The bias learns, too: "
    "like the weight of an input that is always 1."
)
def bias_not_updated(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return w + lr * (t - y) * x, b


@misconception(
    "You also change w when the answer was right. The perceptron learns from mistakes only: where y equals t, everything stays."
)
def updates_when_right(w, b, x, t, lr):
    return w + lr * (2 * t - 1) * x, b + lr * (2 * t - 1)


@misconception(
    "You use the score where the class belongs: t minus x·w + b. The perceptron compares two classes, so t - y is -1, 0 or 1."
)
def score_for_class(w, b, x, t, lr):
    z = x @ w + b
    return w + lr * (t - z) * x, b + lr * (t - z)


@misconception("The learning rate is missing: w moves by the whole of x. Multiply both changes by lr.")
def no_learning_rate(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return w + (t - y) * x, b + (t - y)


@misconception("w is right; the bias moves by a whole 1 at each mistake. The learning rate applies to it as well.")
def bias_without_learning_rate(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return w + lr * (t - y) * x, b + (t - y)


@misconception(
    "All weights move by the same amount: x is missing. An input that was 0 had no part in the mistake, and its weight should not change; "
    "an input of 3 had much."
)
def without_x(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return w + lr * (t - y), b + lr * (t - y)


@misconception(
    "A false alarm changes nothing in yours, only a missed 1 does. When the target is 0 and the answer 1, w has to move AWAY from x: "
    "t - y is -1 there. (A rule with the factor t alone is made for classes -1 and +1.)"
)
def only_missed_ones(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return (w + lr * x, b + lr) if t == 1 and y == 0 else (w, b)


@misconception(
    "The prediction leaves out the bias: y comes from x·w alone. Then the rule corrects answers that the perceptron never gave."
)
def predicts_without_bias(w, b, x, t, lr):
    y = int(x @ w > 0)
    return w + lr * (t - y) * x, b + lr * (t - y)


@misconception(
    "What comes back is the change alone, lr · (t - y) · x and lr · (t - y). The new weights are the old ones plus the change; the bias alike."
)
def change_alone(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return lr * (t - y) * x, lr * (t - y)


@misconception(
    "Your y is -1 where the score is not above 0, so t - y is 2 for a missed 1 and 1 for a 0 that was right. The classes are 1 and 0 here."
)
def class_minus_one(w, b, x, t, lr):
    y = 1 if x @ w + b > 0 else -1
    return w + lr * (t - y) * x, b + lr * (t - y)


@misconception("A score of exactly 0 is taken for class 1 (>=). Here it is class 0, as in perceptron_predict.")
def zero_is_class_1(w, b, x, t, lr):
    y = int(x @ w + b >= 0)
    return w + lr * (t - y) * x, b + lr * (t - y)


exercise = Exercise(
    perceptron_update,
    cases,
    points=3,
    hints=hints,
    parts=("w", "b"),
    misconceptions=(
        sign_flipped,
        always_towards,
        bias_not_updated,
        updates_when_right,
        score_for_class,
        no_learning_rate,
        bias_without_learning_rate,
        without_x,
        only_missed_ones,
        predicts_without_bias,
        change_alone,
        class_minus_one,
        zero_is_class_1,
    ),
)
