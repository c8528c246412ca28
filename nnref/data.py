"""Data on its way into a network: prepare, split, batch, augment, and load what lies on this computer.

Rows are examples. Nothing here changes its inputs, nothing is fetched, and chance comes in as `rng` or as a ready `order`.
The made-up sets of points (circles, spirals, ...) are in `nnref.toys`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "augment_shift",
    "load_diabetes",
    "load_digits",
    "load_idx",
    "load_mnist",
    "minibatches",
    "one_hot",
    "scale_by_training",
    "standardize",
    "train_validation_test",
]

Floats = NDArray[np.floating]


def standardize(X: ArrayLike) -> Floats:
    """Each column shifted to mean 0 and scaled to standard deviation 1; a column of equal entries becomes zeros.

    (x - mean) / std, with std² the mean of the squared deviations

    Shapes: X (N, D) -> (N, D)

    >>> standardize([[1.0, 5.0], [3.0, 5.0]])
    array([[-1.,  0.],
           [ 1.,  0.]])
    """
    X = _floats(X)
    return _scaled(X, X)


def scale_by_training(X_train: ArrayLike, X_test: ArrayLike) -> tuple[Floats, Floats]:
    """Both sets standardized by mean and standard deviation of the TRAINING set: the test set must stay unseen.

    Shapes: X_train (N, D), X_test (M, D) -> (N, D), (M, D)

    >>> scale_by_training([[1.0], [3.0]], [[5.0]])
    (array([[-1.],
           [ 1.]]), array([[3.]]))
    """
    X_train, X_test = _floats(X_train), _floats(X_test)
    if X_train.shape[1:] != X_test.shape[1:]:
        raise ValueError(f"both sets need the same columns; X_train is {X_train.shape}, X_test is {X_test.shape}.")
    return _scaled(X_train, X_train), _scaled(X_train, X_test)


def _scaled(reference: Floats, X: Floats) -> Floats:
    if not len(reference):
        raise ValueError("the mean of no rows is undefined: the set that gives the statistics is empty.")
    constant = (reference == reference[0]).all(axis=0)  # by comparison: rounding can leave such a column a std above 0
    std = np.where(constant, 1, reference.std(axis=0))
    return np.where(constant, X.dtype.type(0), (X - reference.mean(axis=0)) / std)


def one_hot(t: ArrayLike, num_classes: int) -> NDArray[np.float64]:
    """Integer labels as rows with a single 1.

    Shapes: t (N,) -> (N, num_classes)

    >>> one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]])

    Errors: TypeError for labels that are no integers, ValueError for labels outside 0 ... num_classes-1.
    """
    t = np.asarray(t)
    if t.dtype.kind not in "iu":
        raise TypeError(f"labels must be integers; got {t.dtype}. Use t.astype(int) if they are whole numbers.")
    if t.ndim != 1:
        raise ValueError(f"labels must have shape (N,); got {t.shape}.")
    if t.size and (t.min() < 0 or t.max() >= num_classes):
        raise ValueError(f"labels must lie in 0 ... {num_classes - 1}; got {t.min()} ... {t.max()}.")
    out = np.zeros((len(t), num_classes))
    out[np.arange(len(t)), t] = 1
    return out


def minibatches(
    X: NDArray[Any], t: NDArray[Any], batch_size: int, order: NDArray[np.integer]
) -> list[tuple[NDArray[Any], NDArray[Any]]]:
    """The rows in the given order, cut into batches; the last one may be short.

    Shapes: X (N, ...), t (N, ...), order (M,)

    >>> X, t = np.array([[10.0], [11.0], [12.0]]), np.array([0, 1, 2])
    >>> minibatches(X, t, 2, np.array([2, 0, 1]))
    [(array([[12.],
           [10.]]), array([2, 0])), (array([[11.]]), array([1]))]

    Errors: ValueError for a batch size below 1, or X and t of different length.
    """
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1; got {batch_size}.")
    if len(X) != len(t):
        raise ValueError(f"X and t must have as many rows; got {len(X)} and {len(t)}.")
    parts = [order[i : i + batch_size] for i in range(0, len(order), batch_size)]
    return [(X[part], t[part]) for part in parts]


def train_validation_test(
    n: int, fractions: Sequence[float], rng: np.random.Generator
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Three disjoint, shuffled index arrays that together hold every number of range(n) once.

    Shapes: -> (n0,), (n1,), (n2,) with n0 + n1 + n2 = n, each within 1 of n times its fraction

    >>> train, validation, test = train_validation_test(10, (0.6, 0.2, 0.2), np.random.default_rng(0))
    >>> len(train), len(validation), len(test)
    (6, 2, 2)

    Errors: ValueError unless there are three fractions, none negative, with sum 1; or for a negative n.
    """
    if n < 0:
        raise ValueError(f"n is a number of rows and cannot be negative; got {n}.")
    if len(fractions) != 3 or min(fractions) < 0 or not math.isclose(sum(fractions), 1, abs_tol=1e-9):
        raise ValueError(f"fractions must be three numbers, none negative, with sum 1; got {tuple(fractions)}.")
    first = round(n * fractions[0])
    second = round(n * (fractions[0] + fractions[1]))
    order = rng.permutation(n)
    return order[:first], order[first:second], order[second:]


def augment_shift(images: NDArray[Any], dy: int, dx: int) -> NDArray[Any]:
    """Images moved down by dy and right by dx pixels (up and left if negative); what comes in is 0.

    Shapes: images (N, H, W) -> (N, H, W)

    >>> augment_shift(np.array([[[1, 2], [3, 4]]]), 1, 0)
    array([[[0, 0],
            [1, 2]]])
    """
    if images.ndim != 3:
        raise ValueError(f"images must have shape (N, H, W); got {images.shape}.")
    _, h, w = images.shape
    dy, dx = max(-h, min(dy, h)), max(-w, min(dx, w))
    out = np.zeros_like(images)
    out[:, max(dy, 0) : h + min(dy, 0), max(dx, 0) : w + min(dx, 0)] = images[
        :, max(-dy, 0) : h + min(-dy, 0), max(-dx, 0) : w + min(-dx, 0)
    ]
    return out


def load_digits() -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The 1,797 handwritten digits of scikit-learn, 8 x 8 pixels scaled to 0 ... 1.

    Shapes: -> X (1797, 64), t (1797,)

    Source: Alpaydin & Kaynak 1998, doi:10.24432/C50P49 (its test part); shipped with scikit-learn.
    """
    table = _of_scikit_learn("digits.csv.gz", delimiter=",")
    return table[:, :-1] / 16, table[:, -1].astype(np.int64)


def load_diabetes() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """442 patients, ten measurements each (standardized), and how far their diabetes went a year later.

    Shapes: -> X (442, 10), t (442,)

    Source: Efron, Hastie, Johnstone & Tibshirani 2004, doi:10.1214/009053604000000067; shipped with scikit-learn.
    """
    measured = standardize(_of_scikit_learn("diabetes_data_raw.csv.gz"))
    return measured.astype(np.float64), _of_scikit_learn("diabetes_target.csv.gz").copy()


@cache
def _of_scikit_learn(name: str, **how: Any) -> NDArray[np.float64]:
    """A table that lies beside scikit-learn, to be copied. Read as it is: importing that package takes seconds, the table some
    milliseconds, and only the first time."""
    spec = find_spec("sklearn")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("This data set comes with scikit-learn, which is not installed: pip install scikit-learn.")
    return np.loadtxt(Path(spec.origin).parent / "datasets" / "data" / name, **how)


IDX_TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}


def load_idx(path: str | Path) -> NDArray[Any]:
    """The array in one IDX file, plain or gzipped: the format of MNIST.

    Two zero bytes, one for the type, one for the number of axes, each axis as a big-endian uint32, then the entries.

    Errors: FileNotFoundError; ValueError when the file is no IDX file, or holds more or fewer bytes than its head promises.
    """
    import gzip  # here, as scikit-learn above: `import nnref` stays as fast as `import numpy`
    import zlib

    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path}.")
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b":
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError, zlib.error) as error:
            raise ValueError(f"{path} is a damaged gzip file ({error}); was the download cut off?") from None
    if len(data) < 4 or data[:2] != b"\0\0" or data[2] not in IDX_TYPES:
        raise ValueError(
            f"{path} is no IDX file: it must begin with 00 00 and a type byte; it begins with {data[:4].hex(' ')!r}."
        )
    dtype, axes = np.dtype(IDX_TYPES[data[2]]), data[3]
    start = 4 + 4 * axes
    if len(data) < start:
        raise ValueError(f"{path} ends within its head: {axes} axes take {start} bytes, but it has {len(data)}; was it cut off?")
    shape = tuple(int.from_bytes(data[i : i + 4], "big") for i in range(4, start, 4))
    expected = start + math.prod(shape) * dtype.itemsize
    if len(data) != expected:
        raise ValueError(
            f"{path} promises an array of shape {shape}, {expected} bytes in all, but has {len(data)}; was it cut off?"
        )
    return np.frombuffer(data, dtype, offset=start).reshape(shape).astype(dtype.newbyteorder("="))


def load_mnist(folder: str | Path, part: str = "train") -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """MNIST from its two IDX files in `folder`, which you have put there: nothing is fetched. Pixels scaled to 0 ... 1.

    Shapes: -> X (60000, 784), t (60000,) for part "train"; 10,000 rows for "test". Also reads sets in the same format
    (Fashion-MNIST, KMNIST).

    Errors: FileNotFoundError that says which file is missing; ValueError for a damaged file, or images and labels that do not
    belong together.

    Source: LeCun, Bottou, Bengio & Haffner 1998, doi:10.1109/5.726791.
    """
    if part not in ("train", "test"):
        raise ValueError(f'part must be "train" or "test"; got {part!r}.')
    folder, prefix = Path(folder), "train" if part == "train" else "t10k"
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is no folder; it must be the one that holds MNIST's IDX files.")
    images = load_idx(_find(folder, f"{prefix}-images", "idx3-ubyte"))
    labels = load_idx(_find(folder, f"{prefix}-labels", "idx1-ubyte"))
    if images.ndim != 3 or labels.ndim != 1 or len(images) != len(labels):
        raise ValueError(
            f"images (N, H, W) and labels (N,) do not fit together: got {images.shape} and {labels.shape}; "
            "are both from the same set, and under their own names?"
        )
    if images.dtype != np.uint8 or labels.dtype != np.uint8:
        raise ValueError(f"pixels and labels must be bytes, 0 ... 255; got {images.dtype} and {labels.dtype}.")
    X = images.reshape(len(images), -1).astype(np.float32)
    X /= 255
    return X, labels.astype(np.int64)


def _find(folder: Path, stem: str, suffix: str) -> Path:
    names = [stem + joint + suffix + end for joint in "-." for end in ("", ".gz")]
    for name in names:
        if (folder / name).is_file():
            return folder / name
    there = ", ".join(sorted(p.name for p in folder.iterdir())[:8]) or "nothing"
    raise FileNotFoundError(f"{folder} has no {names[0]} (or {', '.join(names[1:])}); it holds: {there}.")


def _floats(X: ArrayLike) -> Floats:
    X = np.asarray(X)
    if X.dtype.kind in "biu":
        X = X.astype(float)
    if X.dtype.kind != "f":
        raise TypeError(f"expected an array of real numbers; got {X.dtype}.")
    return X
