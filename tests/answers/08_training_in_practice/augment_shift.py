"""Answers to augment_shift."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def pixel_by_pixel(images, dy, dx):
    n, h, w = images.shape
    out = np.zeros_like(images)
    for i in range(h):
        for j in range(w):
            if 0 <= i - dy < h and 0 <= j - dx < w:
                out[:, i, j] = images[:, i - dy, j - dx]
    return out


@right
def padded(images, dy, dx):
    n, h, w = images.shape
    big = np.pad(images, ((0, 0), (h, h), (w, w)))
    dy, dx = np.clip(dy, -h, h), np.clip(dx, -w, w)
    return big[:, h - dy : 2 * h - dy, w - dx : 2 * w - dx].copy()


@right
def rolled_and_wiped(pictures, down, right_):
    out = np.roll(pictures, (down, right_), axis=(1, 2))
    h, w = pictures.shape[1:]
    rows, cols = np.arange(h), np.arange(w)
    out[:, (rows < down) | (rows >= h + down)] = 0
    out[:, :, (cols < right_) | (cols >= w + right_)] = 0
    return out


@right
def by_matrices(images, dy, dx, kind=float):
    n, h, w = images.shape
    return np.einsum("ij,njk,kl->nil", np.eye(h, k=-dy, dtype=kind), images, np.eye(w, k=dx, dtype=kind))


@wrong("wraps", "wraps_around")
def wraps(images, dy, dx):
    return np.roll(images, (dy, dx), axis=(1, 2))


@wrong("up for down", "opposite_direction")
def opposite(images, dy, dx):
    return padded(images, -dy, -dx)


@wrong("axes exchanged", "axes_swapped")
def exchanged(images, dy, dx):
    return padded(images, dx, dy)


@wrong("dx is not used", "rows_only")
def rows_only(images, dy, dx):
    return padded(images, dy, 0)


@wrong("negative shifts do nothing", "negative_ignored")
def no_negative(images, dy, dx):
    return padded(images, max(dy, 0), max(dx, 0))


@wrong("the edge is repeated", "edge_repeated")
def edge(images, dy, dx):
    n, h, w = images.shape
    big = np.pad(images, ((0, 0), (h, h), (w, w)), mode="edge")
    dy, dx = np.clip(dy, -h, h), np.clip(dx, -w, w)
    return big[:, h - dy : 2 * h - dy, w - dx : 2 * w - dx].copy()


@wrong("slices fail at 0", "empty_slice_at_zero", "raised")
def empty_at_zero(images, dy, dx):
    out = np.zeros_like(images)
    out[:, dy:, dx:] = images[:, :-dy, :-dx]
    return out


@wrong("in place", "changed_its_input")
def in_place(images, dy, dx):
    images[:] = padded(images, dy, dx)
    return images


@wrong("the pictures change places", "moves_the_batch")
def batch(images, dy, dx):
    return np.roll(images, dy, axis=0)


@wrong("one picture", "wrong_shape")
def first(images, dy, dx):
    return padded(images, dy, dx)[0]


@wrong("flat rows", "wrong_shape")
def flat(images, dy, dx):
    return padded(images, dy, dx).reshape(len(images), -1)
