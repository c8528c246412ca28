"""Answers to numerical_gradient."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def on_copies(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[place] += h
        down[place] -= h
        g[place] = (f(up) - f(down)) / (2 * h)
    return g


@right
def in_place_and_back(f, x, h=1e-5):
    g = np.zeros_like(x, dtype=float)
    flat, slopes = x.reshape(-1), g.reshape(-1)
    for i in range(x.size):
        kept = flat[i]
        flat[i] = kept + h
        high = f(x)
        flat[i] = kept - h
        low = f(x)
        flat[i] = kept
        slopes[i] = (high - low) / 2 / h
    return g


@right
def with_an_iterator(loss, theta, step=1e-5):
    theta = theta.copy()
    grad = np.empty_like(theta)
    for entry, out in np.nditer([theta, grad], op_flags=[["readwrite"], ["writeonly"]]):
        kept = entry.copy()
        entry[...] = kept + step
        out[...] = loss(theta)
        entry[...] = kept - step
        out[...] = (out - loss(theta)) / (step + step)
        entry[...] = kept
    return grad


@right
def unit_vectors(f, x, h=1e-5):
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + s) - f(x - s)) / (2 * h) for s in steps]).reshape(x.shape)


@wrong("one-sided", "one_sided")
def one_sided(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        up = x.copy()
        up[place] += h
        g[place] = (f(up) - f(x)) / h
    return g


@wrong("divided by h", "divides_by_h", "constant_factor")
def by_h(f, x, h=1e-5):
    return 2 * on_copies(f, x, h)


@wrong("the difference", "does_not_divide", "wrong_factor")
def differences(f, x, h=1e-5):
    return on_copies(f, x, h) * 2 * h


@wrong("never put back", "never_puts_back", "changed_its_input")
def stays(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] += h
        high = f(x)
        x[place] -= 2 * h
        g[place] = (high - f(x)) / (2 * h)
    return g


@wrong("put back by arithmetic", "puts_back_by_arithmetic", "changed_its_input")
def nearly_back(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] += h
        high = f(x)
        x[place] -= 2 * h
        low = f(x)
        x[place] += h
        g[place] = (high - low) / (2 * h)
    return g


@wrong("row by row", "rows_only")
def rows(f, x, h=1e-5):
    g = np.zeros(x.shape)
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


@wrong("all entries at once", "all_at_once")
def together(f, x, h=1e-5):
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))


@wrong("low minus high", "turns_the_sign", "opposite_sign")
def sign(f, x, h=1e-5):
    return -on_copies(f, x, h)


@wrong("h is not used", "fixed_step")
def fixed(f, x, h=1e-5):
    return on_copies(f, x, 1e-5)


@wrong("another default")
def default(f, x, h=1e-2):
    return on_copies(f, x, h)


@wrong("only vectors", "only_one_shape", "raised", "rows_only")
def vectors(f, x, h=1e-5):
    return np.array([(f(x + h * e) - f(x - h * e)) / (2 * h) for e in np.eye(len(x))])


@wrong("a flat result", "wrong_shape")
def flat(f, x, h=1e-5):
    return on_copies(f, x, h).ravel()


@right
def through_flat(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for i, value in enumerate(x.flat):
        x.flat[i] = value + h
        above = f(x)
        x.flat[i] = value - h
        slopes.flat[i] = (above - f(x)) / 2 / h
        x.flat[i] = value
    return slopes


@wrong("the nudges stay in the copy", "nudges_pile_up")
def copy_never_mended(f, x, h=1e-5):
    x, slopes = x.copy(), np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        slopes[i] = (above - f(x)) / (2 * h)
    return slopes


@wrong("/ 2 * h multiplies by h", "multiplies_by_h")
def no_brackets(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        slopes[i] = (f(x + step) - f(x - step)) / 2 * h
    return slopes


@wrong("a step in proportion to the entry", "step_in_proportion")
def scaled_step(f, x, h=1e-5):
    slopes = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        step = np.zeros(x.shape)
        step[i] = h * max(1.0, abs(x[i]))
        slopes[i] = (f(x + step) - f(x - step)) / (2 * step[i])
    return slopes
