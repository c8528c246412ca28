import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def where_twice(grads, limit):
    return [np.where(g > limit, limit, np.where(g < -limit, -limit, g)) for g in grads]


@right
def sign_and_size(grads, limit):
    return [np.sign(g) * np.minimum(np.abs(g), limit) for g in grads]


@wrong("only too large entries are cut, not those below -limit", r"below|negativ|-limit|lower|one side")
def one_side(grads, limit):
    return [np.minimum(g, limit) for g in grads]


@wrong("entries beyond become 0", r"\b0\b|zero", r"beyond|limit")
def to_zero(grads, limit):
    return [np.where(np.abs(g) > limit, 0.0, g) for g in grads]


@wrong("large negative entries become +limit", r"sign|negativ|-limit|positive")
def loses_the_sign(grads, limit):
    return [np.where(np.abs(g) > limit, limit, g) for g in grads]


@wrong("the whole array is scaled down so that its largest entry fits", r"scal|each entry|own|direction|whole|factor|within")
def scales(grads, limit):
    return [g * min(1.0, limit / max(np.abs(g).max(), 1e-300)) for g in grads]
