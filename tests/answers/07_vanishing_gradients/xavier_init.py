"""Answers to xavier_init."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def uniform(rng, fan_in, fan_out):
    r = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-r, r, size=(fan_in, fan_out))


@right
def scaled(generator, inputs, units):
    return (2 * generator.random((inputs, units)) - 1) * (6 / (inputs + units)) ** 0.5


@right
def rows(rng, fan_in, fan_out):
    r = (6 / (fan_in + fan_out)) ** 0.5
    return np.array([rng.uniform(-r, r, fan_out) for _ in range(fan_in)])


@right
def signed(rng, fan_in, fan_out, gain=6.0):
    size = (fan_in, fan_out)
    return rng.choice([-1.0, 1.0], size=size) * rng.uniform(0, np.sqrt(gain / sum(size)), size=size)


@wrong("no root", "root_missing")
def no_root(rng, fan_in, fan_out):
    r = 6 / (fan_in + fan_out)
    return rng.uniform(-r, r, (fan_in, fan_out))


@wrong("the deviation as bound", "deviation_as_bound")
def deviation(rng, fan_in, fan_out):
    r = np.sqrt(2 / (fan_in + fan_out))
    return rng.uniform(-r, r, (fan_in, fan_out))


@wrong("fan_in only", "only_fan_in")
def only_in(rng, fan_in, fan_out):
    r = np.sqrt(3 / fan_in)
    return rng.uniform(-r, r, (fan_in, fan_out))


@wrong("turned round", "turned_round", "wrong_shape")
def turned(rng, fan_in, fan_out):
    r = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-r, r, (fan_out, fan_in))


@wrong("normal", "normal_weights")
def normal(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(2 / (fan_in + fan_out)), (fan_in, fan_out))


@wrong("only positive", "only_positive")
def positive(rng, fan_in, fan_out):
    return rng.uniform(0, np.sqrt(6 / (fan_in + fan_out)), (fan_in, fan_out))


@wrong("its own generator", "ignores_rng")
def own(rng, fan_in, fan_out):
    return uniform(np.random.default_rng(1), fan_in, fan_out)


@wrong("one number", "one_number")
def number(rng, fan_in, fan_out):
    return np.full((fan_in, fan_out), rng.uniform(-1, 1) * np.sqrt(6 / (fan_in + fan_out)))


@wrong("a list", "wrong_container")
def a_list(rng, fan_in, fan_out):
    return uniform(rng, fan_in, fan_out).tolist()


@wrong("twice as wide")
def wide(rng, fan_in, fan_out):
    return 2 * uniform(rng, fan_in, fan_out)


@wrong("the product of the fans", "one_number")
def product_of_fans(rng, fan_in, fan_out):
    r = np.sqrt(6 / (fan_in * fan_out))
    return rng.uniform(-r, r, (fan_in, fan_out))


@wrong("one column, repeated", "one_number")
def one_column(rng, fan_in, fan_out):
    r = np.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-r, r, (fan_in, 1)) * np.ones(fan_out)


@wrong("no chance at all", "ignores_rng")
def evenly_spaced(rng, fan_in, fan_out):
    r = np.sqrt(6 / (fan_in + fan_out))
    return np.linspace(-r, r, fan_in * fan_out).reshape(fan_in, fan_out)
