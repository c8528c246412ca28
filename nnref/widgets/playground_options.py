"""What the playground offers: the choices of every control, and which controls a teacher can hide."""

from functools import cache
from typing import Any

from nnref.initializers import INITIALIZERS
from nnref.optimizers import OPTIMIZERS
from nnref.widgets import playground_state as settings
from nnref.widgets.playground_data import REGRESSION, SETS
from nnref.widgets.playground_state import PlayState

__all__ = ["PARTS", "goal", "options"]

PARTS = (
    "question", "run", "time", "speed", "lr", "activation", "optimizer", "init", "loss", "problem", "norm", "dropout", "penalty",
    "data", "noise", "share", "batch", "regenerate", "points", "features", "layers", "unit", "show_test", "discretize", "beside",
    "text", "code", "diagnostics",
)  # fmt: skip
FEATURE_LABELS = {"x1": "x₁", "x2": "x₂", "x1^2": "x₁²", "x2^2": "x₂²", "x1x2": "x₁x₂", "sinx1": "sin x₁", "sinx2": "sin x₂"}
ACTIVATION_LABELS = {"identity": "linear"}
GOALS = {  # the loss to reach without noise, and how much more each percent of noise allows: what networks have reached, and a little more
    "circles": (0.02, 0.015), "quadrants": (0.02, 0.011), "gaussians": (0.005, 0.005), "spirals": (0.1, 0.006), "plane": (0.001, 0.0015),
    "bumps": (0.01, 0.0018), "own": (0.02, 0.0),
}  # fmt: skip


@cache
def options() -> dict[str, Any]:
    """Everything that the view offers, as lists of [value, label] or of numbers."""
    same = lambda names: [[name, name.replace("_", " ")] for name in names]
    return {
        "data": [[name, label, name in REGRESSION] for name, label in SETS.items()],
        "features": [[name, label] for name, label in FEATURE_LABELS.items()],
        "activation": [[name, ACTIVATION_LABELS.get(name, name)] for name in settings.ACTIVATIONS],
        "optimizer": [[name, kind.__name__] for name, kind in OPTIMIZERS.items()],
        "init": same(INITIALIZERS), "loss": same(settings.LOSSES), "lossForNumbers": list(settings.FOR_NUMBERS),
        "norm": [["none", "none"], ["batch", "batch norm"], ["layer", "layer norm"]],
        "penalty": [["none", "none"], ["l1", "L1"], ["l2", "L2"]],
        "dropout": [0, 0.1, 0.2, 0.3, 0.5, 0.8], "lr": list(settings.RATES), "rate": list(settings.PENALTY_RATES),
        "speed": same(settings.SPEEDS), "stride": [["epoch", "one epoch"], ["update", "one update"]],
        "far": settings.FAR, "mostLayers": settings.MOST_LAYERS, "mostUnits": settings.MOST_UNITS,
    }  # fmt: skip


def goal(state: PlayState, points: int) -> float:
    """The loss on so many points that makes a challenge of these settings.

    >>> goal(PlayState(noise=20), 250)
    0.32
    """
    clean, noisy = GOALS[state.data]
    mean = round(clean + noisy * state.noise, 4)
    return mean * points if state.loss == "sum_squared_error" else mean
