"""Recurrent networks over whole sequences `(N, T, D)`: N examples of T moments (PyTorch: `batch_first=True`).

What happens at a moment, `nnref.recurrent` says plainly. The forms here do the same with fewer and larger calls:

- the input, the state and a 1 are stacked, so that a moment costs one matrix product with the stacked weights and biases;
- time comes first and examples last, so that a moment, and in it a gate, is one block of memory;
- all that is the same for every moment (weights in order), or that does not depend on other moments (slopes, the gradients
  of inputs and weights), is done for many moments at once, outside the loop.

`out=` means what it means in NumPy: one array, or a tuple for several results; none of them may be an input.
"""

import numpy as np

from nnref.memory import BUFFER, stored

__all__ = ["lstm", "lstm_backward", "rnn", "rnn_backward"]

IN_CACHE = 163_840  # numbers of one array that the way back holds at a time


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
    dx = np.empty_like(x, Wx.dtype) if dx is None else dx
    dw = np.zeros((Wx.shape[1], len(Wx) + len(Wh) + 1), Wx.dtype)
    hs, gs, back = _moments(y), _moments(g), np.zeros(h.T.shape, h.dtype)  # (T, H, N), (T, H, N), (H, N)
    for part in _parts(len(hs), back.size):
        states, before = hs[part], hs[part.start - 1] if part.start else h.T
        dz = 1.0 - states * states  # tanh's slope, in the loop times the gradient
        for g_t, dz_t in zip(gs[part][::-1], dz[::-1]):
            np.add(g_t, back, back)
            np.multiply(dz_t, back, dz_t)
            np.dot(Wh, dz_t, back)
        dx[:, part] = _through_the_stack(dz, x[:, part], before, states, Wx, dw)
    return dx, stored(back.T, dh), *_cut(dw, Wx, dweights)


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
    gates, cells = np.empty((steps, 4, size, n), w.dtype), np.empty((steps + 1, size, n), w.dtype)
    cells[0] = c.T
    z, (i, f, g, o) = gates.reshape(steps, 4 * size, n), gates.swapaxes(0, 1)
    taken, kept, tanh_c = np.empty((3, size, n), w.dtype)
    for s_t, z_t, i_t, f_t, g_t, o_t, c, c_t, h_t in zip(s, z, i, f, g, o, cells, cells[1:], states[1:]):
        np.dot(w, s_t, z_t)
        np.tanh(z_t, z_t)
        np.multiply(z_t, half, z_t)
        np.add(z_t, rest, z_t)
        np.multiply(i_t, g_t, taken)
        np.multiply(f_t, c, kept)
        np.add(taken, kept, c_t)
        np.tanh(c_t, tanh_c)
        np.multiply(o_t, tanh_c, h_t)
    return _outside(states[1:], hs_out), _outside(cells[1:], cs_out), _outside(z, gates_out)


def lstm_backward(g, y, x, h, c, Wx, Wh, b, *, out=None):
    """(dx, dh, dc, dWx, dWh, db) from g = (gh, gc), the gradients of all states and of all cells; y = (states, cells, gates).

    From moment to moment the cell's gradient is only multiplied by the forget gate: that is why it need not vanish.
    The gates have no gradient of their own in g: they are shown, not used.

    Shapes: x (N, T, D), h (N, H), c (N, H), Wx (D, 4H), Wh (H, 4H), b (4H,)
    -> (N, T, D), (N, H), (N, H), (D, 4H), (H, 4H), (4H,)
    """
    dx, dh, dc, *dweights = out or (None,) * 6
    dx = np.empty_like(x, Wx.dtype) if dx is None else dx
    dw = np.zeros((Wx.shape[1], len(Wx) + len(Wh) + 1), Wx.dtype)
    hs, cs, gates = map(_moments, y)  # (T, H, N), (T, H, N), (T, 4H, N)
    n, size = h.shape
    back_h, back_c = back = np.zeros((2, size, n), h.dtype)  # what comes back to a moment's state and cell ...
    gh, gc = total = np.empty_like(back)  # ... and together with their own gradients
    through_h = np.empty_like(gh)
    with np.errstate():
        np.setbufsize(BUFFER)
        for part in _parts(len(hs), 4 * size * n):
            before_h, before_c = (hs[part.start - 1], cs[part.start - 1]) if part.start else (h.T, c.T)
            slope, dz = _lstm_slopes(hs[part], cs[part], gates[part].reshape(-1, 4, size, n), before_c)
            own = np.empty((len(dz), 2, size, n), h.dtype)
            own[:, 0], own[:, 1] = (a[:, part].transpose(1, 2, 0) for a in g)
            ifg, o, f = dz[:, :3], dz[:, 3], gates[part, size : 2 * size]
            dz = dz.reshape(-1, 4 * size, n)
            for own_t, slope_t, ifg_t, o_t, dz_t, f_t in zip(*(a[::-1] for a in (own, slope, ifg, o, dz, f))):
                np.add(own_t, back, total)
                np.multiply(gh, slope_t, through_h)
                np.add(gc, through_h, gc)
                np.multiply(ifg_t, gc, ifg_t)
                np.multiply(o_t, gh, o_t)
                np.dot(Wh, dz_t, back_h)
                np.multiply(f_t, gc, back_c)
            dx[:, part] = _through_the_stack(dz, x[:, part], before_h, hs[part], Wx, dw)
    return dx, stored(back_h.T, dh), stored(back_c.T, dc), *_cut(dw, Wx, dweights)


def _lstm_slopes(hs, cs, gates, c):
    """dh/dc, and what the pre-activation of each gate does to c (i, f, g) or to h (o): (t, H, N), (t, 4, H, N).

    o (1 - tanh² c) = o - h tanh c;  i (1-i) g, f (1-f) c, i (1-g²) = i - i g g, o (1-o) tanh c = (1-o) h
    """
    i, f, g, o = gates.swapaxes(0, 1)
    dz = np.empty(gates.shape, gates.dtype)
    di, df, dg, do = dz.swapaxes(0, 1)
    np.subtract(1.0, gates[:, :2], dz[:, :2])
    np.multiply(i, g, dg)
    np.multiply(di, dg, di)
    np.multiply(dg, g, dg)
    np.subtract(i, dg, dg)
    np.multiply(df, f, df)
    df[0] *= c
    df[1:] *= cs[:-1]
    np.subtract(1.0, o, do)
    np.multiply(do, hs, do)
    slope = np.tanh(cs)
    np.multiply(slope, hs, slope)
    return np.subtract(o, slope, slope), dz


def _moments(x):
    """(N, T, D) -> (T, D, N), each moment in one piece; a view where that is how x lies in memory."""
    x = x.transpose(1, 2, 0)
    return x if x[:1].flags.c_contiguous else np.ascontiguousarray(x)


def _outside(x, out=None):
    """(T, D, N) -> (N, T, D), a view unless there is an out to be filled."""
    return stored(x.transpose(2, 0, 1), out)


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


def _through_the_stack(dz, x, before, states, Wx, dw):
    """dx; adds the gradient of the stacked weights to dw, (M, D+H+1). Each is one product for all moments and examples.

    Shapes: dz (t, M, N), x (N, t, D), before (H, N), the state before the first moment, states (t, H, N), Wx (D, M)
    """
    (t, _, n), (h, _), d = dz.shape, before.shape, len(Wx)
    s = np.empty((d + h + 1, t, n), dz.dtype)
    s[:d] = x.transpose(2, 1, 0)
    s[d:-1, 0] = before
    s[d:-1, 1:] = states[:-1].swapaxes(0, 1)
    s[-1] = 1.0
    dz = dz.swapaxes(0, 1).reshape(-1, t * n)
    dw += np.dot(dz, s.reshape(-1, t * n).T)
    return np.dot(Wx, dz).reshape(d, t, n).T


def _cut(dw, Wx, out):
    """(dWx, dWh, db) out of the gradient of the stacked weights (M, D+H+1)."""
    d = len(Wx)
    return tuple(stored(part, o) for part, o in zip((dw.T[:d], dw.T[d:-1], dw.T[-1]), out))


def _parts(steps, width):
    """From the end to the start, pieces of a sequence that stay in the cache; a moment takes `width` numbers."""
    length = max(1, IN_CACHE // width)
    for start in range((steps - 1) // length * length, -1, -length):
        yield slice(start, min(start + length, steps))
