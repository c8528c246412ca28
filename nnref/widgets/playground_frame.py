"""What the playground shows of a run: numbers, and what every unit makes of the plane."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnref.widgets.playground_data import FEATURES, columns, grid
from nnref.widgets.playground_network import signed
from nnref.widgets.playground_run import Run

__all__ = ["play_frame", "wire"]

FINE = 64  # pixels along a side of the output's picture
COARSE = 32  # ... and of a unit's
FLAT = 1e-3  # a unit whose slope is smaller on every training point is dead: no gradient passes it
LARGE = 1e30  # parameters beyond this, of a network that diverges, are none in float32
CURVE = 300  # points of the loss curve that are sent at most


def play_frame(run: Run) -> dict[str, Any]:
    """Losses, parameters, gradient norms, dead units, and a picture for the features, for each unit, and for the output.

    Shapes: pictures are uint8, 0 for -1 or less, 255 for 1 or more; `units` (7 features + hidden units, 32, 32), `output` (64, 64)
    """
    net, theta = run.net, run.theta
    with np.errstate(all="ignore"):
        train, test = run.losses()
        norms = {name: float(np.linalg.norm(part)) for name, part in net.layout.views(run.gradient()).items()}
        units, output = pictures(run)
        dead = dead_units(run)
    return {
        "at": run.at, "epoch": run.epoch, "length": run.epoch_length, "last": max(0, len(run.curve) - 1), "lr": run.lr,
        "train": train, "test": test, "curve": np.array(run.curve, dtype=float).reshape(-1, 2),
        "theta": theta.copy(), "layout": dict(net.layout.shapes), "norms": [norms[f"w{k + 1}"] for k in range(len(run.state.layers) + 1)],
        "dead": dead, "units": units, "output": output, "problem": "",
    }  # fmt: skip


def pictures(run: Run) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """What features, hidden units and the network give over the plane."""
    theta = np.clip(run.theta, -LARGE, LARGE).astype(np.float32)
    values = run.net.run(theta, columns(run.state.features, grid(FINE)))
    every = FINE // COARSE
    tiles = [column.reshape(FINE, FINE)[::every, ::every] for name in run.machine.hidden for column in values[name].T]
    output = shades(signed(run.state, values[run.net.scores]).reshape(FINE, FINE))
    return np.concatenate([feature_tiles(), shades(np.array(tiles).reshape(-1, COARSE, COARSE))]), output


@cache
def feature_tiles() -> NDArray[np.uint8]:
    """All seven features, whether the network sees them or not."""
    return shades(columns(tuple(FEATURES), grid(COARSE)).T.reshape(-1, COARSE, COARSE))


def shades(values: NDArray[np.floating]) -> NDArray[np.uint8]:
    """-1 ... 1 as 0 ... 255; what lies outside as the nearer end, what is no number as 0's grey middle."""
    return (np.clip(np.nan_to_num(values, nan=0.0), -1, 1) * 127.5 + 128).astype(np.uint8)


def dead_units(run: Run) -> list[list[bool]]:
    """For each hidden layer, which units no gradient passes on any training point."""
    if not len(run.X):
        return [[False] * units for units in run.state.layers]
    values, calls = run.net.run(run.theta, run.X), {call.y: call for call in run.net.prediction.calls}
    found = []
    for y, z in zip(run.machine.hidden, run.machine.inside):
        slope = run.net.functions[f"{calls[y].f}_backward"](np.ones_like(values[y]), values[y], values[z])
        found.append((np.abs(slope) < FLAT).all(axis=0).tolist())
    return found


def wire(frame: Mapping[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    """A frame as a message and its buffers: the pictures of the units, of the output, the parameters, the curve.

    The curve is sent as rows (epoch, train, test), thinned out to CURVE of them; numbers that are not finite become None.
    """
    curve = frame["curve"]
    kept = np.unique(np.linspace(0, len(curve) - 1, min(len(curve), CURVE)).astype(int)) if len(curve) else np.empty(0, int)
    with np.errstate(over="ignore"):
        rows, theta = (each.astype(np.float32) for each in (np.column_stack([kept, curve[kept]]), frame["theta"]))
    told = {key: value for key, value in frame.items() if not isinstance(value, np.ndarray)}
    for key in ("train", "test"):
        told[key] = float(told[key]) if np.isfinite(told[key]) else None
    told["norms"] = [norm if np.isfinite(norm) else None for norm in told["norms"]]
    arrays = (frame["units"], frame["output"], theta, rows)
    return told, [np.ascontiguousarray(each).tobytes() for each in arrays]
