"""Answers to find_learning_rate."""

import numpy as np

from tests.answers.kit import right, wrong


def smooth(x, beta=0.9):
    v, out = 0.0, []
    for t, value in enumerate(x, start=1):
        v = beta * v + (1 - beta) * value
        out.append(v / (1 - beta**t))
    return np.array(out)


@right
def formula(losses, lrs):
    return float(lrs[np.argmin(np.gradient(smooth(losses), np.log(lrs)))])


@right
def in_powers_of_ten(losses, lrs):
    slope = np.gradient(smooth(losses), np.log10(lrs))
    return lrs[slope == slope.min()][0]


@right
def sorted_slopes(curve, rates):
    slopes = np.gradient(smooth(list(curve)), np.log2(rates))
    return float(min(zip(slopes, rates))[1])


@right
def a_loop(losses, lrs, best=0):
    slopes = np.gradient(smooth(losses), np.log(lrs)).tolist()
    for k, slope in enumerate(slopes):
        if slope < slopes[best]:
            best = k
    return np.float64(lrs[best])


@wrong("lowest loss", "lowest_loss")
def lowest(losses, lrs):
    return float(lrs[np.argmin(losses)])


@wrong("lowest smoothed loss", "lowest_smoothed_loss")
def lowest_smoothed(losses, lrs):
    return float(lrs[np.argmin(smooth(losses))])


@wrong("not smoothed", "not_smoothed")
def raw(losses, lrs):
    return float(lrs[np.argmin(np.gradient(losses, np.log(lrs)))])


@wrong("against the rate", "against_the_rate")
def against_rate(losses, lrs):
    return float(lrs[np.argmin(np.gradient(smooth(losses), lrs))])


@wrong("steepest rise", "steepest_rise")
def rise(losses, lrs):
    return float(lrs[np.argmax(np.gradient(smooth(losses), np.log(lrs)))])


@wrong("the place", "index_returned", "wrong_container")
def place(losses, lrs):
    return int(np.argmin(np.gradient(smooth(losses), np.log(lrs))))


@wrong("the logarithm", "logarithm_returned", "another_function", "two_mistakes")
def logarithm(losses, lrs):
    return float(np.log10(formula(losses, lrs)))


@wrong("differences to the next", "difference_to_the_next")
def differences(losses, lrs):
    return float(lrs[np.argmin(np.diff(smooth(losses)))])


@wrong("a tenth of it, as a rule of thumb says", "constant_factor")
def a_tenth(losses, lrs):
    return formula(losses, lrs) / 10


@wrong("the size of the slope", "steepest_rise", "steepest_either_way")
def size(losses, lrs):
    return float(lrs[np.argmax(np.abs(np.gradient(smooth(losses), np.log(lrs))))])


@wrong("another smoothing")
def less(losses, lrs):
    return float(lrs[np.argmin(np.gradient(smooth(losses, 0.5), np.log(lrs)))])
