"""Answers to myth_dropped_weights."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def remembered():
    return 1.0, 0.9, 0.0


@right
def decays():
    return 0.0, 0.0, 0.9


@right
def both():
    return np.array([2, 0.5, 0.1]).tolist()


@wrong("plain", "plain_descent")
def plain():
    return 5.0, 0.0, 0.0


@wrong("nothing to remember", "nothing_remembered")
def nothing():
    return 0.0, 0.9, 0.0


@wrong("too little", "moves_too_little")
def little():
    return 0.1, 0.5, 0.0


@wrong("momentum of 1", "momentum_out_of_range")
def one():
    return 1.0, 1.0, 0.0
