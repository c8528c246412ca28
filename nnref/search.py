"""Looking for hyper-parameters: sample where the scale is unknown, and read a learning rate off one short run."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnref.steps import ewma

__all__ = ["find_learning_rate", "log_uniform"]


def log_uniform(rng: np.random.Generator, low: float, high: float, size: int) -> NDArray[np.float64]:
    """Samples whose logarithm is uniform: as many between 0.001 and 0.01 as between 0.01 and 0.1.

    Shapes: -> (size,)

    >>> x = log_uniform(np.random.default_rng(0), 1e-4, 1.0, 1000)
    >>> bool(x.min() >= 1e-4 and x.max() <= 1.0), round(float(np.median(x)), 2)
    (True, 0.01)

    Paper: Bergstra & Bengio 2012, JMLR 13:281-305 (why random search, and on a log scale).

    Errors: ValueError unless 0 < low <= high.
    """
    if not 0 < low <= high < np.inf:
        raise ValueError(f"log_uniform needs 0 < low <= high; got low={low!r}, high={high!r}.")
    return np.exp(rng.uniform(np.log(low), np.log(high), size)).clip(low, high)  # exp(log(low)) may round below low


def find_learning_rate(losses: ArrayLike, lrs: ArrayLike) -> float:
    """The rate at which the loss falls fastest, from one run whose rate grew at every step.

    argmin over lrs of d s / d log lr, with s the losses smoothed by `ewma(losses, 0.9)`

    Shapes: losses (T,), lrs (T,) -> float

    >>> find_learning_rate([5.0, 5.0, 4.9, 3.0, 1.0, 1.0, 9.0], [1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0])
    0.1

    Paper: Smith 2017, arXiv:1506.01186 (the range test).
    """
    losses, lrs = np.asarray(losses, float), np.asarray(lrs, float)
    if losses.ndim != 1 or losses.shape != lrs.shape or losses.size < 2:
        raise ValueError(f"losses and lrs must both have shape (T,), T at least 2; got {losses.shape} and {lrs.shape}.")
    if not (lrs > 0).all() or not (np.diff(lrs) > 0).all():
        raise ValueError("the learning rates must be positive and rise from step to step.")
    burst = np.flatnonzero(~np.isfinite(losses))  # a run that blew up is judged by what came before
    end = burst[0] if burst.size else losses.size
    if end < 2:
        raise ValueError("the loss must be finite for at least the first two steps; start with a smaller rate.")
    slope = np.gradient(ewma(losses[:end], 0.9), np.log(lrs[:end]))
    return float(lrs[slope.argmin()])
