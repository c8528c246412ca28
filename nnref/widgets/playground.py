"""The playground: a small network in training, its every part to be seen and changed, on the learner's own functions."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from nnref.plots.style import BLUE, DIVERGING, INK, ORANGE
from nnref.plug import Functions, plug
from nnref.widgets import base
from nnref.widgets.base import Sketch, Still
from nnref.widgets.playground_data import FEATURES, REGRESSION, SETS
from nnref.widgets.playground_frame import play_frame
from nnref.widgets.playground_options import PARTS
from nnref.widgets.playground_run import Run
from nnref.widgets.playground_state import FAR, PlayState, Story, read_story, write_story

__all__ = ["playground"]

EPOCHS = 60  # of training in the still picture, where the story itself does not train


def telling(story: Story) -> Run:
    """A run that shows something: as far as the story goes (but not for minutes), or 60 epochs. All functions are nnref's."""
    run = Run(story.state, None, story.changes)
    run.go(min(story.at or EPOCHS * run.epoch_length, 2 * EPOCHS * run.epoch_length))
    return run


def describe(frame: dict[str, Any]) -> str:
    state: PlayState = frame["state"]
    layers = "no hidden layer" if not state.layers else f"hidden layers of {', '.join(map(str, state.layers))} units"
    losses = f"loss {frame['train']:.3g} on the training points, {frame['test']:.3g} on the test points"
    return (
        f"A network in training on '{SETS[state.data]}', inputs {', '.join(state.features)}, {layers}, {state.optimizer}, learning rate "
        f"{frame['lr']:g}. After {frame['epoch']} epochs: {losses}. Blue is positive, orange negative, for outputs and for weights."
    )


def draw(frame: dict[str, Any], figure: Any) -> None:
    """The output over the plane with the training points, a picture of every unit, and the loss curve."""
    state: PlayState = frame["state"]
    plane, tiles, curve = figure.subplots(1, 3, width_ratios=(1.2, 1.5, 1))
    extent = (-FAR, FAR, -FAR, FAR)
    plane.imshow(frame["output"], cmap=DIVERGING, vmin=0, vmax=255, extent=extent, interpolation="bilinear")
    points = frame["points"]
    t = points.t[: points.train] if state.data in REGRESSION else 2 * points.t[: points.train] - 1
    for sign, marker, colour in ((t > 0, "s", BLUE), (t <= 0, "o", ORANGE)):
        plane.plot(*points.X[: points.train][sign].T, marker, color=colour, ms=3.5, mec="white", mew=0.5)
    plane.set(xlabel="x₁", ylabel="x₂", xlim=extent[:2], ylim=extent[2:], title="output")
    widths = (len(state.features), *state.layers)
    tall, pictures = max(widths), iter(frame["units"][len(FEATURES) :])
    for k, units in enumerate(widths):
        for j in range(units):
            top = (tall - units) / 2 + j
            picture = next(pictures) if k else frame["units"][list(FEATURES).index(state.features[j])]
            tiles.imshow(picture, cmap=DIVERGING, vmin=0, vmax=255, extent=(k, k + 0.8, top + 0.8, top))
    tiles.set(xlim=(-0.1, len(widths)), ylim=(tall, -0.2), xticks=[], yticks=[], aspect="equal", title="features, hidden units")
    for losses, colour, dash, name in zip(frame["curve"].T, (INK, INK), ("-", "--"), ("training", "test")):
        curve.plot(losses, dash, color=colour, label=name)
    curve.set(xlabel="epoch", title="loss", ylim=(0, None))
    curve.legend()


def playground(
    story: str = "",
    *,
    functions: Mapping[str, Any] | None = None,
    hide: Iterable[str] = (),
    goal: float | None = None,
    seed: int | None = None,
) -> Any:
    """A network on points of the plane, in training before your eyes: change anything, stop, go back in time, take the code away.

    `story` is a text such as "spirals layers=8,8 optimizer=adam lr=0.01", or one that the playground itself has written: it
    brings a run back exactly. `functions=nnref.plug(globals())` trains with the learner's own activation, loss, dense layer or
    optimizer step. `hide` names the controls to leave out, `goal` is a test loss to reach, `seed` another start.

    >>> from nnref.widgets.playground_run import Run
    >>> story = read_story("circles layers=4,2 seed=1 at=500")
    >>> run = Run(story.state)
    >>> run.go(story.at)
    >>> run.losses()[1] < 0.1
    True

    Errors: ValueError for a story that cannot be read, an unknown part to hide, or changes of parameters that are not there;
    TypeError for `functions` that are no dictionary.
    """
    hidden = (hide,) if isinstance(hide, str) else tuple(hide)
    for part in hidden:
        if part not in PARTS:
            raise ValueError(f"There is no {part!r} to hide; there are {', '.join(PARTS)}.")
    told = read_story(story)
    if seed is not None:
        told = replace(told, state=replace(told.state, seed=int(seed)))
    table = functions if isinstance(functions, Functions) else plug({} if functions is None else functions)
    Run(told.state, table, told.changes)  # says what does not fit, before anything is shown
    sketch = Sketch(
        name="playground",
        state=told.state,
        telling=told.state,
        frame=lambda state: _still_frame(replace(told, state=state)),
        draw=draw,
        describe=describe,
        sends=(),
        renew=lambda state: replace(state, seed=state.seed + 1),
        size=(10.0, 3.4),
    )
    if base.anywidget is None:
        return Still(sketch)
    from nnref.widgets.playground_live import Playground

    return Playground(sketch, told, table, hidden, None if goal is None else float(goal))


def _still_frame(story: Story) -> dict[str, Any]:
    run = telling(story)
    return {**play_frame(run), "state": story.state, "points": run.points, "text": write_story(story)}
