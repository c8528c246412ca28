"""Answers to xor_network."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def or_and_not_and():
    return np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([-0.5, -1.5]), np.array([1.0, -2.0]), -0.5


@right
def or_and_nand():
    return np.array([[2, -2], [2, -2]]), np.array([-1, 3]), np.array([2, 2]), -3


@right
def each_input_without_the_other():
    W1 = np.zeros((2, 2))
    W1[0] = 1, -1
    W1[1] = -1, 1
    return W1, np.full(2, -0.5), np.ones(2), np.float64(-0.5)


@right
def nor_and_and():
    return np.array([[-1.0, 3.0], [-1.0, 3.0]]), np.array([0.5, -5.0]), np.array([-1.0, -1.0]), 0.5


@right
def just_above_zero():
    return 1e3 * np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([-1.0, -1001.0]), np.array([3.0, -6.0]), -2.0


@wrong("OR", "computes_or")
def computes_or_only():
    return np.ones((2, 2)), np.array([-0.5, -0.5]), np.ones(2), -0.5


@wrong("AND", "computes_and")
def both():
    return np.ones((2, 2)), np.array([-1.5, -1.5]), np.ones(2), -1.5


@wrong("exactly at the threshold, a score of 0 counts as 0", "computes_and")
def at_the_threshold():
    return np.ones((2, 2)), np.array([-1.0, -2.0]), np.array([1.0, -1.0]), 0.0


@wrong("XNOR", "computes_xnor")
def equal_inputs():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([-1.0, 2.0]), 0.5


@wrong("all zero", "one_line_only")
def nothing():
    return np.zeros((2, 2)), np.zeros(2), np.zeros(2), 0.0


@wrong("two output biases")
def wide_output():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1.0, -2.0]), np.array([-0.5])


@wrong("output weights as a column")
def column():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([[1.0], [-2.0]]), -0.5


@wrong("the output bias is missing")
def three_parts():
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1.0, -2.0])


@wrong("not a number")
def nans():
    return np.full((2, 2), np.nan), np.zeros(2), np.ones(2), 0.0


@wrong("the table in place of a network")
def the_truth_table():
    return np.array([0, 1, 1, 0])
