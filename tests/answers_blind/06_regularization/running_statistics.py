import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def weights_of_all_batches(batches, momentum=0.9):
    n = len(batches)
    share = [(1 - momentum) * momentum ** (n - 1 - i) for i in range(n)]
    mean = sum(s * b.mean(axis=0) for s, b in zip(share, batches, strict=True))
    var = momentum**n + sum(s * b.var(axis=0) for s, b in zip(share, batches, strict=True))
    return mean, var


@right
def move_towards(batches, momentum=0.9):
    mean, var = np.zeros(batches[0].shape[1]), np.ones(batches[0].shape[1])
    for b in batches:
        m = b.sum(axis=0) / b.shape[0]
        mean += (1 - momentum) * (m - mean)
        var += (1 - momentum) * (((b - m) ** 2).sum(axis=0) / len(b) - var)
    return mean, var


@wrong("the variance starts at 0 too", r"start", r"variance|var", r"\b1\b|ones")
def var_from_zero(batches, momentum=0.9):
    mean, var = 0.0, 0.0
    for b in batches:
        mean = momentum * mean + (1 - momentum) * b.mean(axis=0)
        var = momentum * var + (1 - momentum) * b.var(axis=0)
    return mean, var


@wrong("momentum and 1 - momentum are exchanged", r"momentum", r"exchang|swap|other way|1 ?[-−] ?momentum|share")
def exchanged(batches, momentum=0.9):
    mean, var = 0.0, 1.0
    for b in batches:
        mean = (1 - momentum) * mean + momentum * b.mean(axis=0)
        var = (1 - momentum) * var + momentum * b.var(axis=0)
    return mean, var


@wrong("the variance divides by N - 1", r"N ?- ?1|ddof|divid", r"variance|var")
def n_minus_one(batches, momentum=0.9):
    mean, var = 0.0, 1.0
    for b in batches:
        mean = momentum * mean + (1 - momentum) * np.mean(b, axis=0)
        var = momentum * var + (1 - momentum) * np.var(b, axis=0, ddof=1)
    return mean, var


@wrong("the standard deviation stands for the variance", r"standard deviation|std|root", r"variance|var|squar")
def std_for_var(batches, momentum=0.9):
    mean, var = 0.0, 1.0
    for b in batches:
        mean = momentum * mean + (1 - momentum) * b.mean(0)
        var = momentum * var + (1 - momentum) * b.std(0)
    return mean, var
