import numpy as np

from tests.answers_blind.kit import right, wrong


def measured(f, x, h=1e-5):
    x = np.array(x, dtype=float)
    out = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        kept = x[i]
        x[i] = kept + h
        up = f(x)
        x[i] = kept - h
        out[i] = (up - f(x)) / (2 * h)
        x[i] = kept
    return out


@right
def all_below(f, grad, x, tol=1e-6):
    claimed, found = np.asarray(grad(x.copy())), measured(f, x)
    return bool(np.all(np.abs(claimed - found) < tol * np.maximum(1e-8, np.abs(claimed) + np.abs(found))))


@right
def early_exit(f, grad, x, tol=1e-6):
    a, b = measured(f, x).ravel(), np.ravel(grad(x))
    for p, q in zip(a, b, strict=True):
        if abs(p - q) / max(1e-8, abs(p) + abs(q)) >= tol:
            return False
    return True


@wrong("compares absolute, not relative differences", r"relative|size|absolute|divid")
def absolute_difference(f, grad, x, tol=1e-6):
    return bool(np.max(np.abs(grad(x) - measured(f, x))) < tol)


@wrong("the mean error decides, so one bad entry is hidden by many good ones", r"mean|averag", r"largest|max|one entry|single")
def mean_error(f, grad, x, tol=1e-6):
    a, b = grad(x), measured(f, x)
    return bool(np.mean(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))) < tol)


@wrong("tol is ignored", r"tol")
def fixed_tolerance(f, grad, x, tol=1e-6):
    a, b = grad(x), measured(f, x)
    return bool(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))) < 1e-6)


@wrong("the answer is the wrong way round", r"opposite|wrong way|invert|True where|exchang|revers", r"<|>|below|not")
def the_other_way(f, grad, x, tol=1e-6):
    a, b = grad(x), measured(f, x)
    return bool(np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b))) > tol)
