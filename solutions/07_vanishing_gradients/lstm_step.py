"""Exercise: one moment of a long short-term memory."""

import numpy as np

from autograder.exercise import Exercise, case, misconception
from nnref import sigmoid


def lstm_step(x, h, c, Wx, Wh, b):
    """One moment of an LSTM: the new state h and the new cell c.

    z = x Wx + h Wh + b has 4H columns: four blocks of H, in the order i, f, g, o.

        i = σ(first block)     input gate:  how much is let in
        f = σ(second block)    forget gate: how much of the cell is kept
        g = tanh(third block)  the candidate: what would be let in
        o = σ(fourth block)    output gate: how much is shown

        c_new = f * c + i * g
        h_new = o * tanh(c_new)

    By hand: one unit, all weights 0, b = [0, 0, 0, 0], c = 1. Then i = f = o = 0.5 and
    g = 0, so c_new = 0.5 · 1 + 0.5 · 0 = 0.5 and h_new = 0.5 · tanh(0.5) = 0.231.

    σ is the sigmoid: `sigmoid` has been imported at the top of the chapter.

    Shapes: x (N, D), h (N, H), c (N, H), Wx (D, 4H), Wh (H, 4H), b (4H,)
        -> (N, H), (N, H)
    Returns: the tuple (h_new, c_new)
    """
    z = x @ Wx + h @ Wh + b
    i, f, g, o = np.split(z, 4, axis=1)
    c_new = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c_new), c_new


def sample(rng, n, d, units):
    x, h, c = rng.normal(size=(n, d)), np.tanh(rng.normal(size=(n, units))), 1.5 * rng.normal(size=(n, units))
    return x, h, c, rng.normal(size=(d, 4 * units)), rng.normal(size=(units, 4 * units)), rng.normal(size=4 * units)


def cases(rng):
    zero = np.zeros((1, 4))
    yield case(
        np.zeros((1, 1)),
        np.zeros((1, 1)),
        np.ones((1, 1)),
        zero,
        zero,
        np.zeros(4),
        label="1 unit, all weights 0, by hand: h 0.231, c 0.5",
    )
    yield case(*sample(rng, 3, 2, 4), label="3 rows, 2 inputs, 4 units")
    yield case(*sample(rng, 5, 3, 2), label="5 rows, 3 inputs, 2 units")
    yield case(*sample(rng, 1, 4, 3), label="1 row")
    x, h, c, Wx, Wh, _ = sample(rng, 3, 2, 2)
    keep = np.repeat([-30.0, 30.0, 0.0, 30.0], 2)
    yield case(x, h, c, 0.1 * Wx, 0.1 * Wh, keep, label="nothing in, all kept, all shown: c stays")
    write = np.repeat([30.0, -30.0, 0.0, 30.0], 2)
    yield case(x, h, c, Wx, Wh, write, label="all forgotten, the candidate written")


hints = (
    'In the case "nothing in, all kept" the cell should come out as it went in. Does yours?',
    "Start with z, of shape (N, 4H). np.split(z, 4, axis=1) cuts it into four blocks of columns.",
    "Three blocks go through the sigmoid, one through tanh. Then the two last lines of the formula, in their order: h needs the NEW cell.",
    "A twin with numbers: i = 1, f = 0.5, g = -0.5, o = 0.25, c = 2: c_new = 1 - 0.5 = 0.5, h_new = 0.25 · tanh(0.5) = 0.116.",
)


def gates(x, h, Wx, Wh, b, order=(0, 1, 2, 3)):
    blocks = np.split(x @ Wx + h @ Wh + b, 4, axis=1)
    i, f, g, o = (blocks[k] for k in order)
    return sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)


def finish(c, i, f, g, o):
    c = f * c + i * g
    return o * np.tanh(c), c


@misconception(
    "The output gate has no sigmoid: the fourth block multiplies tanh of the cell as it is. A gate lies between 0 and 1."
)
def output_gate_raw(x, h, c, Wx, Wh, b):
    o = np.split(x @ Wx + h @ Wh + b, 4, axis=1)[3]
    i, f, g, _ = gates(x, h, Wx, Wh, b)
    return finish(c, i, f, g, o)


@misconception(
    "tanh is missing on the new cell: h_new = o * c_new. The cell can grow beyond 1; tanh keeps what is shown between -1 and 1."
)
def cell_shown_raw(x, h, c, Wx, Wh, b):
    i, f, g, o = np.split(x @ Wx + h @ Wh + b, 4, axis=1)
    cell = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * cell, cell


@misconception(
    "Input and forget gate have changed places: the forget gate multiplies the candidate, the input gate the old cell. It is f * c and i * g, "
    "and the blocks come as i, f, g, o."
)
def forget_gate_on_candidate(x, h, c, Wx, Wh, b):
    return finish(c, *gates(x, h, Wx, Wh, b, (1, 0, 2, 3)))


@misconception(
    "The last two blocks have changed places: the order is i, f, g, o; the candidate is the third block, the output gate the fourth."
)
def order_i_f_o_g(x, h, c, Wx, Wh, b):
    return finish(c, *gates(x, h, Wx, Wh, b, (0, 1, 3, 2)))


@misconception("The first block is used as the candidate, the third as the input gate. The order is i, f, g, o.")
def order_g_f_i_o(x, h, c, Wx, Wh, b):
    return finish(c, *gates(x, h, Wx, Wh, b, (2, 1, 0, 3)))


@misconception(
    "All four blocks go through the sigmoid. The candidate g needs tanh: the cell must be able to go down as well as up."
)
def candidate_by_sigmoid(x, h, c, Wx, Wh, b):
    i, f, g, o = (sigmoid(block) for block in np.split(x @ Wx + h @ Wh + b, 4, axis=1))
    return finish(c, i, f, g, o)


@misconception("All four blocks go through tanh. Gates say how much, from 0 to 1: i, f and o need the sigmoid.")
def gates_by_tanh(x, h, c, Wx, Wh, b):
    i, f, g, o = np.tanh(np.split(x @ Wx + h @ Wh + b, 4, axis=1))
    return finish(c, i, f, g, o)


@misconception("The bias is missing in z. With it one opens the forget gate at the start, so that the cell remembers.")
def bias_forgotten(x, h, c, Wx, Wh, b):
    return finish(c, *gates(x, h, Wx, Wh, 0 * b))


@misconception("The forget gate multiplies the old state h. What it keeps or forgets is the old cell: f * c.")
def forgets_the_state(x, h, c, Wx, Wh, b):
    i, f, g, o = gates(x, h, Wx, Wh, b)
    return finish(h, i, f, g, o)


@misconception("The forget gate is not used: the old cell is kept whole, and the cell can only pile up.")
def never_forgets(x, h, c, Wx, Wh, b):
    i, _, g, o = gates(x, h, Wx, Wh, b)
    return finish(c, i, 1.0, g, o)


@misconception("h_new is made from the OLD cell. First the new cell, then what is shown of it.")
def shows_the_old_cell(x, h, c, Wx, Wh, b):
    i, f, g, o = gates(x, h, Wx, Wh, b)
    return o * np.tanh(c), f * c + i * g


@misconception("The two results have changed places: the state h comes first, then the cell c.")
def cell_first(x, h, c, Wx, Wh, b):
    return finish(c, *gates(x, h, Wx, Wh, b))[::-1]


@misconception("The input gate is not used: the candidate is written in full at every moment.")
def always_writes(x, h, c, Wx, Wh, b):
    _, f, g, o = gates(x, h, Wx, Wh, b)
    return finish(c, 1.0, f, g, o)


@misconception("The old state has no say: h Wh is missing in z, so that each moment sees its input only.")
def state_not_used(x, h, c, Wx, Wh, b):
    return finish(c, *gates(x, 0 * h, Wx, Wh, b))


exercise = Exercise(
    lstm_step,
    cases,
    points=3,
    hints=hints,
    parts=("h", "c"),
    steps=("z", "c_new"),
    misconceptions=(
        cell_shown_raw,
        output_gate_raw,
        forget_gate_on_candidate,
        order_i_f_o_g,
        order_g_f_i_o,
        candidate_by_sigmoid,
        gates_by_tanh,
        bias_forgotten,
        forgets_the_state,
        never_forgets,
        shows_the_old_cell,
        cell_first,
        always_writes,
        state_not_used,
    ),
)
