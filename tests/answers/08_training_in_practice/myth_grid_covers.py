"""Answers to myth_grid_covers."""

from tests.answers.kit import right, wrong


@right
def between_powers():
    return 0.0011, 0.0099


@right
def high():
    return 0.1, 1.0


@right
def other():
    return 0.0002, 0.0009


@wrong("hits the grid", "grid_hits")
def on_the_grid():
    return 0.005, 0.05


@wrong("too narrow", "too_narrow")
def narrow():
    return 0.02, 0.022


@wrong("outside", "outside")
def outside():
    return 2.0, 9.0


@wrong("order", "wrong_order")
def order():
    return 0.009, 0.002


@wrong("half outside", "outside")
def half_outside():
    return 0.5, 2.0


@wrong("an empty window", "too_narrow")
def empty():
    return 0.3, 0.3
