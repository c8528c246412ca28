"""Answers to train_validation_test."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def cut(n, fractions, rng):
    order = rng.permutation(n)
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return order[:a], order[a:b], order[b:]


@right
def split(n, fractions, rng):
    return tuple(np.split(rng.permutation(n), np.rint(n * np.cumsum(fractions)[:2]).astype(int)))


@right
def shuffled_in_place(count, shares, generator):
    rows = np.arange(count)
    generator.shuffle(rows)
    first = int(count * shares[0] + 1e-9)
    second = first + int(round(count * (shares[0] + shares[1]))) - first
    return rows[:first], rows[first:second], rows[second:]


@right
def by_random_keys(n, fractions, rng):
    order = np.argsort(rng.random(n))
    ends = [round(n * sum(fractions[:k])) for k in range(4)]
    ends[3] = n
    return tuple(order[i:j] for i, j in zip(ends, ends[1:]))


@wrong("not shuffled", "not_shuffled")
def not_shuffled(n, fractions, rng):
    rows = np.arange(n)
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return rows[:a], rows[a:b], rows[b:]


@wrong("parts overlap", "overlap")
def overlapping(n, fractions, rng):
    return tuple(rng.permutation(n)[: round(n * f)] for f in fractions)


@wrong("with replacement", "drawn_with_replacement")
def replacement(n, fractions, rng):
    rows = rng.integers(0, n, n)
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return rows[:a], rows[a:b], rows[b:]


@wrong("the generator is not used", "generator_ignored")
def own_generator(n, fractions, rng):
    return cut(n, fractions, np.random.default_rng(0))


@wrong("another chance at every call", "not_deterministic", "generator_ignored")
def global_chance(n, fractions, rng):
    return cut(n, fractions, np.random.default_rng())


@wrong("three equal parts", "three_equal_parts")
def equal(n, fractions, rng):
    return tuple(np.array_split(rng.permutation(n), 3))


@wrong("rows from 1", "row_numbers_from_one")
def from_one(n, fractions, rng):
    return tuple(part + 1 for part in cut(n, fractions, rng))


@wrong("validation and test exchanged", "validation_and_test_swapped")
def exchanged(n, fractions, rng):
    a, b, c = cut(n, (fractions[0], fractions[2], fractions[1]), rng)
    return a, b, c


@wrong("masks in place of row numbers")
def masks(n, fractions, rng):
    return tuple(np.isin(np.arange(n), part) for part in cut(n, fractions, rng))


@wrong("two parts")
def two(n, fractions, rng):
    a, b, _ = cut(n, fractions, rng)
    return a, b


@wrong("the test part first", "validation_and_test_swapped")
def first_for_the_test(n, fractions, rng):
    return cut(n, fractions, rng)[::-1]


@wrong("cut first, then shuffled", "shuffled_within_parts")
def shuffled_afterwards(n, fractions, rng):
    rows = np.arange(n)
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return rng.permutation(rows[:a]), rng.permutation(rows[a:b]), rng.permutation(rows[b:])


@wrong("a slice that drops the last row", "first_wrong_part")
def last_row_lost(n, fractions, rng):
    a, b, c = cut(n, fractions, rng)
    return a, b, c[:-1]


@wrong("rounded up, the last part too small", "first_wrong_part")
def rounded_up(n, fractions, rng):
    a = int(np.ceil(n * fractions[0]))
    b = a + int(np.ceil(n * fractions[1]))
    order = rng.permutation(n)
    return order[:a], order[a:b], order[b:]


@wrong("rounded down, the rest to the test", "remainder_in_last_part")
def rest_to_the_test(n, fractions, rng):
    a, b = int(n * fractions[0]), int(n * fractions[1])
    order = rng.permutation(n)
    return order[:a], order[a : a + b], order[a + b :]


@wrong("every fifth row, without chance", "generator_ignored")
def by_rule(n, fractions, rng):
    order = np.argsort(np.arange(n) % 5, kind="stable")
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return order[:a], order[a:b], order[b:]
