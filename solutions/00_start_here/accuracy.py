import numpy as np

from autograder.exercise import Exercise, case, misconception


def accuracy(scores, t):
    """Measure which share of the examples a classifier gets right.

    A row of scores votes for the class in whose column its largest number stands.
    The accuracy is the share of rows whose vote equals their label, between 0.0 and 1.0.

    Shapes: scores (N, K), t (N,) -> a Python float

    >>> scores = np.array([[0.1, 2.0], [3.0, 0.5], [1.0, 4.0], [0.0, 0.2]])  # votes 1, 0, 1, 1
    >>> accuracy(scores, np.array([1, 0, 0, 1]))
    0.75
    """
    votes = scores.argmax(axis=1)
    return float((votes == t).mean())


def scored(rng, n, classes, right):
    """Scores of both signs and labels, of which `right` are the votes and the others are not; one maximum equals its label as a number."""
    scores = rng.normal(size=(n, classes)) * 2.0 - 1.0
    votes = scores.argmax(axis=1)
    t = votes.copy()
    t[right:] = (t[right:] + rng.integers(1, classes, size=n - right)) % classes
    scores[1:right] -= scores[1:right].max(axis=1, keepdims=True) + 0.25  # right, and no score is above 0
    scores[0] += t[0] - scores[0].max()
    scores[0, votes[0]] = t[0]
    order = rng.permutation(n)
    return scores[order], t[order]


def cases(rng):
    example = np.array([[0.25, 2.0], [3.0, 0.5], [1.0, 4.0], [0.5, 1.0]])  # the last maximum equals its label, as a number
    yield case(example, np.array([1, 0, 0, 1]), label="votes 1, 0, 1, 1 and labels 1, 0, 0, 1")
    yield case(*scored(rng, 7, 3, 3), label="7 rows, 3 classes, 3 of them right")
    yield case(*scored(rng, 8, 8, 2), label="8 rows, 8 classes, 2 of them right")
    yield case(*scored(rng, 7, 4, 7), label="7 rows, all of them right")
    yield case(*scored(rng, 7, 3, 0), label="7 rows, none of them right")
    yield case(*scored(rng, 1, 5, 1), label="a single row, right")


hints = (
    "Take the rows [0.1, 2.0] and [3.0, 0.5]. Which column does each vote for? Which NumPy function gives the place of a maximum?",
    "argmax without an axis returns one number for the whole table. You need one number for each row: along which axis?",
    "Comparing two arrays with == gives booleans, and the mean of booleans is the share of True.",
    "Votes 2, 0, 1 against labels 2, 2, 1: the comparison is True, False, True, and the share is 2/3 = 0.667.",
)


@misconception(
    "You took the argmax along axis 0: the best example of each class. Each example needs the best class of its own row."
)
def argmax_over_examples(scores, t):
    return float((scores.argmax(axis=0) == t).mean())


@misconception(
    "argmax without an axis counts through the whole table and gives one number, the place of the single largest score. "
    "Every row needs a vote of its own."
)
def argmax_of_all(scores, t):
    return float((scores.argmax() == t).mean())


@misconception("That is how many examples are right, a count. The accuracy is a share: divide by the number of examples.")
def count_of_right(scores, t):
    return float((scores.argmax(axis=1) == t).sum())


@misconception("That is the share of wrong answers, the error rate. Accuracy and error rate add up to 1.")
def error_rate(scores, t):
    return float((scores.argmax(axis=1) != t).mean())


@misconception("Your result is in per cent. The statement asks for a share between 0.0 and 1.0.")
def in_per_cent(scores, t):
    return float(100.0 * (scores.argmax(axis=1) == t).mean())


@misconception(
    "You divide the number of right answers by the number of classes. The share is taken over the examples: "
    "scores has N rows and K columns, and N is meant."
)
def divided_by_classes(scores, t):
    return float((scores.argmax(axis=1) == t).sum() / scores.shape[1])


@misconception(
    "You compare the largest score with the label, a value with a class number. "
    "Not the size of the maximum votes, but its place in the row."
)
def max_for_argmax(scores, t):
    return float((scores.max(axis=1) == t).mean())


@misconception("The smallest score of each row votes here. A classifier's vote is the class with the largest score.")
def smallest_score(scores, t):
    return float((scores.argmin(axis=1) == t).mean())


exercise = Exercise(
    accuracy,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        argmax_over_examples,
        argmax_of_all,
        count_of_right,
        error_rate,
        in_per_cent,
        divided_by_classes,
        max_for_argmax,
        smallest_score,
    ),
)
