import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def one_stack(X_train, X_test):
    both = np.vstack([X_train, X_test]) - X_train.mean(axis=0)
    std = X_train.std(axis=0)
    constant = (X_train == X_train[0]).all(axis=0)
    both = np.where(constant, 0.0, both / np.where(constant, 1.0, std))
    return both[: len(X_train)], both[len(X_train) :]


@right
def fitted_scaler(X_train, X_test):
    class Scaler:
        def __init__(self, X):
            self.mean, self.flat = X.mean(axis=0), np.ptp(X, axis=0) == 0
            self.std = np.sqrt(((X - self.mean) ** 2).mean(axis=0))

        def __call__(self, X):
            Z = np.zeros(X.shape)
            keep = ~self.flat
            Z[:, keep] = (X[:, keep] - self.mean[keep]) / self.std[keep]
            return Z

    scaler = Scaler(X_train)
    return scaler(X_train), scaler(X_test)


@wrong("the test set is scaled by its own mean and std", r"own|test", r"training|leak")
def each_its_own(X_train, X_test):
    def z(X):
        s = X.std(axis=0)
        return np.where(s > 0, (X - X.mean(axis=0)) / np.where(s > 0, s, 1), 0.0)

    return z(X_train), z(X_test)


@wrong("mean and std of both sets together: the test set leaks", r"both|together|leak|all|test")
def together(X_train, X_test):
    X = np.concatenate([X_train, X_test])
    mean, s = X.mean(axis=0), X.std(axis=0)
    safe = np.where(s == 0, 1, s)
    return (X_train - mean) / safe, (X_test - mean) / safe


@wrong("a constant training column is not zero in the test set", r"constant|equal|std 0|zeros|test")
def constant_not_zero(X_train, X_test):
    mean, s = X_train.mean(axis=0), X_train.std(axis=0)
    s = np.where(s == 0, 1.0, s)
    return (X_train - mean) / s, (X_test - mean) / s


@wrong("the std divides by N - 1, and the sets come back in the wrong order", r"N ?- ?1|ddof", r"order|swap|exchang|places|first")
def ddof_and_order(X_train, X_test):
    mean, s = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    keep = s > 0
    s = np.where(keep, s, 1.0)
    return (X_test - mean) / s * keep, (X_train - mean) / s * keep
