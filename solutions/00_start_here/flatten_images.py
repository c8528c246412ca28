import numpy as np

from autograder.exercise import Exercise, case, misconception


def flatten_images(images):
    """Turn a stack of grey pictures into rows of numbers between 0 and 1.

    A pixel is a whole number from 0 (black) to 255 (white), stored in one byte (dtype uint8).
    Each picture becomes one row, line after line from the top; each pixel is divided by 255.

    Shapes: images (N, H, W), uint8 -> (N, H*W), float64

    >>> flatten_images(np.array([[[0, 255], [51, 0]]], dtype=np.uint8))
    array([[0. , 1. , 0.2, 0. ]])
    """
    return images.reshape(len(images), -1) / 255


def cases(rng):
    yield case(np.array([[[0, 255], [51, 0]]], dtype=np.uint8), label="one picture of 2 x 2 pixels: 0, 255, 51, 0")
    yield case(rng.integers(0, 256, size=(3, 4, 2), dtype=np.uint8), label="3 pictures, 4 high and 2 wide")
    yield case(rng.integers(0, 256, size=(4, 3, 3), dtype=np.uint8), label="4 pictures of 3 x 3 pixels")
    yield case(rng.integers(1, 120, size=(5, 1, 6), dtype=np.uint8), label="5 dark pictures: no pixel is white")
    yield case(rng.integers(0, 256, size=(2, 3, 1), dtype=np.uint8), label="2 pictures, one pixel wide")


hints = (
    "A picture of 2 x 3 pixels has the lines 10 20 30 and 40 50 60. Write the row that it becomes.",
    "images.reshape(new_shape) gives the same numbers another shape, in the same order. How many rows and columns are asked?",
    "In reshape one length may be -1: NumPy works it out from the others. The number of pictures is len(images).",
    "With 4 pictures of 5 x 5 the shape (4, 5, 5) becomes (4, 25). And in a picture whose brightest pixel is 102, that pixel becomes 0.4.",
)


@misconception("You divided by 256. There are 256 grey levels, but the largest is 255, and it has to become exactly 1.")
def divided_by_256(images):
    return images.reshape(len(images), -1) / 256


@misconception(
    "You divided by the brightest pixel of this stack. Then the same picture gives other numbers in another stack; "
    "the scale has to be the same for all: 255."
)
def divided_by_brightest(images):
    return images.reshape(len(images), -1) / images.max()


@misconception(
    "You scaled from the darkest to the brightest pixel of this stack. Then the same picture gives other numbers in another stack; "
    "the scale has to be the same for all: 0 stays 0, and 255 becomes 1."
)
def from_darkest_to_brightest(images):
    low, high = images.min(), images.max()
    return (images.reshape(len(images), -1) - float(low)) / (float(high) - float(low))


@misconception("Nearly everything is 0: // divides whole numbers and throws the rest away. Use / to get floats.")
def whole_number_division(images):
    return images.reshape(len(images), -1) // 255


@misconception("The rows are right but not scaled: the pixels still run from 0 to 255.")
def not_scaled(images):
    return images.reshape(len(images), -1).astype(float)


@misconception("The rows are right, but they still hold the bytes, 0 to 255. Divide by 255; that makes floats of them, too.")
def bytes_returned(images):
    return images.reshape(len(images), -1)


@misconception(
    "All pictures became one long row. One row is one example: keep the first axis, and flatten only the two behind it."
)
def one_long_row(images):
    return images.reshape(-1) / 255


@misconception("The pixels are scaled, and the pictures are still tables: the shape is (N, H, W). Lay each out as one row.")
def not_flattened(images):
    return images / 255


@misconception(
    "Each row has the right pixels in another order: it reads the picture column by column. Read line by line, from the top."
)
def column_by_column(images):
    return images.transpose(0, 2, 1).reshape(len(images), -1) / 255


@misconception(
    "The shape is (H*W, N): every picture became a column, or the pictures were mixed. Rows are examples; "
    "the number of pictures comes first."
)
def pictures_as_columns(images):
    return images.reshape(len(images), -1).T / 255


@misconception(
    "The entries are float32, which keeps only about seven digits. Dividing the bytes directly by 255 gives float64, "
    "the course's usual type."
)
def float32_entries(images):
    return images.reshape(len(images), -1).astype(np.float32) / 255


exercise = Exercise(
    flatten_images,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        divided_by_256,
        divided_by_brightest,
        from_darkest_to_brightest,
        whole_number_division,
        not_scaled,
        bytes_returned,
        one_long_row,
        not_flattened,
        column_by_column,
        pictures_as_columns,
        float32_entries,
    ),
)
