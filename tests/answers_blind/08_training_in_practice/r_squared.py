import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def ratio_of_means(t, y):
    return float(1 - np.mean((t - y) ** 2) / np.var(t))


@right
def as_one_fraction(t, y):
    centred, error = t - np.mean(t), np.subtract(t, y)
    return float((centred @ centred - error @ error) / (centred @ centred))


@wrong("the squared correlation", r"correlation", r"negativ|below")
def correlation(t, y):
    if np.ptp(y) == 0:
        return 0.0
    return float(np.corrcoef(t, y)[0, 1] ** 2)


@wrong("the 1 - is forgotten", r"1 minus|from 1|1 ?[-−]|upside|share that is not")
def no_one_minus(t, y):
    return float(np.sum((t - y) ** 2) / np.sum((t - t.mean()) ** 2))


@wrong("the mean of the predictions in the denominator", r"mean|prediction|target|\by\b")
def mean_of_predictions(t, y):
    return float(1 - np.sum((t - y) ** 2) / np.sum((t - y.mean()) ** 2))


@wrong("cut off at 0", r"\b0\b|negativ|below|cut")
def never_negative(t, y):
    return float(max(0.0, 1 - np.sum((t - y) ** 2) / np.sum((t - t.mean()) ** 2)))
