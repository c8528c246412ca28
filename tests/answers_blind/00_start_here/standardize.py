import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def centred_products(X):
    C = X - X.mean(axis=0, keepdims=True)
    v = (C * C).sum(axis=0) / len(X)
    flat = np.ptp(X, axis=0) == 0
    return np.where(flat, 0.0, C / np.sqrt(np.where(flat, 1.0, v)))


@right
def column_loop(X):
    Z = np.zeros(X.shape)
    for j in range(X.shape[1]):
        x = X[:, j]
        if not (x == x[0]).all():
            Z[:, j] = (x - np.average(x)) / np.std(x)
    return Z


@wrong("mean and std of all entries together", r"column|axis|whole|all entries")
def of_everything(X):
    return (X - X.mean()) / X.std()


@wrong("the std divides by N - 1", r"N ?- ?1|ddof", r"divid")
def sample_std(X):
    s = X.std(axis=0, ddof=1)
    return np.where(s > 0, (X - X.mean(axis=0)) / np.where(s > 0, s, 1), 0.0)


@wrong("eps in the denominator: not exact", r"eps|small number|1e-|added|tiny|constant column", r"denominator|std")
def with_eps(X):
    return (X - X.mean(axis=0)) / (X.std(axis=0) + 1e-3)


@wrong("divided first, then the mean is subtracted", r"first|order|mean", r"std|divid|bracket")
def brackets(X):
    s = X.std(axis=0)
    s = np.where(s == 0, 1, s)
    return X / s - X.mean(axis=0)
