"""Recurrent networks: the same weights at every moment, and a state that carries the past.

Sequences are `(N, T, D)`: N examples of T moments (PyTorch: `batch_first=True`).

`rnn_step` and `lstm_step` are the plain forms. `rnn` and `lstm` do the same over a whole sequence, the quick way, and the tests
hold both equal:

- the input, the state and a 1 are stacked, so that a moment costs one matrix product with the stacked weights and biases;
- time comes first and examples last, so that a moment, and in it a gate, is one block of memory;
- blocks that are treated alike lie side by side, so that one call treats them all;
- on the way back, what does not depend on later moments is computed for many moments at once.

`out=` means what it means in NumPy: one array, or a tuple for several results; none of them may be an input.
"""

import numpy as np

from nnref.activations import sigmoid

__all__ = [
    "backprop_through_time", "lstm", "lstm_backward", "lstm_step", "lstm_step_backward", "rnn", "rnn_backward", "rnn_step",
    "rnn_step_backward",
]  # fmt: skip

IN_CACHE = 131_072  # numbers of one array that the way back holds at a time


def rnn_step(x, h, Wx, Wh, b, *, out=None):
    """One moment of a simple recurrent network: the new state from the input and the old state.

    h' = tanh(x Wx + h Wh + b)

    Shapes: x (N, D), h (N, H), Wx (D, H), Wh (H, H), b (H,) -> (N, H)

    >>> rnn_step(np.array([[1.0]]), np.array([[2.0]]), np.array([[3.0]]), np.array([[-1.5]]), np.array([0.0]))
    array([[0.]])

    Elman 1990, doi:10.1207/s15516709cog1402_1.
    """
    return np.tanh(x @ Wx + h @ Wh + b, out=out)


def rnn_step_backward(g, y, x, h, Wx, Wh, b, *, out=None):
    """(dx, dh, dWx, dWh, db), through dz = g * (1 - y²).

    Shapes: g (N, H), y (N, H), x (N, D), h (N, H), Wx (D, H), Wh (H, H), b (H,) -> (N, D), (N, H), (D, H), (H, H), (H,)
    """
    return _through_the_sum(g * (1.0 - y * y), x, h, Wx, Wh, out)


def _through_the_sum(dz, x, h, Wx, Wh, out=None):
    """(dx, dh, dWx, dWh, db) of z = x Wx + h Wh + b."""
    dx, dh, dWx, dWh, db = out or (None,) * 5
    return (
        np.matmul(dz, Wx.T, out=dx),
        np.matmul(dz, Wh.T, out=dh),
        np.matmul(x.T, dz, out=dWx),
        np.matmul(h.T, dz, out=dWh),
        np.sum(dz, axis=0, out=db),
    )


def rnn(x, h, Wx, Wh, b, *, out=None):
    """A simple recurrent network over whole sequences, from the state h: all states, moment by moment.

    hₜ = tanh(xₜ Wx + hₜ₋₁ Wh + b)

    Shapes: x (N, T, D), h (N, H), Wx (D, H), Wh (H, H), b (H,) -> (N, T, H)

    >>> rnn(np.zeros((1, 3, 1)), np.ones((1, 1)), np.ones((1, 1)), np.ones((1, 1)), np.zeros(1)).round(3)  # it slowly forgets
    array([[[0.762],
            [0.642],
            [0.566]]])
    """
    w = np.vstack([Wx, Wh, b]).T  # (H, D+H+1)
    s, states = _stacked(x, h, w.dtype)
    for now, state in zip(s, states[1:]):
        np.tanh(np.dot(w, now), out=state)
    return _outside(states[1:], out)


def rnn_backward(g, y, x, h, Wx, Wh, b, *, out=None):
    """(dx, dh, dWx, dWh, db): backpropagation through time. A state's gradient is its own g plus what comes from the next moment.

    Shapes: g (N, T, H), y (N, T, H), x (N, T, D), h (N, H), Wx (D, H), Wh (H, H), b (H,)
    -> (N, T, D), (N, H), (D, H), (H, H), (H,)
    """
    dx, dh, *dweights = out or (None,) * 5
    dx = np.empty_like(x) if dx is None else dx
    w, hs, gs = np.vstack([Wx, Wh]), _moments(y), _moments(g)  # (D+H, H), (T, H, N), (T, H, N)
    back, dw = np.zeros_like(h.T), np.zeros((Wx.shape[1], len(w) + 1), w.dtype)  # (H, N), (H, D+H+1)
    for part in _parts(len(hs), len(w) * len(h)):
        states, before = hs[part], hs[part.start - 1] if part.start else h.T
        dz = 1.0 - states * states  # tanh's slope, in the loop times the gradient
        ds = np.empty((len(dz), len(w), len(h)), w.dtype)  # (t, D+H, N)
        for g_t, dz_t, ds_t in zip(gs[part][::-1], dz[::-1], ds[::-1]):
            dz_t *= g_t + back
            back = np.dot(w, dz_t, out=ds_t)[-len(back) :]
        _outside(ds[:, : -len(back)], dx[:, part])
        dw += _weights(dz, x[:, part], before, states)
    return dx, _stored(back.T, dh), *_cut(dw, Wx, dweights)


def lstm_step(x, h, c, Wx, Wh, b, *, out=None):
    """One moment of a long short-term memory: (h, c). Gates decide what the cell forgets, takes in and shows.

    i, f, g, o = the four blocks of H columns of x Wx + h Wh + b
    c' = σ(f) * c + σ(i) * tanh(g), h' = σ(o) * tanh(c')

    Shapes: x (N, D), h (N, H), c (N, H), Wx (D, 4H), Wh (H, 4H), b (4H,) -> (N, H), (N, H)

    >>> b = np.array([-1000.0, 1000.0, 0.0, 1000.0])  # take nothing in, forget nothing, show everything
    >>> lstm_step(np.ones((1, 1)), np.ones((1, 1)), np.full((1, 1), 0.5), np.zeros((1, 4)), np.zeros((1, 4)), b)[1]
    array([[0.5]])

    Hochreiter & Schmidhuber 1997, doi:10.1162/neco.1997.9.8.1735; forget gate: Gers et al. 2000, doi:10.1162/089976600300015015.
    """
    h_out, c_out = out or (None, None)
    i, f, g, o = _gates(x @ Wx + h @ Wh + b)
    c = np.add(f * c, i * g, out=c_out)
    return np.multiply(o, np.tanh(c), out=h_out), c


def lstm_step_backward(g, y, x, h, c, Wx, Wh, b, *, out=None):
    """(dx, dh, dc, dWx, dWh, db) from g = (gh, gc), the gradients of the new state and of the new cell; y = (h', c'), the new ones.

    dc' = gc + gh * σ(o) * (1 - tanh²(c')), from which follow the gradients of i, f and g; that of o comes from gh alone.

    Shapes: x (N, D), h (N, H), c (N, H), Wx (D, 4H), Wh (H, 4H), b (4H,) -> (N, D), (N, H), (N, H), (D, 4H), (H, 4H), (4H,)
    """
    dx, dh, dc, *dweights = out or (None,) * 6
    (gh, gc), tanh_c = g, np.tanh(y[1])
    i, f, candidate, o = _gates(x @ Wx + h @ Wh + b)
    gc = gc + gh * o * (1.0 - tanh_c * tanh_c)
    di, df, dcandidate, do = gc * candidate, gc * c, gc * i, gh * tanh_c
    dz = np.hstack([di * i * (1.0 - i), df * f * (1.0 - f), dcandidate * (1.0 - candidate**2), do * o * (1.0 - o)])
    dx, dh, *dweights = _through_the_sum(dz, x, h, Wx, Wh, (dx, dh, *dweights))
    return dx, dh, np.multiply(gc, f, out=dc), *dweights


def _gates(z):
    """The four blocks of columns, squashed: σ for i, f and o, tanh for the candidate g."""
    i, f, g, o = np.split(z, 4, axis=1)
    return sigmoid(i), sigmoid(f), np.tanh(g), sigmoid(o)


def lstm(x, h, c, Wx, Wh, b, *, out=None):
    """A long short-term memory over whole sequences, from the state h and the cell c: (all states, all cells, all gates).

    Moment by moment what `lstm_step` does. The gates, σ(i), σ(f), tanh(g) and σ(o) side by side, are there to be looked at, and
    so that the way back need not compute them again.

    Shapes: x (N, T, D), h (N, H), c (N, H), Wx (D, 4H), Wh (H, 4H), b (4H,) -> (N, T, H), (N, T, H), (N, T, 4H)

    >>> x, h, c, w = np.ones((2, 5, 3)), np.zeros((2, 4)), np.zeros((2, 4)), np.ones((4, 16))
    >>> states, cells, gates = lstm(x, h, c, w[:3], w, np.zeros(16))
    >>> states.shape, cells[0, :, 0].round(1)  # every gate wide open: the cell counts the moments
    ((2, 5, 4), array([0.9, 1.9, 2.9, 3.9, 4.9]))
    """
    hs_out, cs_out, gates_out = out or (None, None, None)
    (n, size), steps = h.shape, x.shape[1]
    half = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], b.dtype), size)  # σ(z) = (1 + tanh(z/2)) / 2: one tanh does for all gates
    w = (np.vstack([Wx, Wh, b]) * half).T  # (4H, D+H+1)
    half = np.repeat(half[:, None], n, axis=1)  # (4H, N)
    rest = 1.0 - half
    s, states = _stacked(x, h, w.dtype)
    memory = np.empty((steps + 1, 5, size, n), w.dtype)  # i, f, g, o, and the cell before: (i, f) * (g, c) is one product
    gates, cells = memory[:-1, :4].reshape(steps, 4 * size, n), memory[1:, 4]
    memory[0, 4] = c.T
    products, tanh_c = np.empty((2, size, n), w.dtype), np.empty((size, n), w.dtype)
    taken, kept = products
    for now, z, i_f, g_c, o, c, h in zip(s, gates, memory[:, :2], memory[:, 2::2], memory[:, 3], cells, states[1:]):
        np.dot(w, now, z)
        np.tanh(z, z)
        np.multiply(z, half, z)
        np.add(z, rest, z)
        np.multiply(i_f, g_c, products)
        np.add(taken, kept, c)
        np.tanh(c, tanh_c)
        np.multiply(o, tanh_c, h)
    return _outside(states[1:], hs_out), _outside(cells, cs_out), _outside(gates, gates_out)


def lstm_backward(g, y, x, h, c, Wx, Wh, b, *, out=None):
    """(dx, dh, dc, dWx, dWh, db) from g = (gh, gc), the gradients of all states and of all cells; y = (states, cells, gates).

    From moment to moment the cell's gradient is only multiplied by the forget gate: that is why it need not vanish.
    The gates have no gradient of their own in g: they are shown, not used.

    Shapes: x (N, T, D), h (N, H), c (N, H), Wx (D, 4H), Wh (H, 4H), b (4H,)
    -> (N, T, D), (N, H), (N, H), (D, 4H), (H, 4H), (4H,)
    """
    dx, dh, dc, *dweights = out or (None,) * 6
    dx = np.empty_like(x) if dx is None else dx
    (n, size), d, w = h.shape, len(Wx), np.vstack([Wx, Wh])  # (D+H, 4H)
    hs, cs, gates = map(_moments, y)  # (T, H, N), (T, H, N), (T, 4H, N)
    back, dw = np.zeros((2, size, n), w.dtype), np.zeros((4 * size, d + size + 1), w.dtype)
    gh, gc = grads = np.empty_like(back)  # of a moment's state and cell: their own and what comes back
    through_h = np.empty_like(gh)
    for part in _parts(len(hs), 4 * size * n):
        before_h, before_c = (hs[part.start - 1], cs[part.start - 1]) if part.start else (h.T, c.T)
        slope, dz = _lstm_slopes(cs[part], gates[part].reshape(-1, 4, size, n), before_c)
        steps = len(dz)
        own = np.empty((steps, 2, size, n), w.dtype)
        own[:, 0], own[:, 1] = (a[:, part].transpose(1, 2, 0) for a in g)
        ds = np.empty((steps, d + 2 * size, n), w.dtype)  # of the input, of the state before and, through f, of the cell before
        stacked, dz_ifg, dz_o, dz = ds[:, :-size], dz[:, :3], dz[:, 3], dz.reshape(steps, 4 * size, n)
        moments = own, slope, dz_ifg, dz_o, dz, gates[part, size : 2 * size], stacked, ds[:, d:].reshape(own.shape)
        for own_t, slope_t, ifg, o, dz_t, f, ds_t, before in zip(*(a[::-1] for a in moments)):
            np.add(own_t, back, grads)
            np.multiply(gh, slope_t, through_h)
            np.add(gc, through_h, gc)
            np.multiply(ifg, gc, ifg)
            np.multiply(o, gh, o)
            np.dot(w, dz_t, ds_t)
            back = before
            np.multiply(f, gc, back[1])
        _outside(ds[:, :d], dx[:, part])
        dw += _weights(dz, x[:, part], before_h, hs[part])
    return dx, _stored(back[0].T, dh), _stored(back[1].T, dc), *_cut(dw, Wx, dweights)


def _lstm_slopes(cs, gates, c):
    """dh/dc, and what the pre-activation of each gate does to c (i, f, g) or to h (o): (t, H, N), (t, 4, H, N)."""
    i, _, candidate, o = gates.swapaxes(0, 1)
    tanh_c = np.tanh(cs)
    dz = 1.0 - gates
    dz *= gates
    dz[:, 0] *= candidate
    dz[0, 1] *= c
    dz[1:, 1] *= cs[:-1]
    np.multiply(i, 1.0 - candidate * candidate, out=dz[:, 2])
    dz[:, 3] *= tanh_c
    return o * (1.0 - tanh_c * tanh_c), dz


def backprop_through_time(Wh, hs, g):
    """How the gradient shrinks or grows on its way back: the norms of dL/dh_{T-1} … dL/dh_0, in this order.

    hₜ = tanh(hₜ₋₁ Wh + …), hs = [h₁ … h_T], g = dL/dh_T; one step back is g → (g * (1 - hₜ²)) Whᵀ

    >>> backprop_through_time(np.array([[0.5]]), [np.zeros((1, 1))] * 3, np.array([[8.0]]))
    [4.0, 2.0, 1.0]

    Bengio, Simard & Frasconi 1994, doi:10.1109/72.279181.
    """
    norms = []
    for h in reversed(hs):
        g = (g * (1.0 - h * h)) @ Wh.T
        norms.append(float(np.linalg.norm(g)))
    return norms


def _moments(x):
    """(N, T, D) -> (T, D, N), each moment in one piece; a view where that is how x lies in memory."""
    x = x.transpose(1, 2, 0)
    return x if x[:1].flags.c_contiguous else np.ascontiguousarray(x)


def _outside(x, out=None):
    """(T, D, N) -> (N, T, D), a view unless there is an out to be filled."""
    return _stored(x.transpose(2, 0, 1), out)


def _stacked(x, h, dtype):
    """Input, state before it and 1 at each moment, (T+1, D+H+1, N), and a view of the states in it, (T+1, H, N), to be filled in.

    The first state is h; the last moment holds the last state and no input.
    """
    n, steps, d = x.shape
    s = np.empty((steps + 1, d + h.shape[1] + 1, n), dtype)
    s[:-1, :d] = x.transpose(1, 2, 0)
    s[0, d:-1] = h.T
    s[:, -1] = 1.0
    return s, s[:, d:-1]


def _weights(dz, x, before, states):
    """The gradient of the stacked weights, (M, D+H+1), in one product: dz (t, M, N) times all that was stacked."""
    d, (t, _, n) = x.shape[2], dz.shape
    s = np.empty((d + len(before) + 1, t, n), dz.dtype)
    s[:d] = x.transpose(2, 1, 0)
    s[d:-1, 0] = before
    s[d:-1, 1:] = states[:-1].swapaxes(0, 1)
    s[-1] = 1.0
    return np.dot(dz.swapaxes(0, 1).reshape(-1, t * n), s.reshape(-1, t * n).T)


def _cut(dw, Wx, out):
    """(dWx, dWh, db) out of the gradient of the stacked weights (M, D+H+1)."""
    d = len(Wx)
    return tuple(_stored(part, o) for part, o in zip((dw.T[:d], dw.T[d:-1], dw.T[-1]), out))


def _parts(steps, width):
    """From the end to the start, pieces of a sequence that stay in the cache; a moment takes `width` numbers."""
    length = max(1, IN_CACHE // width)
    for start in range((steps - 1) // length * length, -1, -length):
        yield slice(start, min(start + length, steps))


def _stored(y, out):
    if out is None:
        return y
    out[...] = y
    return out
