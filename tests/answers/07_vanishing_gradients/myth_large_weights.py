"""Answers to myth_large_weights."""

from tests.answers.kit import right, wrong


@right
def eight():
    return 8.0, -4.0, 100.0


@right
def twelve():
    return 12, -6, -60


@wrong("small weight", "weight_at_most_four")
def small():
    return 2.0, -1.0, 50.0


@wrong("not centred", "not_centred")
def not_centred():
    return 8.0, 0.0, 50.0


@wrong("exchanged", "biases_swapped")
def exchanged():
    return 8.0, 100.0, -4.0


@wrong("both", "both_explode")
def both():
    return 8.0, -4.0, -4.0


@right
def negative():
    return -8.0, 4.0, -8.0


@wrong("the second one is of middle size", "first_wrong_part")
def middling():
    return -8.0, 4.0, 0.0


@wrong("bias 0 with a negative weight", "first_wrong_part")
def negative_not_centred():
    return -30.0, 0.0, 60.0
