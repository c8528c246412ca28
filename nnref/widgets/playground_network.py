"""From the settings of a playground to a network, an optimizer and targets of nnref."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnref.architecture import Activation, BatchNorm, Dense, Dropout, LayerNorm
from nnref.network import Network
from nnref.optimizers import Optimizer, make_optimizer
from nnref.plug import Functions, plug
from nnref.program import Layer
from nnref.widgets.playground_data import REGRESSION
from nnref.widgets.playground_state import PlayState

__all__ = ["Machine", "machine", "signed"]

OUTPUT = {"mse": "tanh", "sum_squared_error": "tanh", "binary_cross_entropy": "sigmoid", "bce_with_logits": "identity"}


@dataclass(frozen=True)
class Machine:
    """The network, its optimizer, the names in its program of what each unit gives, and the learner's functions in it."""

    net: Network
    optimizer: Optimizer
    hidden: tuple[str, ...]  # of each hidden layer: what its activation gives
    inside: tuple[str, ...]  # ... and what the activation was given
    mine: tuple[str, ...]


def output(state: PlayState) -> str:
    """The activation of the last layer: numbers come out as they are, classes in the range of the loss's targets."""
    return "identity" if state.data in REGRESSION else OUTPUT[state.loss]


def activations(state: PlayState) -> tuple[str, ...]:
    """One for each hidden layer: the last one named holds for the rest."""
    named = state.activation[: len(state.layers)]
    return named + named[-1:] * (len(state.layers) - len(named))


def layers(state: PlayState) -> list[Layer]:
    made: list[Layer] = []
    widths = (len(state.features), *state.layers)
    for (inputs, units), name in zip(pairwise(widths), activations(state)):
        made.append(Dense(inputs, units, state.init))
        if state.norm != "none":
            made.append(BatchNorm(units) if state.norm == "batch" else LayerNorm(units))
        made.append(Activation(name))
        if state.dropout:
            made.append(Dropout(state.dropout))
    made.append(Dense(widths[-1], 1, state.init))
    if output(state) != "identity":
        made.append(Activation(output(state)))
    return made


def machine(state: PlayState, functions: Mapping[str, Any] | None = None) -> Machine:
    """The network of these settings; operations and step function are the learner's where `functions` has them."""
    table = functions if isinstance(functions, Functions) else plug(functions or {})
    l1, l2 = (state.rate if state.penalty == name else 0.0 for name in ("l1", "l2"))
    net = Network(layers(state), state.loss, table, l1=l1, l2=l2)
    optimizer, step = make_optimizer(state.optimizer, lr=state.lr), f"{state.optimizer}_step"
    if step in table.mine:
        optimizer = optimizer.using(_checked(step, table[step]))
    calls = [call for call in net.prediction.calls if call.f != "dense" and not call.f.endswith(("norm", "inference"))]
    hidden = calls[: len(state.layers)]
    used = {name for call in net.program.calls for name in (call.f, f"{call.f}_backward")} | {step}
    return Machine(
        net,
        optimizer,
        tuple(call.y for call in hidden),
        tuple(call.xs[0] for call in hidden),
        tuple(sorted(used & set(table.mine))),
    )


def _checked(name: str, f: Callable[..., Any]) -> Callable[..., Any]:
    """A learner's step function whose arrays have to be finite and shaped like theta: NumPy would spread a number over all of it."""

    def step(theta: NDArray[np.float64], g: NDArray[np.float64], *rest: Any, **hyper: Any) -> Any:
        shown = [each.copy() if isinstance(each, np.ndarray) else each for each in (theta, g, *rest)]
        try:
            result = f(*shown, **hyper)
        except Exception as error:
            raise RuntimeError(f"Your {name} raised {type(error).__name__}: {error}.") from error
        for part in result if isinstance(result, tuple) else (result,):
            if part is None:
                raise ValueError(f"Your {name} returned nothing. Is the `return` missing?")
            if np.shape(part) != theta.shape:
                raise ValueError(f"Your {name} returned shape {np.shape(part)}; {theta.shape} was expected.")
            if not np.isfinite(part).all() and np.isfinite(g).all():
                raise FloatingPointError(f"Your {name} returned {'nan' if np.isnan(part).any() else 'inf'}.")
        return result

    return step


def targets(state: PlayState, t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Classes 0 and 1 as -1 and 1 where the last layer is a tanh."""
    return 2 * t - 1 if output(state) == "tanh" else t


def signed(state: PlayState, y: NDArray[np.floating]) -> NDArray[np.floating]:
    """What the network says as a number whose sign is the class: a probability p is 2p - 1."""
    if state.data in REGRESSION or output(state) == "tanh":
        return y
    return np.tanh(y / 2) if output(state) == "identity" else 2 * y - 1
