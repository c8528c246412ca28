import numpy as np

from tests.answers_blind.kit import right, wrong


def sigma(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)


@right
def one_matrix(x, h, c, Wx, Wh, b):
    z = np.hstack([x, h]) @ np.vstack([Wx, Wh]) + b
    i, f, g, o = np.split(z, 4, axis=1)
    cell = c * sigma(f) + np.tanh(g) * sigma(i)
    return sigma(o) * np.tanh(cell), cell


@right
def blocks_as_an_axis(x, h, c, Wx, Wh, b):
    n, size = h.shape
    z = (x @ Wx + h @ Wh + b).reshape(n, 4, size)
    gates = {name: sigma(z[:, k]) for name, k in {"i": 0, "f": 1, "o": 3}.items()}
    c = np.add(gates["f"] * c, gates["i"] * np.tanh(z[:, 2]))
    return gates["o"] * np.tanh(c), c


@wrong("the blocks are read in another order: i, f, o, g", r"order|block|exchang|swap", r"\bg\b|\bo\b|gate|candidate")
def another_order(x, h, c, Wx, Wh, b):
    i, f, o, g = np.split(x @ Wx + h @ Wh + b, 4, axis=1)
    c = sigma(f) * c + sigma(i) * np.tanh(g)
    return sigma(o) * np.tanh(c), c


@wrong("the output takes the old cell", r"old|new", r"cell|\bc\b")
def old_cell(x, h, c, Wx, Wh, b):
    i, f, g, o = np.split(x @ Wx + h @ Wh + b, 4, axis=1)
    c_new = sigma(f) * c + sigma(i) * np.tanh(g)
    return sigma(o) * np.tanh(c), c_new


@wrong("the candidate g goes through the sigmoid", r"candidate|\bg\b", r"tanh|sigmoid|σ")
def candidate_by_sigmoid(x, h, c, Wx, Wh, b):
    i, f, g, o = np.split(x @ Wx + h @ Wh + b, 4, axis=1)
    c = sigma(f) * c + sigma(i) * sigma(g)
    return sigma(o) * np.tanh(c), c


@wrong("h_new without tanh around the cell", r"tanh", r"h_new|\bh\b|output|show")
def no_tanh_at_the_end(x, h, c, Wx, Wh, b):
    i, f, g, o = np.split(x @ Wx + h @ Wh + b, 4, axis=1)
    c = sigma(f) * c + sigma(i) * np.tanh(g)
    return sigma(o) * c, c
