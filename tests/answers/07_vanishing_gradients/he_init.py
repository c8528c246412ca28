"""Answers to he_init."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def normal(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


@right
def scaled(generator, inputs, units):
    return (2 / inputs) ** 0.5 * generator.standard_normal((inputs, units))


@right
def unit_by_unit(rng, fan_in, fan_out):
    return np.column_stack([rng.normal(scale=np.sqrt(2.0 / fan_in), size=fan_in) for _ in range(fan_out)])


@right
def transposed(rng, fan_in, fan_out, gain=2.0):
    return rng.normal(size=(fan_out, fan_in)).T * np.sqrt(gain) / np.sqrt(fan_in)


@wrong("the variance as deviation", "variance_as_deviation")
def variance(rng, fan_in, fan_out):
    return rng.normal(0, 2 / fan_in, (fan_in, fan_out))


@wrong("1 in place of 2", "factor_one")
def one(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(1 / fan_in), (fan_in, fan_out))


@wrong("fan_out", "takes_fan_out")
def out(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(2 / fan_out), (fan_in, fan_out))


@wrong("both", "takes_both_fans")
def both(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@wrong("uniform", "uniform_weights")
def uniform(rng, fan_in, fan_out):
    r = np.sqrt(6 / fan_in)
    return rng.uniform(-r, r, (fan_in, fan_out))


@wrong("turned round", "turned_round", "wrong_shape")
def turned(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


@wrong("its own generator", "ignores_rng")
def own(rng, fan_in, fan_out):
    return np.random.default_rng(0).normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


@wrong("no scale")
def no_scale(rng, fan_in, fan_out):
    return rng.normal(size=(fan_in, fan_out))


@wrong("zeros", "one_number")
def zeros(rng, fan_in, fan_out):
    return np.zeros((fan_in, fan_out))


@wrong("only positive")
def positive(rng, fan_in, fan_out):
    return np.abs(normal(rng, fan_in, fan_out))


@wrong("one column, repeated", "one_number")
def one_column(rng, fan_in, fan_out):
    return np.tile(rng.normal(0, np.sqrt(2 / fan_in), (fan_in, 1)), (1, fan_out))


@wrong("two values, plus and minus", "one_number")
def two_values(rng, fan_in, fan_out):
    return np.sqrt(2 / fan_in) * rng.choice([-1.0, 1.0], (fan_in, fan_out))


@right
def single_precision(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out)).astype(np.float32)
