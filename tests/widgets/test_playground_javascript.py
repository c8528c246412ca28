"""The arithmetic of the playground's view, in node, on messages that Python has made."""

import base64
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from nnref.widgets.base import plain
from nnref.widgets.bundle import HERE
from nnref.widgets.playground_data import FEATURES
from nnref.widgets.playground_frame import play_frame, wire
from nnref.widgets.playground_options import FEATURE_LABELS
from tests.widgets.playground_runs import run_of

STORIES = ["circles at=75", "spirals features=x1,sinx2,x1x2 layers=5,1,3 norm=layer at=30", "plane layers=none"]


def frame_of(text: str) -> dict:
    run = run_of(text)
    frame = play_frame(run)
    told, buffers = wire(frame)
    parts = {}
    for name, part in run.net.layout.views(run.theta).items():
        for index, value in ((index, part[index]) for index in np.ndindex(part.shape)):
            parts[f"{name}[{','.join(map(str, index))}]"] = value
    layers = list(run.state.layers)
    tiles = [{"c": 0, "j": list(FEATURES).index("sinx2"), "pixels": frame["units"][6]}]
    if layers:
        tiles.append({"c": len(layers), "j": layers[-1] - 1, "pixels": frame["units"][-1]})
    return {
        "told": {**told, "layers": layers}, "buffers": [base64.b64encode(each).decode() for each in buffers], "parts": parts,
        "keys": list(parts), "curve": run.curve, "output": frame["output"], "tiles": tiles,
        "features": [FEATURE_LABELS[name] for name in run.state.features],
    }  # fmt: skip


def test_the_view_reads_what_python_sends(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        reason = "node is not installed: the playground's JavaScript is not tested here"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    logic, numbers = tmp_path / "logic.mjs", tmp_path / "golden.json"
    logic.write_text((HERE / "playground_logic.js").read_text(encoding="utf-8"), encoding="utf-8")
    numbers.write_text(json.dumps(plain({"frames": [frame_of(text) for text in STORIES]})), encoding="utf-8")
    here = Path(__file__).with_name("playground.test.mjs")
    environment = {**os.environ, "LOGIC": str(logic), "GOLDEN": str(numbers)}
    done = subprocess.run([node, "--test", str(here)], capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^# pass [1-9]", done.stdout, re.MULTILINE), done.stdout
