"""Answers to myth_l2_removes."""

from tests.answers.kit import right, wrong


@right
def small():
    return 0.2, 0.3


@right
def negative():
    return -0.5, 0.5


@right
def tiny():
    return 0.01, 0.1


@wrong("nothing there", "nothing_to_remove")
def zero():
    return 0.0, 1.0


@wrong("L1 leaves it", "l1_leaves_it")
def large():
    return 5.0, 0.5


@wrong("L2 takes more than half", "l2_takes_half")
def strong():
    return 1.0, 2.0


@wrong("lam below 0")
def below_zero():
    return 1.0, -1.0
