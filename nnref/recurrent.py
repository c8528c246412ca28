"""Recurrent networks: the same weights at every moment, and a state that carries the past.

Sequences are `(N, T, D)`: N examples of T moments (PyTorch: `batch_first=True`). Inside, time comes first, so that the state of
one moment is one block of memory. What can be done for all moments at once (the inputs' share of the pre-activations, the
gradients of the weights) is one matrix product; only the state has to go step by step.

`out=` means what it means in NumPy: one array, or a tuple for several results; none of them may be an input.
"""

import numpy as np

from nnref.activations import sigmoid

__all__ = [
    "backprop_through_time", "lstm", "lstm_backward", "lstm_step", "lstm_step_backward", "rnn", "rnn_backward", "rnn_step",
    "rnn_step_backward",
]  # fmt: skip


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
    z = _inputs_share(x, Wx, b)  # (T, N, H)
    for zt in z:
        zt += h @ Wh
        h = np.tanh(zt, out=zt)
    return _stored(z.swapaxes(0, 1), out)


def rnn_backward(g, y, x, h, Wx, Wh, b, *, out=None):
    """(dx, dh, dWx, dWh, db): backpropagation through time. A state's gradient is its own g plus what comes from the next moment.

    Shapes: g (N, T, H), y (N, T, H), x (N, T, D), h (N, H), Wx (D, H), Wh (H, H), b (H,)
    -> (N, T, D), (N, H), (D, H), (H, H), (H,)
    """
    dx, dh, *dweights = out or (None,) * 5
    h_before = np.concatenate([h[None], _time_first(y)[:-1]])  # (T, N, H), the state that each moment started from
    dz = _time_first(1.0 - y * y)  # (T, N, H), tanh's slope; times the gradient below
    back = np.zeros_like(h)
    for dzt, gt in zip(dz[::-1], _time_first(g)[::-1]):
        dzt *= gt + back
        back = dzt @ Wh.T
    return (
        _stored(_product(dz, Wx.T).swapaxes(0, 1), dx),
        _stored(back, dh),
        *_weights_gradients(dz, _time_first(x), h_before, dweights),
    )


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
    """A long short-term memory over whole sequences, from the state h and the cell c: (all states, all cells).

    Moment by moment what `lstm_step` does; `_squash` does the four gates at once.

    Shapes: x (N, T, D), h (N, H), c (N, H), Wx (D, 4H), Wh (H, 4H), b (4H,) -> (N, T, H), (N, T, H)

    >>> hs, cs = lstm(np.ones((2, 5, 3)), np.zeros((2, 4)), np.zeros((2, 4)), np.ones((3, 16)), np.ones((4, 16)), np.zeros(16))
    >>> hs.shape, cs[0, :, 0].round(1)  # every gate wide open: the cell counts the moments
    ((2, 5, 4), array([0.9, 1.9, 2.9, 3.9, 4.9]))
    """
    hs_out, cs_out = out or (None, None)
    z = _inputs_share(x, Wx, b)  # (T, N, 4H), pre-activations that become gates
    hs, cs = np.empty((2, len(z), *h.shape), z.dtype)
    for zt, gates, ht, ct in zip(z, _blocks(z), hs, cs):
        zt += h @ Wh
        _squash(zt)
        i, f, g, o = gates
        c = np.add(f * c, i * g, out=ct)
        h = np.multiply(o, np.tanh(c), out=ht)
    return _stored(hs.swapaxes(0, 1), hs_out), _stored(cs.swapaxes(0, 1), cs_out)


def lstm_backward(g, y, x, h, c, Wx, Wh, b, *, out=None):
    """(dx, dh, dc, dWx, dWh, db) from g = (gh, gc), the gradients of all states and of all cells; y = (states, cells).

    The gates are found again from the states, for all moments at once. From moment to moment the cell's gradient is only
    multiplied by the forget gate: that is why it need not vanish.

    Shapes: x (N, T, D), h (N, H), c (N, H), Wx (D, 4H), Wh (H, 4H), b (4H,)
    -> (N, T, D), (N, H), (N, H), (D, 4H), (H, 4H), (4H,)
    """
    dx, dh, dc, *dweights = out or (None,) * 6
    (hs, cs), (ghs, gcs) = map(_time_first, y), map(_time_first, g)
    h_before, c_before = np.concatenate([h[None], hs[:-1]]), np.concatenate([c[None], cs[:-1]])  # (T, N, H)
    z = _inputs_share(x, Wx, b)
    z += _product(h_before, Wh)
    _squash(z)
    i, f, candidate, o = _blocks(z).swapaxes(0, 1)
    tanh_c = np.tanh(cs)
    through_h = o * (1.0 - tanh_c * tanh_c)  # dh/dc
    dz = np.empty_like(z)  # first what each gate's pre-activation does to c (i, f, g) or to h (o), below times their gradients
    di, df, dcandidate, do = _blocks(dz).swapaxes(0, 1)
    di[...] = candidate * i * (1.0 - i)
    df[...] = c_before * f * (1.0 - f)
    dcandidate[...] = i * (1.0 - candidate * candidate)
    do[...] = tanh_c * o * (1.0 - o)
    back_h, gc = np.zeros_like(h), np.zeros_like(c)
    for t in reversed(range(len(z))):
        gh = ghs[t] + back_h
        gc += gcs[t]
        gc += gh * through_h[t]
        blocks = dz[t].reshape(len(h), 4, -1)
        blocks[:, :3] *= gc[:, None]
        blocks[:, 3] *= gh
        back_h = dz[t] @ Wh.T
        gc *= f[t]
    return (
        _stored(_product(dz, Wx.T).swapaxes(0, 1), dx),
        _stored(back_h, dh),
        _stored(gc, dc),
        *_weights_gradients(dz, _time_first(x), h_before, dweights),
    )


def _squash(z):
    """σ on the blocks i, f and o, tanh on g, in place, with one tanh for all: σ(z) = (1 + tanh(z/2)) / 2."""
    half = np.repeat(np.array([0.5, 0.5, 1.0, 0.5], z.dtype), z.shape[-1] // 4)
    z *= half
    np.tanh(z, out=z)
    z *= half
    z += 1.0 - half


def _blocks(z):
    """The four blocks of columns of (T, N, 4H), as a view (T, 4, N, H)."""
    return z.reshape(*z.shape[:2], 4, -1).swapaxes(1, 2)


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


def _time_first(x):
    return np.ascontiguousarray(x.swapaxes(0, 1))  # (T, N, D)


def _product(x, w):
    """x w for all moments in one matrix product: (T, N, D) -> (T, N, M)"""
    return (_rows(x) @ w).reshape(*x.shape[:2], -1)


def _inputs_share(x, Wx, b):
    z = _product(_time_first(x), Wx)
    z += b
    return z


def _weights_gradients(dz, x, h_before, out):
    dWx, dWh, db = out
    dz = _rows(dz)
    return np.matmul(_rows(x).T, dz, out=dWx), np.matmul(_rows(h_before).T, dz, out=dWh), np.sum(dz, axis=0, out=db)


def _rows(x):
    return x.reshape(-1, x.shape[-1])  # (TN, D)


def _stored(y, out):
    if out is None:
        return y
    out[...] = y
    return out
