"""What a playground is set to, checked entry by entry, and the short text that says it all.

A run is a `Story`: the settings it started with, what was changed by hand after how many updates, and how far it has come.
Training is a function of these, so the text of a story brings back every weight without holding one:

    spirals layers=8,8 optimizer=adam lr=0.01 @500:lr=0.003 @800:w1[0,2]=-1.5 at=2500
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NamedTuple

from nnref.initializers import INITIALIZERS
from nnref.optimizers import OPTIMIZERS
from nnref.plug import nearest
from nnref.widgets.playground_data import FEATURES, REGRESSION, SETS

__all__ = ["Change", "PlayState", "Story", "read_state", "read_story", "write_story"]

ACTIVATIONS = (
    "tanh", "relu", "sigmoid", "identity", "leaky_relu", "elu", "softplus", "silu", "gelu", "gelu_tanh", "step",
)  # fmt: skip
LOSSES = ("mse", "sum_squared_error", "binary_cross_entropy", "bce_with_logits")
FOR_NUMBERS = LOSSES[:2]  # the losses that fit regression
RATES = (1e-5, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
PENALTY_RATES = (0.0, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
SPEEDS = ("one update", "one epoch", "five epochs", "full speed")  # work for one picture
FAR = 6.0  # the plane goes from -FAR to FAR
MOST_LAYERS, MOST_UNITS, MOST_POINTS = 6, 8, 500


@dataclass(frozen=True)
class PlayState:
    """Every setting. The names are those of `nnref`; `activation` is one for all hidden layers, or one for each."""

    data: str = "circles"
    noise: int = 0  # in percent
    share: int = 50  # percent of the points to train on
    batch: int = 10
    points: tuple[tuple[float, float, int], ...] = ()  # the learner's own: x1, x2, class 0 or 1
    features: tuple[str, ...] = ("x1", "x2")
    layers: tuple[int, ...] = (4, 2)
    activation: tuple[str, ...] = ("tanh",)
    init: str = "xavier"
    norm: str = "none"
    dropout: float = 0.0
    loss: str = "mse"
    penalty: str = "none"
    rate: float = 0.0
    optimizer: str = "sgd"
    lr: float = 0.03
    seed: int = 0
    data_seed: int = 0
    speed: str = "one epoch"
    stride: str = "epoch"  # of the step buttons
    show_test: bool = False
    discretize: bool = False
    guess: int = -1


VIEW = {"speed", "stride", "show_test", "discretize", "guess"}  # what a run does not depend on


class Change(NamedTuple):
    """After update `at`, `key` was set: the learning rate ("lr") or one parameter ("w1[0,2]")."""

    at: int
    key: str
    value: float


@dataclass(frozen=True)
class Story:
    """A run: its settings at the start, the changes on the way, and the number of updates done."""

    state: PlayState = PlayState()
    changes: tuple[Change, ...] = ()
    at: int = 0


def read_state(state: PlayState, new: Mapping[str, Any]) -> PlayState:
    """`state` with the entries of `new`, each turned into its type and checked.

    >>> read_state(PlayState(), {"layers": [8, 8], "lr": 1}).layers
    (8, 8)

    Errors: ValueError that names the entry, what came, and what would fit.
    """
    known = {field.name: getattr(state, field.name) for field in fields(state)}
    for key in new:
        if key not in known:
            raise ValueError(f"The playground has no setting {key!r}.{nearest(key, known)}")
    read = replace(state, **{key: _convert(key, known[key], value) for key, value in new.items()})
    if read.data in REGRESSION and read.loss not in FOR_NUMBERS:
        read = replace(read, loss="mse")
    return read


def _convert(key: str, old: Any, value: Any) -> Any:
    try:
        if key == "points":
            made: Any = tuple((float(x1), float(x2), int(label)) for x1, x2, label in value)
        elif isinstance(old, tuple):
            one = type(old[0]) if old else {"layers": int}.get(key, str)
            made = tuple(one(part) for part in value)
        else:
            made = value if isinstance(old, bool) else type(old)(value)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"{key} cannot be {value!r}.") from None
    good, wanted = CHECKS[key]
    if not good(made):
        raise ValueError(f"{key} should be {wanted}; got {value!r}.")
    return made


def _one_of(*names: str) -> tuple[Callable[[Any], bool], str]:
    return lambda value: value in names, f"one of {', '.join(names)}"


def _between(low: float, high: float) -> tuple[Callable[[Any], bool], str]:
    return lambda value: low <= value <= high, f"from {low:g} to {high:g}"  # nan is not


def _some_of(*names: str) -> tuple[Callable[[Any], bool], str]:
    return (
        lambda value: len(value) > 0 and len(set(value)) == len(value) and set(value) <= set(names),
        f"some of {', '.join(names)}",
    )


def _any_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _good_layers(layers: tuple[int, ...]) -> bool:
    return len(layers) <= MOST_LAYERS and all(1 <= units <= MOST_UNITS for units in layers)


def _good_points(points: tuple[tuple[float, float, int], ...]) -> bool:
    return len(points) <= MOST_POINTS and all(max(abs(x1), abs(x2)) <= FAR and label in (0, 1) for x1, x2, label in points)


CHECKS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "data": _one_of(*SETS),
    "noise": _between(0, 50),
    "share": _between(10, 90),
    "batch": _between(1, 30),
    "points": (_good_points, f"at most {MOST_POINTS} points (x1, x2, class 0 or 1) within {FAR:g} of the origin"),
    "features": _some_of(*FEATURES),
    "layers": (_good_layers, f"at most {MOST_LAYERS} layers of 1 to {MOST_UNITS} units"),
    "activation": (lambda names: 1 <= len(names) <= MOST_LAYERS and set(names) <= set(ACTIVATIONS), f"of {', '.join(ACTIVATIONS)}"),
    "init": _one_of(*INITIALIZERS),
    "norm": _one_of("none", "batch", "layer"),
    "dropout": _between(0, 0.9),
    "loss": _one_of(*LOSSES),
    "penalty": _one_of("none", "l1", "l2"),
    "rate": _between(0, 10),
    "optimizer": _one_of(*OPTIMIZERS),
    "lr": _between(0, 1000),
    "seed": _between(0, 2**31),
    "data_seed": _between(0, 2**31),
    "speed": _one_of(*SPEEDS),
    "stride": _one_of("epoch", "update"),
    "show_test": (_any_bool, "yes or no"),
    "discretize": (_any_bool, "yes or no"),
    "guess": _between(-1, 9),
}  # fmt: skip
CHANGE = re.compile(r"@(?P<at>\d+):(?P<key>lr|[a-z]+\d+\[\d+(?:,\d+)?\])=(?P<value>\S+)")


def write_story(story: Story) -> str:
    """The story as text: what differs from the defaults, word by word.

    >>> write_story(Story(PlayState(data="spirals", layers=(8, 8)), (Change(500, "lr", 0.1),), 700))
    'spirals layers=8,8 @500:lr=0.1 at=700'
    """
    default = PlayState()
    words = [story.state.data]
    for field in fields(PlayState):
        value = getattr(story.state, field.name)
        if value != getattr(default, field.name) and field.name != "data":
            words.append(f"{field.name}={_say(value)}".replace(" ", "_"))
    words += [f"@{change.at}:{change.key}={change.value!r}" for change in story.changes]
    return " ".join(words + ([f"at={story.at}"] if story.at else []))


def _say(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join("/".join(map(repr, part)) if isinstance(part, tuple) else str(part) for part in value) or "none"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def read_story(text: str) -> Story:
    """The story that a text tells; the inverse of `write_story`. The name of the data may be left out.

    >>> read_story("layers=none lr=0.1").state.layers
    ()

    Errors: ValueError that quotes the word that cannot be read.
    """
    new: dict[str, Any] = {}
    changes: list[Change] = []
    at = 0
    for word in text.split():
        key, equals, value = word.partition("=")
        if found := CHANGE.fullmatch(word):
            changes.append(Change(int(found["at"]), found["key"], _number(word, found["value"])))
        elif key == "at" and value.isdecimal():
            at = int(value)
        elif not equals and not word.startswith("@"):
            new["data"] = word
        elif equals and key in CHECKS:
            new[key] = _parts(word, key, value.replace("_", " ") if key == "speed" else value)
        else:
            raise ValueError(
                f"The playground cannot read {word!r}; a word is setting=value, such as layers=8,8.{nearest(key, CHECKS)}"
            )
    if changes and at < max(change.at for change in changes):
        raise ValueError(f"The text ends at update {at}, before its last change; say at=... as well.")
    return Story(read_state(PlayState(), new), tuple(sorted(changes, key=lambda change: change.at)), at)


def _parts(word: str, key: str, value: str) -> Any:
    """The text of one value, cut up as `read_state` wants it."""
    old = getattr(PlayState(), key)
    if isinstance(old, bool):
        if value not in ("yes", "no"):
            raise ValueError(f"The playground cannot read {word!r}: yes or no?")
        return value == "yes"
    if not isinstance(old, tuple):
        return value
    parts = [] if value == "none" else value.split(",")
    return [part.split("/") for part in parts] if key == "points" else parts


def _number(word: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise ValueError(f"The playground cannot read {word!r}: a finite number was expected.")
    return value
