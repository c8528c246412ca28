import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def standard_normal(rng, fan_in, fan_out):
    return rng.standard_normal((fan_in, fan_out)) * (2 / fan_in) ** 0.5


@right
def box_muller(rng, fan_in, fan_out):
    u, angle = rng.random((fan_in, fan_out)), rng.random((fan_in, fan_out))
    return 2 * np.sqrt(-np.log1p(-u) / fan_in) * np.cos(2 * np.pi * angle)


@wrong("the variance is passed where the standard deviation belongs", r"varianc", r"standard deviation|std|root")
def variance_for_std(rng, fan_in, fan_out):
    return rng.normal(0, 2 / fan_in, (fan_in, fan_out))


@wrong("1 / fan_in: the 2 for ReLU is missing", r"\b2\b|half|relu|too (small|narrow)|1 ?/ ?fan_in|lecun|xavier")
def without_two(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(1 / fan_in), size=(fan_in, fan_out))


@wrong("the shape is turned round", r"shape|transpos|\(fan_in, fan_out\)")
def turned(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(2 / fan_in), size=(fan_out, fan_in))


@wrong("rng is not used: a generator with a fixed seed", r"rng|generator|seed|same")
def fixed_seed(rng, fan_in, fan_out):
    rng = np.random.default_rng(0)
    return rng.normal(0, np.sqrt(2 / fan_in), size=(fan_in, fan_out))
