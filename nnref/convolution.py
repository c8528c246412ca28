"""Convolution and pooling on images: the same small filter at every place.

Images are `(N, C, H, W)`: examples, channels, rows, columns. No loop runs over pixels. A convolution copies the patch under each
position of the filter into a column and is then one matrix product per image; the loops that are left run over blocks of images
and over the few places inside a filter or a pooling window.

Two tricks make this quick. Positions run over the whole width of the image, also to where the filter sticks out and wraps around
into the next row: what comes out there is thrown away, but each row of the columns is now one run of memory (`_patches`). And the
columns are made for a few images at a time, so that they stay in the processor's cache (`_columns`).

`out=` means what it means in NumPy: one array, or a tuple `(dx, dw, db)`; none of them may be an input.
"""

import math

import numpy as np
from numpy.lib.stride_tricks import as_strided

from nnref.memory import BUFFER, stored

__all__ = [
    "avg_pool2d", "avg_pool2d_backward", "conv2d", "conv2d_backward", "max_pool2d", "max_pool2d_backward",
]  # fmt: skip

BLOCK = 2**17  # numbers in a block of columns: half a megabyte of float32


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
    f = len(w)
    rows, cols = _positions(x.shape[2:], w.shape[2:], stride, padding)
    y = np.empty((len(x), f, rows, cols), np.result_type(x, w, b)) if out is None else out
    fitting = slice(0, stride * cols, stride)  # the positions in a row where the filter does not stick out
    for images, columns in _columns(_patches(_framed(x, padding, w.dtype), w, rows, stride)):
        wide = np.matmul(w.reshape(f, -1), columns).reshape(len(columns), f, rows, -1)  # (n, F, R, whole width)
        np.add(wide[..., fitting], b[:, None, None], out=y[images])
    return y


def conv2d_backward(g, y, x, w, b, stride=1, padding=0, *, out=None):
    """(dx, dw, db): each patch's gradient is added back to where the patch came from.

    Shapes: g (N, F, R, S), y (N, F, R, S), x (N, C, H, W), w (F, C, I, J), b (F,) -> (N, C, H, W), (F, C, I, J), (F,)
    """
    dx, dw, db = out or (None, None, None)
    (f, c, kh, kw), (rows, cols), (height, width) = w.shape, g.shape[2:], x.shape[2:]
    framed = _framed(x, padding, w.dtype)
    dframed = np.zeros_like(framed)
    patches, dpatches = (_patches(array, w, rows, stride) for array in (framed, dframed))
    wide = np.zeros((len(x), f, rows, framed.shape[3]), g.dtype)
    wide[..., : stride * cols : stride] = g  # 0 where the filter sticks out
    wide = wide.reshape(len(x), f, rows * framed.shape[3])
    dcolumn = np.zeros((c * kh * kw, f), w.dtype)
    with np.errstate():
        np.setbufsize(BUFFER)  # patches lie apart
        for images, columns in _columns(patches):
            dcolumn += np.matmul(columns, wide[images].mT).sum(axis=0)
            dplaces = np.matmul(w.reshape(f, -1).T, wide[images], out=columns).reshape(-1, c, kh, kw, rows, framed.shape[3])
            for i, j in np.ndindex(kh, kw):
                dpatches[images, :, i, j] += dplaces[:, :, i, j]
    return (
        stored(dframed[:, :, padding : padding + height, padding : padding + width], dx),
        stored(dcolumn.T.reshape(w.shape), dw),
        np.sum(g, axis=(0, 2, 3), out=db),
    )


def _positions(image, window, stride, padding=0):
    """(R, S): how many rows and columns of positions a filter or a pooling window has."""
    if stride < 1 or padding < 0 or min(window) < 1:
        raise ValueError(
            f"sizes and stride must be at least 1 and padding at least 0, got a window of {window}, stride {stride}, padding {padding}"
        )
    if any(extent + 2 * padding < size for extent, size in zip(image, window)):
        raise ValueError(f"a filter or window of {window} is larger than an image of {image} with padding {padding}")
    return tuple((extent + 2 * padding - size) // stride + 1 for extent, size in zip(image, window))


def _framed(x, padding, dtype):
    """x with a frame of zeros, and one more row of them below, into which the last patches may wrap around; bytes become floats."""
    n, c, height, width = x.shape
    framed = np.zeros((n, c, height + 2 * padding + 1, width + 2 * padding), np.result_type(x, dtype))
    framed[:, :, padding : padding + height, padding : padding + width] = x
    return framed


def _patches(framed, w, rows, stride):
    """What each tap of the filter sees at each position, as a view: (N, C, I, J, R, whole width)."""
    n, c, _, width = framed.shape
    image, channel, row, col = framed.strides
    return as_strided(framed, (n, c, *w.shape[2:], rows, width), (image, channel, row, col, stride * row, col))


def _columns(patches):
    """Block after block: which images, and their patches as columns (n, C*I*J, R*whole width). The memory is used again."""
    block = max(1, BLOCK // math.prod(patches.shape[1:]))
    _, c, kh, kw, rows, width = patches.shape
    memory = np.empty((min(block, len(patches)), *patches.shape[1:]), patches.dtype)
    for start in range(0, len(patches), block):
        images = slice(start, start + block)
        columns = memory[: len(patches[images])]
        columns[...] = patches[images]
        yield images, columns.reshape(-1, c * kh * kw, rows * width)


def max_pool2d(x, size=2, stride=None, *, out=None):
    """Keep the largest value of each window; by default the windows lie side by side.

    Shapes: x (N, C, H, W) -> (N, C, R, S)

    >>> max_pool2d(np.array([[[[1.0, 2.0, 5.0, 0.0], [3.0, 4.0, 0.0, 0.0]]]]))
    array([[[[4., 5.]]]])
    """
    first, *others = _window_places(x, size, stride)
    y = stored(first.copy(), out)
    for place in others:
        np.maximum(y, place, out=y)
    return y


def max_pool2d_backward(g, y, x, size=2, stride=None, *, out=None):
    """dL/dx: the gradient goes to the largest value of each window; on a tie to the first, row by row.

    Shapes: g (N, C, R, S), y (N, C, R, S), x (N, C, H, W) -> (N, C, H, W)
    """
    dx = np.empty_like(x, g.dtype) if out is None else out
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
    y = stored(first.astype(np.result_type(x, 0.0)), out)  # the mean of whole numbers need not be one
    for place in others:
        y += place
    return np.divide(y, size * size, out=y)


def avg_pool2d_backward(g, y, x, size=2, stride=None, *, out=None):
    """dL/dx: each value of a window gets 1/size² of the window's gradient.

    Shapes: g (N, C, R, S), y (N, C, R, S), x (N, C, H, W) -> (N, C, H, W)
    """
    dx = np.empty_like(x, g.dtype) if out is None else out
    dx.fill(0.0)
    share = g / (size * size)
    for dplace in _window_places(dx, size, stride):
        dplace += share
    return dx


def _window_places(x, size, stride):
    """For each place inside a pooling window: the view of x that holds this place of every window, (N, C, R, S)."""
    stride = size if stride is None else stride
    rows, cols = _positions(x.shape[2:], (size, size), stride)
    return [_places(x, i, j, rows, cols, stride) for i, j in np.ndindex(size, size)]


def _places(x, i, j, rows, cols, stride):
    return x[:, :, i : i + stride * rows : stride, j : j + stride * cols : stride]
