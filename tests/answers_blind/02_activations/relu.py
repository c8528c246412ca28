import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def half_of_sum(z):
    return (z + np.abs(z)) / 2


@right
def list_comprehension(z):
    z = np.asarray(z)
    return np.array([float(e) if e > 0 else 0.0 for e in z.ravel()]).reshape(z.shape)


@wrong("the absolute value", r"absolute|abs\b", r"negativ", r"sign|mirror")
def absolute(z):
    return np.abs(z)


@wrong("z itself is changed", r"chang", r"copy", r"z itself")
def changes_z(z):
    z[z <= 0] = 0
    return z


@wrong("one number comes out: the maximum of everything", r"max", r"shape|one number|single", r"entry")
def one_maximum(z):
    return max(0.0, float(np.max(z)))


@wrong("prints and returns nothing", r"return", r"None", r"print")
def prints(z):
    y = np.maximum(z, 0.0)
    print(y)
