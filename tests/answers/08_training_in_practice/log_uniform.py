"""Answers to log_uniform."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def natural(rng, low, high, size):
    return np.exp(rng.uniform(np.log(low), np.log(high), size))


@right
def powers_of_ten(rng, low, high, size):
    return 10 ** rng.uniform(np.log10(low), np.log10(high), size=size)


@right
def ratio(generator, smallest, largest, count):
    return smallest * (largest / smallest) ** generator.random(count)


@right
def one_by_one(rng, low, high, size, base=2.0):
    return np.array([base ** rng.uniform(np.log2(low), np.log2(high)) for _ in range(size)])


@wrong("uniform in the numbers", "uniform_in_the_numbers")
def plain(rng, low, high, size):
    return rng.uniform(low, high, size)


@wrong("a grid", "grid", "generator_ignored")
def grid(rng, low, high, size):
    return np.geomspace(low, high, size)


@wrong("exponents", "exponents_returned")
def exponents(rng, low, high, size):
    return rng.uniform(np.log10(low), np.log10(high), size)


@wrong("whole powers", "powers_of_ten_only")
def whole(rng, low, high, size):
    return 10.0 ** rng.integers(np.ceil(np.log10(low)), np.floor(np.log10(high)) + 1, size)


@wrong("mixed bases", "bases_mixed")
def mixed(rng, low, high, size):
    return np.exp(rng.uniform(np.log10(low), np.log10(high), size))


@wrong("its own generator", "generator_ignored")
def own(rng, low, high, size):
    return natural(np.random.default_rng(5), low, high, size)


@wrong("one draw", "one_draw_repeated", "one_number")
def one(rng, low, high, size):
    return np.full(size, natural(rng, low, high, 1)[0])


@wrong("bell-shaped", "bell_shaped")
def bell(rng, low, high, size):
    middle, width = (np.log(low) + np.log(high)) / 2, (np.log(high) - np.log(low)) / 6
    return np.clip(np.exp(rng.normal(middle, width, size)), low, high)


@wrong("square of a uniform")
def squares(rng, low, high, size):
    return low + (high - low) * rng.random(size) ** 2


@wrong("too many")
def too_many(rng, low, high, size):
    return natural(rng, low, high, size + 1)


@wrong("sorted in one half only")
def half(rng, low, high, size):
    return natural(rng, low, np.sqrt(low * high), size)


@wrong("the limits as exponents of a grid", "generator_ignored", "grid")
def logspace(rng, low, high, size):
    with np.errstate(all="ignore"):
        return np.logspace(low, high, size)


@wrong("a shuffled grid", "grid", "generator_ignored")
def shuffled_grid(rng, low, high, size):
    return rng.permutation(np.geomspace(low, high, size))


@wrong("the limits as exponents", "limits_as_exponents")
def limits(rng, low, high, size):
    with np.errstate(all="ignore"):
        return 10 ** rng.uniform(low, high, size)


@wrong("rounded, so that small samples become 0", "first_wrong_part")
def rounded(rng, low, high, size):
    return np.round(natural(rng, low, high, size), 3)


@wrong("a column", "first_wrong_part")
def column(rng, low, high, size):
    return natural(rng, low, high, size)[:, np.newaxis]


@wrong("nothing is returned", "returned_nothing")
def nothing(rng, low, high, size):
    natural(rng, low, high, size)
