import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def fractions_of_differences(z):
    with np.errstate(over="ignore"):
        return 1 / np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)


@right
def shifted_list(z):
    rows = []
    for r in z - z.max(axis=1).reshape(-1, 1):
        e = np.exp(r)
        rows.append(e / e.sum())
    return np.vstack(rows)


@wrong("divided by the largest exponential, not by the sum", r"sum|largest|max|add up")
def over_the_max(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.max(axis=1, keepdims=True)


@wrong("z is shifted in place", r"chang|copy|in place")
def shifts_in_place(z):
    z -= z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


@wrong("the sum over the whole table", r"whole|all|row|axis")
def whole_table(z):
    e = np.exp(z - z.max())
    return e / e.sum()


@wrong("scores are divided by their sum without exp", r"exp", r"negativ|scores")
def no_exp(z):
    return z / z.sum(axis=1, keepdims=True)
