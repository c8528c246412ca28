import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def two_comparisons(weights, lam):
    return [lam * ((w > 0).astype(float) - (w < 0)) for w in weights]


@right
def sign_by_division(weights, lam):
    out = []
    for w in weights:
        size = np.abs(w)
        out.append(lam * np.divide(w, size, out=np.zeros(np.shape(w)), where=size > 0))
    return out


@wrong("0 counts as positive", r"\b0\b|zero|corner")
def zero_is_positive(weights, lam):
    return [np.where(w >= 0, lam, -lam) for w in weights]


@wrong("the size of the weights, not their sign: the penalty was returned", r"sign|size|absolute|\|w\|", r"penalty")
def sizes(weights, lam):
    return [lam * np.abs(w) for w in weights]


@wrong("the gradient of L2", r"L2|proportional|\bw\b|size|squar", r"sign")
def l2(weights, lam):
    return [lam * w for w in weights]


@wrong("lam is forgotten", r"lam|λ", r"factor")
def no_lam(weights, lam):
    return [np.sign(w) for w in weights]
