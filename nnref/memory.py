"""Where arrays lie, and what NumPy and the system do with their memory: three things that cost time and are seen nowhere else."""

import math

import numpy as np

__all__ = ["aligned"]

CACHE_LINE = 64  # bytes

# Memory that is kept. glibc hands freed blocks above 128 KB back to the system, and asks for them anew at the next call, page by
# page, until it has seen a larger block freed; it believes up to 32 MB. So one block is made and freed here, untouched. Without
# it an LSTM takes up to one and a half times as long. (`man mallopt`, M_MMAP_THRESHOLD; other systems do not mind.)
np.empty(2**24, np.uint8)

# For `np.setbufsize`, in numbers. When the rows of an operand do not lie side by side (a broadcast, a slice), NumPy first copies
# several of them into a buffer of 8,192 numbers, if two or more fit; that takes two to four times as long as working on one row
# after the other where they are. In a buffer of this size, only short rows fit.
BUFFER = 512


def aligned(shape: int | tuple[int, ...], dtype=np.float64, fill: float | None = None) -> np.ndarray:
    """A new array that begins at a cache line, in C order; uninitialized, or filled.

    NumPy promises 16 bytes. Vector instructions read 64 at a time, and pay twice when these lie across two lines: Adam's
    pass over 200,000 parameters takes a quarter less time on aligned vectors.

    >>> aligned((2, 3), np.float32).ctypes.data % 64
    0
    """
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    size = math.prod(shape) * np.dtype(dtype).itemsize
    memory = np.empty(size + CACHE_LINE, np.uint8)
    start = -memory.ctypes.data % CACHE_LINE
    array = memory[start : start + size].view(dtype).reshape(shape)
    if fill is not None:
        array.fill(fill)
    return array


def stored(y, out):
    """y, in `out` where one is given."""
    if out is None:
        return y
    out[...] = y
    return out
