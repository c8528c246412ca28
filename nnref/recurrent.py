"""Recurrent networks: the same weights at every moment, and a state that carries the past.

One moment of them is here; `nnref.sequences` does the same over whole sequences, the quick way, and the tests hold both equal.

`out=` means what it means in NumPy: one array, or a tuple for several results; none of them may be an input.
"""

import numpy as np

from nnref.activations import sigmoid

__all__ = ["backprop_through_time", "lstm_step", "lstm_step_backward", "rnn_step", "rnn_step_backward"]


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
