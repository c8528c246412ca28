import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def factor_first(x, mask, p):
    return x * (np.asarray(mask, dtype=float) / (1.0 - p))


@right
def only_the_kept(x, mask, p):
    y = np.zeros(np.shape(x), dtype=float)
    y[mask] = x[mask] / (1 - p)
    return y


@wrong("no scaling of those that stay", r"scal|1 ?[-−] ?p|factor|divid")
def unscaled(x, mask, p):
    return x * mask


@wrong("divides by p, the probability to drop", r"1 ?[-−] ?p|keep|kept|drop", r"\bp\b")
def over_p(x, mask, p):
    return np.where(mask, x / p, 0.0) if p else x * mask


@wrong("True was taken for dropped", r"True|mask", r"kept|dropped|invert|exchang|other way|opposite")
def inverted(x, mask, p):
    return np.where(mask, 0.0, x / (1 - p))


@wrong("multiplies by 1 - p instead of dividing", r"divid|multipl", r"1 ?[-−] ?p|factor|test")
def multiplies(x, mask, p):
    return x * mask * (1 - p)
