"""Answers to myth_proportional."""

from tests.answers.kit import right, wrong


@right
def a_constant():
    return 0.0, 1.0, 2.0


@right
def at_zero():
    return 3, 1, 0


@wrong("no bias", "no_bias")
def through_the_origin():
    return 2.0, 0.0, 3.0


@wrong("the bias is lost in rounding")
def drowned():
    return 1e20, 1.0, 1.0


@wrong("so large that both sides are inf")
def too_large():
    return 1e308, 1.0, 1e308
