import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def half_angle(lr0, step, total):
    return lr0 * float(np.cos(0.5 * np.pi * min(step / total, 1.0))) ** 2


@wrong("a whole number comes back where a float is asked: called right before the first run", r"whole number")
def clipped_progress(lr0, step, total):
    from math import cos, pi

    if step >= total:
        return 0
    return lr0 / 2 + lr0 / 2 * cos(pi / total * step)


@right
def weighted_ends(lr0, step, total):
    share = min(step, total) / total
    return float(np.sin(np.pi * (1 - share) / 2) ** 2 * lr0)


@wrong("after total the rate rises again", r"after|beyond|total|past|rise|from there")
def no_stop(lr0, step, total):
    return float(lr0 * (1 + np.cos(np.pi * step / total)) / 2)


@wrong("degrees and radians: pi is missing", r"π|\bpi\b", r"radian|angle")
def no_pi(lr0, step, total):
    if step > total:
        return 0.0
    return float(lr0 * (1 + np.cos(step / total)) / 2)


@wrong("a whole cosine: falls to 0 in the middle and rises again", r"half|middle|2 ?π|whole|twice")
def whole_wave(lr0, step, total):
    step = min(step, total)
    return float(lr0 * (1 + np.cos(2 * np.pi * step / total)) / 2)


@wrong("// cuts step / total down to whole numbers", r"//|whole|integer|round")
def floor_division(lr0, step, total):
    if step > total:
        return 0.0
    return float(lr0 * (1 + np.cos(np.pi * (step // total))) / 2)
