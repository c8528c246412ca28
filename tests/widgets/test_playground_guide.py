"""What docs/playground.md says of good settings is so."""

import re
from pathlib import Path

from nnref.widgets.playground_frame import play_frame
from nnref.widgets.playground_options import PARTS
from nnref.widgets.playground_state import CHECKS, read_story
from tests.widgets.playground_runs import run_of

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "playground.md").read_text(encoding="utf-8")
ROWS = {text: epochs for text, epochs in re.findall(r"^\| `([^`]+)` \| (\d+|any) \|", GUIDE, re.MULTILINE)}


def after(start: str, extra: str = "") -> tuple[float, float]:
    """Training and test loss of the row that begins so, after the epochs that it names."""
    [(text, epochs)] = [(text, epochs) for text, epochs in ROWS.items() if text.startswith(start)]
    run = run_of(f"{text} {extra}")
    run.go((100 if epochs == "any" else int(epochs)) * run.epoch_length)
    return run.losses()


def test_every_text_can_be_opened() -> None:
    assert len(ROWS) == 7
    for text in ROWS:
        read_story(text)


def test_the_settings_that_are_said_to_work_work() -> None:
    assert after("circles features")[1] < 0.02
    assert after("spirals layers=8,8 features")[1] < 0.1
    assert after("quadrants activation=relu", "seed=1")[1] < 0.02
    assert after("quadrants activation=relu", "seed=0")[1] > 0.2
    run = run_of("circles")
    run.go(60 * run.epoch_length)
    assert run.losses()[1] < 0.05


def test_the_settings_that_are_said_to_fail_fail() -> None:
    assert after("quadrants init=zeros")[1] > 0.9
    assert after("spirals layers=8,8,8,8,8,8")[1] > 0.9
    deep = run_of("spirals layers=8,8,8,8,8,8 activation=sigmoid at=2500")
    norms = play_frame(deep)["norms"]
    assert norms[0] < norms[-1] / 50
    assert sum(map(sum, play_frame(run_of("quadrants activation=relu layers=4,2 seed=2 at=1500"))["dead"])) == 1
    train, test = after("gaussians noise=50")
    assert train < 0.1 < 0.4 < test


def test_the_guide_names_every_setting_and_every_part() -> None:
    for name in CHECKS:
        assert name in ("data", "stride", "guess") or f"{name}=" in GUIDE, name
    for part in PARTS:
        assert re.search(rf"\b{part}\b", GUIDE.partition("The parts:")[2]), part
