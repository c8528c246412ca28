import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def one_of_each():
    W1 = np.array([[1, -1], [-1, 1]])
    return W1, np.array([0, 0]), np.array([1, 1]), 0


@right
def nand_and_or():
    W1 = [[-1.0, 1.0], [-1.0, 1.0]]
    return np.array(W1), np.array([1.5, -0.5]), np.array([1.0, 1.0]), np.float64(-1.5)


@wrong("the output unit computes OR of OR and AND: (1, 1) gives 1", r"\(?1, ?1\)?", r"corner|row|input")
def or_of_or_and():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1.0, 1.0]), -0.5


@wrong("the rows of W1, not its columns, hold the units", r"column", r"transpos|rows", r"\(?\d, ?\d\)?")
def rows_hold_units():
    W1 = np.array([[1.0, 1.0], [-1.0, -1.0]])
    return W1, np.array([-0.5, 1.5]), np.array([1.0, 1.0]), -1.5


@wrong("a threshold of >= was assumed: at the score 0 the output is missed", r"\(?\d, ?\d\)?", r"score|0")
def score_zero():
    return np.ones((2, 2)), np.array([0.0, -1.0]), np.array([1.0, -2.0]), -1.0


@wrong("only three things are returned: the last bias is missing", r"four|three|4|3", r"b2|bias")
def no_last_bias():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1.0, -1.0])
