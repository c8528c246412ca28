import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def slope_first(g, y, x, mask, p):
    slope = np.zeros(np.shape(mask))
    slope[mask] = 1 / (1 - p)
    return slope * g


@right
def by_division(g, y, x, mask, p):
    return np.divide(g * mask, 1 - p)


@wrong("the factor is left out on the way back", r"factor|1 ?[-−] ?p|scal")
def no_factor(g, y, x, mask, p):
    return np.where(mask, g, 0.0)


@wrong("the factor is applied but the mask is not", r"mask|dropped|silen")
def no_mask(g, y, x, mask, p):
    return g / (1 - p)


@wrong("x is dropped out again: the forward pass", r"forward|\bx\b|\bg\b|gradient")
def forward_again(g, y, x, mask, p):
    return np.where(mask, x / (1 - p), 0.0)


@wrong("y / x as slope: nan where x is 0", r"\b0\b|zero|nan|y / x|divi")
def slope_from_values(g, y, x, mask, p):
    with np.errstate(all="ignore"):
        return g * y / x
