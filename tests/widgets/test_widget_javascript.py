"""The JavaScript of the widgets: its arithmetic against nnref's, by node's own test runner; and that each bundle can be read."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

import nnref
from nnref.widgets.base import plain
from nnref.widgets.broadcast_shapes import ShapesState, shapes_frame
from nnref.widgets.bundle import HERE, script, sheet
from nnref.widgets.hidden_layer import HiddenState, forward, hidden_frame
from nnref.widgets.hinge_sum import HingeState, hinge_frame
from nnref.widgets.perceptron_line import LineState, line_frame
from nnref.widgets.points import points

WIDGETS = sorted(path.stem for path in HERE.glob("*.js") if "export default" in path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        reason = "node is not installed: the widgets' JavaScript is not tested here"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return found


def golden() -> dict[str, list[dict]]:
    rng = np.random.default_rng(0)
    lines, hidden, feet = [], [], []
    for name in ("AND", "OR", "NAND", "XOR", "gaussians"):
        for _ in range(30):  # in eighths, where ties are exact: several lines pass through points
            w1, w2, b = (rng.integers(-8, 9, 3) / 8).tolist()
            frame = line_frame(LineState(name, w1, w2, b, seed=3))
            keys = ("x", "t", "scores", "y", "wrong", "mistakes")
            lines.append({"state": {"w1": w1, "w2": w2, "b": b}, **{key: frame[key] for key in keys}})
    probes = rng.integers(-30, 31, (40, 2)) / 16 + 1 / 32
    for k in range(150):
        values = rng.integers(-8, 9, 9) / 4 * (rng.random(9) > 0.1)  # now and then a weight is 0
        state = HiddenState(("XOR", "XNOR", "AND", "OR", "NAND")[k % 5], 1 + k % 2, *values.tolist())
        frame = hidden_frame(state)
        _, y = forward(nnref.perceptron_predict, probes, state)
        keys = ("hidden", "y", "wrong", "mistakes", "places")
        seen = [{"at": at, "y": label} for at, label in zip(probes, y)]
        hidden.append({"state": vars(state), "probes": seen, **{key: frame[key] for key in keys}})
    for _ in range(50):
        w, b, start = rng.integers(-3, 4, 2).astype(float), float(rng.integers(-3, 4)), rng.normal(size=2)
        foot = start - (w @ start + b) / (w @ w) * w if w.any() else None
        feet.append({"w": w, "b": b, "from": start, "foot": foot})
    hinges = []
    for k in range(30):
        corners, turns = rng.integers(-60, 61, 8) / 20, rng.integers(-20, 21, 8) / 8
        state = HingeState("a bump", 1 + k % 8, tuple(corners.tolist()), tuple(turns.tolist()), float(rng.integers(-4, 5)))
        hinges.append({"state": vars(state), "x": hinge_frame(state)["x"], "y": hinge_frame(state)["y"]})
    gates = [{"name": name, "x": points(name, 0)[0], "t": points(name, 0)[1]} for name in ("AND", "OR", "NAND", "XOR", "XNOR")]
    shapes = []
    for _ in range(200):
        state = ShapesState(*(int(rng.integers(low, high)) for _ in "ab" for low, high in ((0, 3), (1, 4), (1, 4))))
        frame = shapes_frame(state)
        shapes.append(
            {"state": vars(state), **{key: frame[key] for key in ("a", "b", "places", "result")}, "text": str(frame["a"])}
        )
    return {"gates": gates, "lines": lines, "hidden": hidden, "feet": feet, "hinges": hinges, "shapes": shapes}


def test_arithmetic_agrees_with_nnref(node: str, tmp_path: Path) -> None:
    logic, numbers = tmp_path / "logic.mjs", tmp_path / "golden.json"
    logic.write_text((HERE / "logic.js").read_text(encoding="utf-8"), encoding="utf-8")
    numbers.write_text(json.dumps(plain(golden())), encoding="utf-8")
    here = Path(__file__).with_name("logic.test.mjs")
    environment = {**os.environ, "LOGIC": str(logic), "GOLDEN": str(numbers)}
    done = subprocess.run([node, "--test", str(here)], capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^# pass [1-9]", done.stdout, re.MULTILINE), done.stdout


@pytest.mark.parametrize("name", WIDGETS)
def test_bundle_is_one_module(node: str, name: str, tmp_path: Path) -> None:
    """No import is left, no name is declared twice (node would say so), and the only export is what anywidget asks for."""
    text = script(name)
    assert not re.search(r"^import ", text, re.MULTILINE)
    assert re.findall(r"^export .*", text, re.MULTILINE) == re.findall(r"^export default \{ render: .*", text, re.MULTILINE)
    assert text.count("export default") == 1
    module = tmp_path / f"{name}.mjs"
    module.write_text(text, encoding="utf-8")
    done = subprocess.run([node, "--check", str(module)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", WIDGETS)
def test_modules_link(node: str, name: str, tmp_path: Path) -> None:
    """Unbundled, each import finds its export, so that the files can be read one by one; and none is imported for nothing."""
    for path in HERE.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
        for names in re.findall(r"^import \{ ([^}]*) \} from", text, re.MULTILINE):
            for imported in names.split(", "):
                assert len(re.findall(rf"\b{imported}\b", text)) > 1, f"{path.name} imports {imported} and does not use it"
    (tmp_path / "package.json").write_text('{"type": "module"}')
    code = f"import('./{name}.js').then((m) => {{ if (typeof m.default.render !== 'function') throw Error('no render'); }})"
    done = subprocess.run([node, "-e", code], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_every_widget_has_its_script() -> None:
    import nnref.widgets

    assert sorted(nnref.widgets.__all__) == WIDGETS


def test_nothing_is_fetched() -> None:
    for path in [*HERE.glob("*.js"), *HERE.glob("*.css")]:
        assert not re.search(r"https?://|//cdn|@import|\bfetch\(", path.read_text(encoding="utf-8")), path.name


def test_colours_have_contrast() -> None:
    """WCAG 2: 4.5:1 for text, 3:1 for marks, in both themes, on the paper and on the tinted sides."""
    light, dark = (dict(re.findall(r"--nnw-([\w-]+): (?:var\([^,]+, )?(#\w+)", part)) for part in themes(sheet()))
    for colours in ({**light, "ink": "#111", "paper": "#fff"}, {**light, **dark, "ink": "#fff", "paper": "#111"}):
        for ground in ("paper", "blue-pale", "orange-pale"):
            assert contrast(colours["ink"], colours[ground]) >= 4.5
            for mark in ("blue", "orange", "good", "bad", "edge"):
                assert contrast(colours[mark], colours[ground]) >= 3, (mark, ground)


def themes(css: str) -> tuple[str, str]:
    light, _, rest = css.partition('[data-jp-theme-light="false"]')
    return light, rest.partition("}")[0]


def contrast(a: str, b: str) -> float:
    bright, dim = sorted((luminance(a), luminance(b)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    u = np.array([int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)])
    return float(np.where(u <= 0.03928, u / 12.92, ((u + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722])
