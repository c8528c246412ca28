"""What a box for notebooks holds besides the box itself: what the cells of a lesson import and read."""

import shutil
from pathlib import Path

import numpy as np
from sklearn.datasets import load_diabetes, load_digits

from autograder.box.outfit import PACKAGES
from autograder.codec import load

__all__ = ["copy_notebook_kit"]


def copy_notebook_kit(target: Path, chapter: Path) -> None:
    """What a chapter's cells need beyond functions: `check`, `hint`, `progress`, the public cases, and the tables of numbers.

    scikit-learn is hidden, and two of nnref's data sets are read through it: a package of that name holds those tables, nothing else.
    """
    for name in ("__init__", "cells", "diagnose", "diary", "feedback", "judge", "names", "notebook"):
        shutil.copy(PACKAGES / "autograder" / f"{name}.py", target / "autograder")
    beside = target / "beside"  # what lies beside the notebook
    beside.mkdir()
    load(chapter / "checks.npz")  # a damaged file is our fault, and is said before any submission is opened
    shutil.copy(chapter / "checks.npz", beside)
    tables = target / "sklearn"
    tables.mkdir()
    for name, table in (("digits", load_digits()), ("diabetes", load_diabetes(scaled=False))):
        np.savez(tables / f"{name}.npz", data=table.data, target=table.target)
    (tables / "__init__.py").write_text("")
    (tables / "datasets.py").write_text(TABLES)


TABLES = """import types
from pathlib import Path

import numpy as np


def read(name):
    with np.load(Path(__file__).with_name(name)) as file:
        return types.SimpleNamespace(data=file["data"], target=file["target"])


def load_digits():
    return read("digits.npz")


def load_diabetes(scaled=False):
    return read("diabetes.npz")
"""
