import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def scaled_random(rng, fan_in, fan_out):
    r = (6 / (fan_in + fan_out)) ** 0.5
    return r * (2 * rng.random((fan_in, fan_out)) - 1)


@right
def row_by_row(rng, fan_in, fan_out):
    r = np.sqrt(6.0) / np.sqrt(fan_in + fan_out)
    return np.array([[rng.uniform(-r, r) for _ in range(fan_out)] for _ in range(fan_in)])


@wrong("normal numbers, not uniform ones", r"normal|uniform|beyond|outside|range|between")
def normal(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@wrong("the root is missing", r"root|sqrt|wide|narrow|small")
def no_root(rng, fan_in, fan_out):
    r = 6 / (fan_in + fan_out)
    return rng.uniform(-r, r, size=(fan_in, fan_out))


@wrong("uniform from 0 to r: no negative weights", r"negativ|from 0|below 0|-r|mean|positive")
def from_zero(rng, fan_in, fan_out):
    r = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(0, r, size=(fan_in, fan_out))


@wrong("3 in place of 6", r"\b6\b|\b3\b|2 ?/ ?\(fan|narrow|small|varianc|wide")
def three(rng, fan_in, fan_out):
    r = np.sqrt(3 / (fan_in + fan_out))
    return rng.uniform(low=-r, high=r, size=(fan_in, fan_out))
