"""Answers to lstm_step."""

import numpy as np

from tests.answers.kit import right, wrong


def sigmoid(z):
    return 0.5 * (1 + np.tanh(z / 2))


def blocks(x, h, Wx, Wh, b):
    return np.split(x @ Wx + h @ Wh + b, 4, axis=1)


@right
def by_split(x, h, c, Wx, Wh, b):
    i, f, g, o = blocks(x, h, Wx, Wh, b)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


@right
def by_slices(x, h, c, Wx, Wh, b):
    n = c.shape[1]
    z = np.hstack([x, h]) @ np.vstack([Wx, Wh]) + b
    gate = lambda k: 1 / (1 + np.exp(-z[:, k * n : (k + 1) * n]))
    new = gate(1) * c + gate(0) * np.tanh(z[:, 2 * n : 3 * n])
    return gate(3) * np.tanh(new), new


@right
def reshaped(inputs, state, cell, Wx, Wh, b):
    z = (np.einsum("nd,dk->nk", inputs, Wx) + np.einsum("nh,hk->nk", state, Wh) + b).reshape(len(inputs), 4, -1)
    i, f, o = (sigmoid(z[:, k]) for k in (0, 1, 3))
    cell = np.add(f * cell, i * np.tanh(z[:, 2]))
    return np.multiply(o, np.tanh(cell)), cell


@right
def row_by_row(x, h, c, Wx, Wh, b):
    H, hs, cs = c.shape[1], [], []
    for xn, hn, cn in zip(x, h, c):
        z = xn @ Wx + hn @ Wh + b
        i, f, g, o = z[:H], z[H : 2 * H], z[2 * H : 3 * H], z[3 * H :]
        cs.append(sigmoid(f) * cn + sigmoid(i) * np.tanh(g))
        hs.append(sigmoid(o) * np.tanh(cs[-1]))
    return np.array(hs), np.array(cs)


@wrong("the cell is shown raw", "cell_shown_raw", "first_wrong_part")
def raw(x, h, c, Wx, Wh, b):
    i, f, g, o = blocks(x, h, Wx, Wh, b)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * c, c


@wrong("order i, f, o, g", "order_i_f_o_g")
def other_order(x, h, c, Wx, Wh, b):
    i, f, o, g = blocks(x, h, Wx, Wh, b)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


@wrong("forget and input exchanged", "forget_gate_on_candidate")
def exchanged(x, h, c, Wx, Wh, b):
    i, f, g, o = blocks(x, h, Wx, Wh, b)
    c = sigmoid(i) * c + sigmoid(f) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


@wrong("sigmoid of the candidate", "candidate_by_sigmoid")
def candidate(x, h, c, Wx, Wh, b):
    i, f, g, o = map(sigmoid, blocks(x, h, Wx, Wh, b))
    c = f * c + i * g
    return o * np.tanh(c), c


@wrong("no bias", "bias_forgotten")
def no_bias(x, h, c, Wx, Wh, b):
    return by_split(x, h, c, Wx, Wh, 0 * b)


@wrong("no state", "state_not_used")
def no_state(x, h, c, Wx, Wh, b):
    return by_split(x, 0 * h, c, Wx, Wh, b)


@wrong("the cell first", "cell_first", "swapped_outputs")
def cell_first(x, h, c, Wx, Wh, b):
    return by_split(x, h, c, Wx, Wh, b)[::-1]


@wrong("never forgets", "never_forgets")
def never(x, h, c, Wx, Wh, b):
    i, _, g, o = blocks(x, h, Wx, Wh, b)
    c = c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


@wrong("shows the old cell", "shows_the_old_cell", "first_wrong_part")
def old_cell(x, h, c, Wx, Wh, b):
    new = by_split(x, h, c, Wx, Wh, b)[1]
    return sigmoid(blocks(x, h, Wx, Wh, b)[3]) * np.tanh(c), new


@wrong("only h", "wrong_container")
def only_h(x, h, c, Wx, Wh, b):
    return by_split(x, h, c, Wx, Wh, b)[0]


@wrong("the cell is changed", "changed_its_input")
def in_place(x, h, c, Wx, Wh, b):
    i, f, g, o = blocks(x, h, Wx, Wh, b)
    c *= sigmoid(f)
    c += sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


@wrong("blocks of rows", "raised")
def rows(x, h, c, Wx, Wh, b):
    i, f, g, o = np.split(x @ Wx + h @ Wh + b, 4, axis=0)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c
