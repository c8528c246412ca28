import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def softplus_of_the_signed(z, t):
    margin = np.where(np.asarray(t) == 1, z, -np.asarray(z))
    return float(np.mean(np.logaddexp(0, -margin)))


@right
def loop_with_math(z, t):
    from math import exp, log1p

    total = 0.0
    for zi, ti in zip(z, t, strict=True):
        total += max(float(zi), 0.0) - float(zi) * float(ti) + log1p(exp(-abs(float(zi))))
    return total / len(z)


@wrong("log(1 + exp(z)) overflows for 1000", r"overflow", r"warn", r"large|inf")
def plain_formula(z, t):
    return float(np.mean(np.log(1 + np.exp(z)) - z * t))


@wrong("the sign of z t is wrong", r"sign|plus|minus", r"z ?·? ?t")
def plus_zt(z, t):
    return float(np.mean(np.logaddexp(0, z) + z * t))


@wrong("the sum, not the mean", r"mean", r"sum", r"divid|times N|N times|number of")
def sum_of_losses(z, t):
    return float(np.sum(np.logaddexp(0, z) - z * t))


@wrong("treats z as a probability", r"probabilit", r"score|sigmoid|logit")
def z_as_probability(z, t):
    p = np.clip(z, 1e-12, 1 - 1e-12)
    return float(-np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)))
