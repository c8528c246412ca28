"""Convolution and pooling on images: the same small filter at every place.

Images are `(N, C, H, W)`: examples, channels, rows, columns. No loop runs over pixels. A convolution copies the patch under each
position of the filter into a column and is then one matrix product; what is left of loops runs over the few places inside a
filter or pooling window.

`out=` means what it means in NumPy: one array, or a tuple `(dx, dw, db)`; none of them may be an input.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

__all__ = [
    "avg_pool2d", "avg_pool2d_backward", "conv2d", "conv2d_backward", "max_pool2d", "max_pool2d_backward",
]  # fmt: skip


def conv2d(x, w, b, stride=1, padding=0, *, out=None):
    """Slide F filters over each image: how strongly does each place look like the filter?

    y[n, f, r, s] = Σ over c, i, j of w[f, c, i, j] * x[n, c, stride*r + i, stride*s + j] + b[f], x framed by `padding` zeros

    Shapes: x (N, C, H, W), w (F, C, I, J), b (F,) -> (N, F, R, S)

    R = (H + 2*padding - I) // stride + 1, and S likewise. As in every framework the filter is not flipped.

    >>> edge = np.array([[[[-1.0, 1.0]]]])
    >>> conv2d(np.array([[[[0.0, 0.0, 5.0, 5.0]]]]), edge, np.zeros(1))
    array([[[[0., 5., 0.]]]])

    LeCun et al. 1998, doi:10.1109/5.726791.
    """
    columns, (rows, cols) = _columns(x, w.shape[2:], stride, padding)
    shape = (len(x), len(w), rows, cols)
    y = np.matmul(w.reshape(len(w), -1), columns).reshape(shape)
    return np.add(y, b[:, None, None], out=y if out is None else out)


def conv2d_backward(g, y, x, w, b, stride=1, padding=0, *, out=None):
    """(dx, dw, db): each patch's gradient is added back to where the patch came from.

    Shapes: g (N, F, R, S), y (N, F, R, S), x (N, C, H, W), w (F, C, I, J), b (F,) -> (N, C, H, W), (F, C, I, J), (F,)
    """
    dx, dw, db = out or (None, None, None)
    (n, c, height, width), (f, _, kh, kw), (rows, cols) = x.shape, w.shape, g.shape[2:]
    columns, _ = _columns(x, (kh, kw), stride, padding)
    flat = g.reshape(n, f, rows * cols)
    dpatches = np.matmul(w.reshape(f, -1).T, flat).reshape(n, c, kh, kw, rows, cols)
    framed = np.zeros((n, c, height + 2 * padding, width + 2 * padding), x.dtype)
    for i, j in np.ndindex(kh, kw):
        _places(framed, i, j, rows, cols, stride)[...] += dpatches[:, :, i, j]
    return (
        _stored(framed[:, :, padding : padding + height, padding : padding + width], dx),
        _stored(np.matmul(flat, columns.mT).sum(axis=0).reshape(w.shape), dw),
        np.sum(g, axis=(0, 2, 3), out=db),
    )


def max_pool2d(x, size=2, stride=None, *, out=None):
    """Keep the largest value of each window; by default the windows lie side by side.

    Shapes: x (N, C, H, W) -> (N, C, R, S)

    >>> max_pool2d(np.array([[[[1.0, 2.0, 5.0, 0.0], [3.0, 4.0, 0.0, 0.0]]]]))
    array([[[[4., 5.]]]])
    """
    first, *others = _window_places(x, size, stride)
    y = _stored(first.copy(), out)
    for place in others:
        np.maximum(y, place, out=y)
    return y


def max_pool2d_backward(g, y, x, size=2, stride=None, *, out=None):
    """dL/dx: the gradient goes to the largest value of each window; on a tie to the first, row by row.

    Shapes: g (N, C, R, S), y (N, C, R, S), x (N, C, H, W) -> (N, C, H, W)
    """
    dx = np.empty_like(x) if out is None else out
    dx.fill(0.0)
    waiting = np.ones(g.shape, bool)  # windows whose maximum has not been met yet
    for place, dplace in zip(_window_places(x, size, stride), _window_places(dx, size, stride)):
        hit = (place == y) & waiting
        dplace += g * hit
        waiting ^= hit
    return dx


def avg_pool2d(x, size=2, stride=None, *, out=None):
    """The mean of each window; by default the windows lie side by side.

    Shapes: x (N, C, H, W) -> (N, C, R, S)

    >>> avg_pool2d(np.array([[[[1.0, 2.0, 5.0, 0.0], [3.0, 4.0, 0.0, 0.0]]]]))
    array([[[[2.5 , 1.25]]]])
    """
    first, *others = _window_places(x, size, stride)
    y = _stored(first.copy(), out)
    for place in others:
        y += place
    return np.divide(y, size * size, out=y)


def avg_pool2d_backward(g, y, x, size=2, stride=None, *, out=None):
    """dL/dx: each value of a window gets 1/size² of the window's gradient.

    Shapes: g (N, C, R, S), y (N, C, R, S), x (N, C, H, W) -> (N, C, H, W)
    """
    dx = np.empty_like(x) if out is None else out
    dx.fill(0.0)
    share = g / (size * size)
    for dplace in _window_places(dx, size, stride):
        dplace += share
    return dx


def _columns(x, kernel, stride, padding):
    """The patch under each position of the filter, as a column: (N, C*I*J, R*S); and (R, S)."""
    if padding:
        x = np.pad(x, ((0, 0), (0, 0), (padding, padding), (padding, padding)))
    patches = sliding_window_view(x, kernel, axis=(2, 3))[:, :, ::stride, ::stride]  # (N, C, R, S, I, J), a view
    n, c, rows, cols, kh, kw = patches.shape
    return patches.transpose(0, 1, 4, 5, 2, 3).reshape(n, c * kh * kw, rows * cols), (rows, cols)


def _window_places(x, size, stride):
    """For each place inside a pooling window: the view of x that holds this place of every window, (N, C, R, S)."""
    stride = stride or size
    rows, cols = ((extent - size) // stride + 1 for extent in x.shape[2:])
    return [_places(x, i, j, rows, cols, stride) for i, j in np.ndindex(size, size)]


def _places(x, i, j, rows, cols, stride):
    return x[:, :, i : i + stride * rows : stride, j : j + stride * cols : stride]


def _stored(y, out):
    if out is None:
        return y
    out[...] = y
    return out
