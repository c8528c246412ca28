"""Exercise: move pictures by a few pixels."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def augment_shift(images, dy, dx):
    """Move every picture down by dy pixels and right by dx; what comes in is 0.

    A negative dy moves up, a negative dx left. Pixels that leave the picture are gone:
    they do not come in again on the other side. A shift as large as the picture, or
    larger, leaves nothing but zeros. The pictures that were passed in stay as they are.

    By hand, one picture of 2 x 3 pixels:

        1 2 3    moved by dy = 1, dx = 0:   0 0 0    by dy = 0, dx = -1:   2 3 0
        4 5 6                               1 2 3                          5 6 0

    Shapes: images (N, H, W) -> (N, H, W)
    Returns: an array of the same shape
    """
    moved = np.zeros_like(images)
    height, width = images.shape[1:]
    for y in range(height):
        for x in range(width):
            if 0 <= y - dy < height and 0 <= x - dx < width:
                moved[:, y, x] = images[:, y - dy, x - dx]
    return moved


def cases(rng):
    small = np.array([[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]])
    yield case(small, 1, 0, label="one picture of 2 x 3, down by 1, by hand")
    yield case(small, 0, -1, label="one picture of 2 x 3, left by 1, by hand")
    images = rng.uniform(0.1, 1, size=(3, 4, 5))
    yield case(images, 1, 2, label="3 pictures of 4 x 5, down and right")
    yield case(images, -2, -1, label="up and left")
    yield case(images, -1, 3, label="up and right")
    yield case(images, 0, 0, label="no shift at all")
    yield case(rng.uniform(0.1, 1, size=(2, 3, 3)), 4, 0, label="shifted out of the picture")
    yield case(rng.uniform(0.1, 1, size=(5, 8, 8)), 2, -3, label="5 pictures of 8 x 8")


@misconception("What leaves on one side comes in on the other: np.roll turns the picture round. What comes in should be 0.")
def wraps_around(images, dy, dx):
    return np.roll(images, (dy, dx), axis=(1, 2))


def _shift(images, dy, dx):
    padded = np.pad(images, ((0, 0), (abs(dy), abs(dy)), (abs(dx), abs(dx))))
    _, h, w = images.shape
    return padded[:, abs(dy) - dy : abs(dy) - dy + h, abs(dx) - dx : abs(dx) - dx + w].copy()


@misconception("dy and dx have changed places: axis 1 is the row (up and down), axis 2 the column (left and right).")
def axes_swapped(images, dy, dx):
    padded = np.pad(images, ((0, 0), (abs(dx), abs(dx)), (abs(dy), abs(dy))))
    _, h, w = images.shape
    return padded[:, abs(dx) - dx : abs(dx) - dx + h, abs(dy) - dy : abs(dy) - dy + w].copy()


@misconception(
    "The pictures move the other way: a positive dy moves DOWN, to larger row numbers, and a positive dx to the right."
)
def opposite_direction(images, dy, dx):
    padded = np.pad(images, ((0, 0), (abs(dy), abs(dy)), (abs(dx), abs(dx))))
    _, h, w = images.shape
    return padded[:, abs(dy) + dy : abs(dy) + dy + h, abs(dx) + dx : abs(dx) + dx + w].copy()


@misconception("dy has the wrong sign: row 0 is at the top, so moving down means larger row numbers.")
def up_for_down(images, dy, dx):
    padded = np.pad(images, ((0, 0), (abs(dy), abs(dy)), (abs(dx), abs(dx))))
    _, h, w = images.shape
    return padded[:, abs(dy) + dy : abs(dy) + dy + h, abs(dx) - dx : abs(dx) - dx + w].copy()


@misconception("The last row and column are repeated into the gap. What comes in should be 0, as on an empty sheet.")
def edge_repeated(images, dy, dx):
    padded = np.pad(images, ((0, 0), (abs(dy), abs(dy)), (abs(dx), abs(dx))), mode="edge")
    _, h, w = images.shape
    return padded[:, abs(dy) - dy : abs(dy) - dy + h, abs(dx) - dx : abs(dx) - dx + w].copy()


@misconception("The pictures change places with each other: axis 0 counts the pictures. Rows are axis 1, columns axis 2.")
def moves_the_batch(images, dy, dx):
    moved = np.zeros_like(images)
    n, h, _ = images.shape
    for i in range(n):
        for y in range(h):
            if 0 <= i - dy < n and 0 <= y - dx < h:
                moved[i, y] = images[i - dy, y - dx]
    return moved


@misconception("Negative shifts are lost: your pictures only move down and right, or stay where they are.")
def negative_ignored(images, dy, dx):
    return _shift(images, max(dy, 0), max(dx, 0))


@misconception(
    "Down and right are right. Up and left the pixels come in again on the other side: after np.roll the gap is filled with 0 for positive "
    "shifts only."
)
def wraps_when_negative(images, dy, dx):
    moved = np.roll(images, (dy, dx), axis=(1, 2))
    moved[:, : max(dy, 0)] = 0
    moved[:, :, : max(dx, 0)] = 0
    return moved


@misconception("dx has no effect: the pictures move up and down only.")
def rows_only(images, dy, dx):
    return _shift(images, dy, 0)


@misconception(
    "A slice such as [:, :-dy] is empty for dy = 0, because -0 is 0: a shift in one direction only then goes wrong. "
    "Think about 0 and about negative numbers separately."
)
def empty_slice_at_zero(images, dy, dx):
    moved = np.zeros_like(images)
    down, right = (slice(dy, None), slice(None, -dy)), (slice(dx, None), slice(None, -dx))
    if dy < 0:
        down = (slice(None, dy), slice(-dy, None))
    if dx < 0:
        right = (slice(None, dx), slice(-dx, None))
    source = images[:, down[1], right[1]]
    if source.size:
        moved[:, down[0], right[0]] = source
    return moved


@misconception(
    "The pixels are written over the old picture: where nothing comes in, the old ones are still there. Start from zeros."
)
def old_pixels_stay(images, dy, dx):
    moved = images.copy()
    _, h, w = images.shape
    for y in range(h):
        for x in range(w):
            if 0 <= y - dy < h and 0 <= x - dx < w:
                moved[:, y, x] = images[:, y - dy, x - dx]
    return moved


exercise = Exercise(
    augment_shift,
    cases,
    points=3,
    hints=(
        "Look at the example with dy = 1. Which old row stands in the new row 1? Which one should stand in the new row 0?",
        "Start from an array of zeros of the same shape, and copy only what stays inside the picture.",
        "The pixel at (y, x) of the new picture comes from (y - dy, x - dx) of the old one, if that place exists. Slices do it for all at once.",
        "A twin in one dimension: [1, 2, 3, 4] moved by 1 is [0, 1, 2, 3]; by -3 it is [4, 0, 0, 0]; by 4 it is all zeros.",
    ),
    misconceptions=(
        wraps_around,
        wraps_when_negative,
        axes_swapped,
        opposite_direction,
        up_for_down,
        edge_repeated,
        moves_the_batch,
        negative_ignored,
        rows_only,
        empty_slice_at_zero,
        old_pixels_stay,
    ),
)
