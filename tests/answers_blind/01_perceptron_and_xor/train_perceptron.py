import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def bias_in_the_weights(X, t, lr, max_epochs):
    Z = np.c_[X, np.ones(len(X))]
    v, mistakes = np.zeros(Z.shape[1]), []
    while len(mistakes) < max_epochs and (not mistakes or mistakes[-1]):
        wrong_ones = 0
        for z, target in zip(Z, t, strict=True):
            error = target - (1 if z @ v > 0 else 0)
            wrong_ones += abs(int(error))
            v += lr * error * z
        mistakes.append(wrong_ones)
    return v[:-1], float(v[-1]), mistakes


@right
def early_return(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        mistakes.append(0)
        for n in range(len(t)):
            y = float(np.sum(X[n] * w) + b > 0)
            if y != t[n]:
                mistakes[-1] += 1
                w = w + lr * (t[n] - y) * X[n]
                b = b + lr * (t[n] - y)
        if mistakes[-1] == 0:
            return w, b, mistakes
    return w, b, mistakes


@wrong("stops before the final 0 is written down", r"final|last|\b0\b|zero", r"mistakes")
def no_final_zero(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        count = 0
        for x, k in zip(X, t, strict=True):
            y = int(x @ w + b > 0)
            if y != k:
                count += 1
                w, b = w + lr * (k - y) * x, b + lr * (k - y)
        if count == 0:
            break
        mistakes.append(count)
    return w, b, mistakes


@wrong("the bias is never updated", r"bias", r"\bb\b")
def bias_stays(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        count = 0
        for x, k in zip(X, t, strict=True):
            y = int(x @ w + b > 0)
            if y != k:
                count += 1
                w = w + lr * (k - y) * x
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


@wrong("all classes of an epoch are computed before the first update", r"at once|stale|old|before|NOW|batch|whole epoch")
def predicts_once_an_epoch(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        y = (X @ w + b > 0).astype(int)
        mistakes.append(int((y != t).sum()))
        if mistakes[-1] == 0:
            break
        for n in np.flatnonzero(y != t):
            w = w + lr * (t[n] - y[n]) * X[n]
            b = b + lr * float(t[n] - y[n])
    return w, b, mistakes


@wrong(
    "the counter is never set back to 0, so mistakes add up over the epochs and it never stops early",
    r"epoch",
    r"set back|reset|add up|accumulat|cumul|start",
)
def counter_runs_on(X, t, lr, max_epochs):
    w, b, mistakes, count = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(max_epochs):
        for x, k in zip(X, t, strict=True):
            y = int(x @ w + b > 0)
            if y != k:
                count += 1
                w, b = w + lr * (k - y) * x, b + lr * (k - y)
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes
