"""Answers to myth_every_update."""

from tests.answers.kit import right, wrong


@right
def far_away():
    return [[-5.0, 1.0], [1.0, 0.0], [1.0, 0.0]], [1, 1, 1], [1.0, 0.0], 0.0


@right
def a_false_alarm():
    return [[5.0, 0.0], [1.0, 0.0], [2.0, 0.0], [1.0, 1.0]], [0, 1, 1, 1], [1.0, 0.0], 0.0


@wrong("the first row is right", "first_row_is_right")
def nothing_to_do():
    return [[1.0, 0.0], [-9.0, 0.0]], [1, 1], [1.0, 0.0], 0.0


@wrong("targets of -1 and 1")
def other_targets():
    return [[-5.0, 1.0], [1.0, 0.0]], [-1, 1], [1.0, 0.0], 0.0


@wrong("a single point")
def one_point():
    return [[1.0, 0.0]], [1], [-1.0, 0.0], 0.0
