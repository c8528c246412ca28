import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def by_cases(w, b, x, t, lr):
    y = 1 if np.dot(w, x) + b > 0 else 0
    if y == t:
        return w.copy(), b
    sign = 1 if t == 1 else -1
    return w + sign * lr * x, b + sign * lr


@right
def one_long_vector(w, b, x, t, lr):
    v, z = np.append(w, b), np.append(x, 1.0)
    v = v + lr * (t - float(v @ z > 0)) * z
    return v[:-1], float(v[-1])


@wrong("the error has the wrong sign: y - t", r"sign|minus|away|other way|direction")
def y_minus_t(w, b, x, t, lr):
    y = int(w @ x + b > 0)
    return w + lr * (y - t) * x, b + lr * (y - t)


@wrong("the score stands where the class belongs", r"score|step|class")
def score_for_class(w, b, x, t, lr):
    z = w @ x + b
    return w + lr * (t - z) * x, float(b + lr * (t - z))


@wrong("the bias is multiplied by the sum of x", r"bias|\bb\b")
def bias_times_x(w, b, x, t, lr):
    y = int(w @ x + b > 0)
    return w + lr * (t - y) * x, float(b + lr * (t - y) * x.sum())


@wrong("w is changed in place", r"chang|copy|in place")
def in_place(w, b, x, t, lr):
    y = int(w @ x + b > 0)
    w += lr * (t - y) * x
    b += lr * (t - y)
    return w, b
