"""Answers to flatten_images."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def reshaped(images):
    return images.reshape(len(images), -1) / 255


@right
def pixel_by_pixel(pictures):
    rows = []
    for picture in pictures:
        rows.append([float(pixel) / 255 for line in picture for pixel in line])
    return np.array(rows, dtype=float)


@right
def flat_pictures(images, white=255.0):
    return np.stack([image.ravel().astype(float) for image in images]) / white


@right
def lines_side_by_side(images):
    n, h, w = images.shape
    out = np.empty((n, h * w))
    for i in range(h):
        out[:, i * w : (i + 1) * w] = images[:, i, :]
    out /= 255
    return out


@wrong("column by column", "column_by_column")
def fortran(images):
    return images.transpose(0, 2, 1).reshape(len(images), -1) / 255


@wrong("divided by 256", "divided_by_256", "constant_factor", "wrong_factor")
def by_256(images):
    return images.reshape(len(images), -1) / 256


@wrong("multiplied in bytes, which overflow")
def scaled_in_bytes(images):
    return (images.reshape(len(images), -1) * np.uint8(2)) / 510


@wrong("single precision", "float32_entries", "wrong_container", "low_precision")
def single(images):
    return images.reshape(len(images), -1).astype(np.float32) / 255


@wrong("each picture by its own brightest pixel", "divided_by_brightest", "by_line")
def own_white(images):
    flat = images.reshape(len(images), -1).astype(float)
    return flat / np.maximum(flat.max(axis=1, keepdims=True), 1)


@wrong("pictures in columns", "pictures_as_columns", "wrong_shape")
def in_columns(images):
    return (images.reshape(len(images), -1) / 255).T


@wrong("nothing is flattened", "not_flattened", "wrong_shape")
def only_scaled(images):
    return images / 255


@wrong("black and white exchanged", "another_function")
def negative(images):
    return 1 - images.reshape(len(images), -1) / 255


@wrong("whole numbers", "whole_number_division", "wrong_container")
def floor(images):
    return images.reshape(len(images), -1) // 255


@wrong("everything in one row", "one_long_row", "wrong_shape")
def one_row(images):
    return images.reshape(1, -1) / 255


@wrong("the lines from the bottom to the top", "permuted")
def upside_down(images):
    return images[:, ::-1].reshape(len(images), -1) / 255


@wrong("reshaped with N last: pixels of different pictures are mixed", "only_one_row", "permuted")
def mixed(images):
    n = len(images)
    return images.reshape(-1, n).T / 255


@wrong("from the darkest to the brightest pixel of the stack", "from_darkest_to_brightest")
def min_max_scaled(images):
    rows = images.reshape(len(images), -1).astype(float)
    return (rows - rows.min()) / (rows.max() - rows.min())
