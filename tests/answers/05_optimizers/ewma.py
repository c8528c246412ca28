"""Answers to ewma."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def loop(x, beta):
    v, averages = 0.0, []
    for t, value in enumerate(x, start=1):
        v = beta * v + (1 - beta) * value
        averages.append(v / (1 - beta**t))
    return np.array(averages)


@right
def weights_by_hand(x, beta):
    out = np.empty(len(x))
    for t in range(len(x)):
        w = beta ** np.arange(t, -1, -1)
        out[t] = (w @ x[: t + 1]) / w.sum()
    return out


@right
def matrix(series, beta):
    t = np.arange(len(series))
    lag = t[:, None] - t
    w = np.where(lag >= 0, beta ** np.maximum(lag, 0), 0.0)
    return (w @ series) / w.sum(axis=1)


@right
def sums(x, beta, total=0.0, count=0.0):
    out = []
    for value in x.tolist():
        total, count = beta * total + value, beta * count + 1
        out.append(total / count)
    return np.asarray(out)


@wrong("no correction", "no_correction")
def plain(x, beta):
    v, out = 0.0, []
    for value in x:
        v = beta * v + (1 - beta) * value
        out.append(v)
    return np.array(out)


@wrong("always 1 - beta", "no_power", "constant_factor", "wrong_factor")
def no_power(x, beta):
    return plain(x, beta) / (1 - beta)


@wrong("t from 0", "t_from_zero", "not_finite", "raised", "warned")
def from_zero(x, beta):
    v, out = 0.0, []
    for t, value in enumerate(x):
        v = beta * v + (1 - beta) * value
        out.append(v / (1 - beta**t))
    return np.array(out)


@wrong("one ahead", "t_one_ahead")
def ahead(x, beta):
    return plain(x, beta) / (1 - beta ** np.arange(2, len(x) + 2))


@wrong("fed back", "corrected_fed_back")
def fed_back(x, beta):
    v, out = 0.0, []
    for t, value in enumerate(x, start=1):
        v = (beta * v + (1 - beta) * value) / (1 - beta**t)
        out.append(v)
    return np.array(out)


@wrong("starts at the first value", "starts_at_the_first")
def first(x, beta):
    v, out = x[0], []
    for value in x:
        v = beta * v + (1 - beta) * value
        out.append(v)
    return np.array(out)


@wrong("the last average only", "last_only", "wrong_container", "wrong_shape")
def last(x, beta):
    return float(loop(x, beta)[-1])


@wrong("shares exchanged", "weights_swapped")
def swapped(x, beta):
    v, out = 0.0, []
    for t, value in enumerate(x, start=1):
        v = (1 - beta) * v + beta * value
        out.append(v / (1 - beta**t))
    return np.array(out)


@wrong("the running mean", "plain_mean")
def mean(x, beta):
    return np.cumsum(x) / np.arange(1, len(x) + 1)


@wrong("a list", "wrong_container")
def a_list(x, beta):
    return loop(x, beta).tolist()


@wrong("from the end")
def backwards(x, beta):
    return loop(x[::-1], beta)[::-1].copy()


@wrong("the start is kept as an entry more", "off_by_one")
def one_more(x, beta):
    return np.concatenate([[0.0], loop(x, beta)])


@right
def sum_of_weights(x, beta):
    total, weight, out = 0.0, 0.0, np.empty(len(x))
    for i, value in enumerate(x):
        total, weight = beta * total + value, beta * weight + 1
        out[i] = total / weight
    return out


@wrong("no brackets in the correction", "correction_without_brackets")
def no_brackets(x, beta):
    v, out = 0.0, []
    for t, value in enumerate(x, 1):
        v = beta * v + (1 - beta) * value
        out.append(v / 1 - beta**t)
    return np.array(out)


@wrong("the power of 1 - beta", "power_of_the_difference")
def power_outside(x, beta):
    v, out = 0.0, []
    for t, value in enumerate(x, 1):
        v = beta * v + (1 - beta) * value
        out.append(v / (1 - beta) ** t)
    return np.array(out)


@wrong("a product for a power", "product_for_power", "not_finite", "warned")
def product(x, beta):
    v, out = 0.0, []
    for t, value in enumerate(x, 1):
        v = beta * v + (1 - beta) * value
        out.append(np.float64(v) / (1 - beta * t))
    return np.array(out)
