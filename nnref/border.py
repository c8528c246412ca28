"""Where data come in: the one place that looks at them, and says what was expected, what came, and why that may be."""

import numpy as np

__all__: list[str] = []


def layers(given) -> tuple:
    """At least one layer, as a tuple."""
    try:
        found = tuple(given)
    except TypeError:
        raise TypeError(f"layers should be a list, such as [Dense(2, 3)]; got {given!r}.") from None
    if not found:
        raise ValueError("A network needs at least one layer, such as [Dense(2, 3)].")
    if odd := [layer for layer in found if not hasattr(layer, "trace")]:
        raise TypeError(f"layers should hold layers, such as Dense(2, 3) or Activation('relu'); got {odd[0]!r}.")
    return found


def shape(name: str, given) -> tuple[int, ...]:
    """A shape of one axis or more, each at least 1 long."""
    if not isinstance(given, (tuple, list)) or not given or not all(isinstance(n, (int, np.integer)) and n > 0 for n in given):
        raise ValueError(f"{name} should be a tuple of whole numbers, each at least 1, such as (2,) or (1, 8, 8); got {given!r}.")
    return tuple(given)


def inputs(network, X, dtype) -> np.ndarray:
    """X as rows of floats (or of ids) that fit the first layer."""
    X = _array("X", X)
    ids = network.program.reads_ids
    if X.dtype.kind not in ("iu" if ids else "fiub"):
        raise TypeError(f"X should hold {'whole numbers (ids)' if ids else 'real numbers'}, but holds {X.dtype}.")
    if X.ndim == 0 or X.shape[1:] != network.row:
        hint = " One example is a batch of one: X[np.newaxis]." if X.shape == network.row else ""
        raise ValueError(f"X should have shape (N, {', '.join(map(str, network.row))}), but has {X.shape}.{hint}")
    if len(X) == 0:
        raise ValueError("X holds no examples: a mean over nothing has no value.")
    return X if ids else np.asarray(X, dtype)


def targets(network, t, n: int, dtype) -> np.ndarray:
    """t as n labels, or as n rows of floats like the output."""
    t = _array("t", t)
    if t.ndim == 0 or len(t) != n:
        raise ValueError(f"There are {n} rows in X, but t has shape {t.shape}: one target for each row is needed.")
    if network.takes_labels:
        return _labels(t, network.outputs[0])
    if t.dtype.kind not in "fiub":
        raise TypeError(f"t should hold real numbers, but holds {t.dtype}.")
    if t.ndim == 1 and network.outputs == (1,):
        t = t.reshape(n, 1)
    if t.shape != (n, *network.outputs):
        hint = f" For class numbers there is softmax_cross_entropy, or one_hot(t, {network.outputs[0]})." if t.ndim == 1 else ""
        raise ValueError(
            f"{network.loss} needs targets like the output, shape {(n, *network.outputs)}, but t has {t.shape}.{hint}"
        )
    return np.asarray(t, dtype)


def _array(name: str, a) -> np.ndarray:
    try:
        return np.asarray(a)
    except ValueError:
        raise ValueError(f"{name} should be an array, but its rows differ in length.") from None


def _labels(t: np.ndarray, classes: int) -> np.ndarray:
    if t.ndim != 1:
        hint = " These look one-hot: pass t.argmax(axis=1)." if t.ndim == 2 and t.shape[1] == classes else ""
        raise ValueError(f"softmax_cross_entropy needs labels of shape ({len(t)},), but t has {t.shape}.{hint}")
    if t.dtype.kind not in "iu":
        raise TypeError(
            f"Labels should be whole numbers, but t holds {t.dtype}. Class numbers that came as floats: t.astype(int)."
        )
    if t.min() < 0 or t.max() >= classes:
        hint = " Do they begin at 1?" if t.min() > 0 else ""
        raise ValueError(
            f"Labels should lie in 0 ... {classes - 1}, one for each output, but go from {t.min()} to {t.max()}.{hint}"
        )
    return t


def finite(name: str, a: np.ndarray) -> None:
    """Raise unless every entry is a finite number; the message names the first row that is not."""
    if a.dtype.kind == "f" and not np.isfinite(a).all():
        row = np.flatnonzero(~np.isfinite(a.reshape(len(a), -1)).all(axis=1))[0]
        raise ValueError(f"{name} holds nan or inf, first in row {row}. Fill in or leave out missing values before training.")


def generator(rng) -> None:
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng should be a NumPy generator, such as np.random.default_rng(0), but is a {type(rng).__name__}.")


def whole(name: str, n) -> int:
    if not isinstance(n, (int, np.integer)) or isinstance(n, bool) or n < 1:
        raise ValueError(f"{name} should be a whole number, at least 1; got {n!r}.")
    return int(n)
