import numpy as np

from tests.answers_blind.kit import right, wrong


def smooth(losses, beta=0.9):
    v, out = 0.0, []
    for t, value in enumerate(losses, start=1):
        v = beta * v + (1 - beta) * value
        out.append(v / (1 - beta**t))
    return np.array(out)


@right
def base_ten(losses, lrs):
    slope = np.gradient(smooth(losses), np.log10(lrs))
    return float(np.asarray(lrs)[slope.argmin()])


@right
def min_with_a_key(losses, lrs):
    slopes = np.gradient(smooth(losses), [float(np.log(r)) for r in lrs])
    return min(zip(slopes, lrs, strict=True))[1]


@wrong("the rate with the lowest loss", r"lowest|smallest loss|slope|steep", r"fall")
def lowest(losses, lrs):
    return float(lrs[np.argmin(smooth(losses))])


@wrong("the slope against the rates themselves, not their logarithms", r"log", r"rates themselves")
def no_log(losses, lrs):
    return float(lrs[np.argmin(np.gradient(smooth(losses), lrs))])


@wrong("the losses are not smoothed", r"smooth|ewma|nois")
def raw(losses, lrs):
    return float(lrs[np.argmin(np.gradient(losses, np.log(lrs)))])


@wrong("the steepest rise: argmax", r"ris|argm|largest|fall|smallest|sign")
def steepest_rise(losses, lrs):
    return float(lrs[np.argmax(np.gradient(smooth(losses), np.log(lrs)))])
