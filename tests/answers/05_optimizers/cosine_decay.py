"""Answers to cosine_decay."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(lr0, step, total):
    return lr0 * (1 + np.cos(np.pi * min(step / total, 1))) / 2


@right
def half_angle(lr0, step, total):
    return float(lr0 * np.cos(np.pi / 2 * min(step, total) / total) ** 2)


@right
def by_cases(rate, k, n):
    if k >= n:
        return 0.0
    return 0.5 * rate * (1.0 + float(np.cos(k * np.pi / n)))


@right
def complex_numbers(lr0, step, total):
    return float(lr0 * (1 + np.exp(1j * np.pi * np.clip(step / total, 0, 1)).real) / 2)


@wrong("no half", "half_missing", "constant_factor")
def no_half(lr0, step, total):
    return float(lr0 * (1 + np.cos(np.pi * min(step / total, 1))))


@wrong("bare cosine", "bare_cosine")
def bare(lr0, step, total):
    return float(lr0 * np.cos(np.pi * min(step / total, 1)))


@wrong("a quarter of a wave", "quarter_cosine")
def quarter(lr0, step, total):
    return float(lr0 * np.cos(np.pi / 2 * min(step / total, 1)))


@wrong("rises again", "rises_again")
def rises_again(lr0, step, total):
    return float(lr0 * (1 + np.cos(np.pi * step / total)) / 2)


@wrong("rises", "rises")
def rises(lr0, step, total):
    return float(lr0 * (1 - np.cos(np.pi * min(step / total, 1))) / 2)


@wrong("a line", "straight_line")
def line(lr0, step, total):
    return float(lr0 * (1 - min(step / total, 1)))


@wrong("integer division", "integer_division")
def integer(lr0, step, total):
    return float(lr0 * (1 + np.cos(np.pi * min(step // total, 1))) / 2)


@wrong("one step late", "one_step_early")
def one_early(lr0, step, total):
    return float(lr0 * (1 + np.cos(np.pi * min(step / max(total - 1, 1), 1))) / 2)


@wrong("lr0 is left out", "wrong_factor")
def no_lr(lr0, step, total):
    return float((1 + np.cos(np.pi * min(step / total, 1))) / 2)


@wrong("an array", "wrong_container")
def array(lr0, step, total):
    return np.array([formula(lr0, step, total)])


@wrong("all rates", "wrong_container", "wrong_shape")
def all_rates(lr0, step, total):
    return [formula(lr0, k, total) for k in range(step + 1)]
