"""Find and load the exercises: one Python file each, under `solutions/<chapter>/`. Loaded by path, never imported by name."""

import contextlib
import importlib.util
import os
import secrets
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

from autograder.exercise import Checks, Exercise, Words, freeze
from autograder.names import suggestion
from autograder.observe import signature
from autograder.small import SmallCase, shrink

ROOT = Path(__file__).resolve().parent.parent
SOLUTIONS = ROOT / "solutions"
COURSE = ROOT / "course"


class UnknownExercise(LookupError):
    """No exercise of this name; the message suggests the nearest."""


class NoSeed(RuntimeError):
    """The secret seed's file holds none."""


def chapters(folder: Path = SOLUTIONS) -> list[str]:
    """The names of the chapters, in order: folders that hold a lesson."""
    return sorted(lesson.parent.name for lesson in folder.glob("*/lesson.md"))


@cache
def load(path: Path) -> Exercise | Words:
    """The `exercise` that a file defines. Raises ValueError with the file's name when there is none."""
    module_name = f"exercise_{path.parent.name}_{path.stem}"
    spec = importlib.util.spec_from_file_location(module_name, path)
    if spec is None or spec.loader is None:
        raise ValueError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # dataclasses and inspect look there
    spec.loader.exec_module(module)
    exercise = getattr(module, "exercise", None)
    if not isinstance(exercise, (Exercise, Words)):
        raise ValueError(f"{path}: expected `exercise = Exercise(...)`, Quiz(...), Bug(...) or Words(...) at the end of the file")
    if exercise.name != path.stem:
        raise ValueError(f"{path}: the file has to be named like its exercise, {exercise.name}.py")
    return exercise


def exercises(chapter: str, folder: Path = SOLUTIONS) -> dict[str, Exercise | Words]:
    """All exercises of a chapter by name."""
    return {path.stem: load(path) for path in sorted((folder / chapter).glob("*.py"))}


def index(folder: Path = SOLUTIONS) -> dict[str, str]:
    """Which chapter each exercise is in. Raises ValueError when a name stands twice."""
    found: dict[str, str] = {}
    for path in sorted(folder.glob("*/*.py")):
        if path.stem in found:
            raise ValueError(f"two exercises are named {path.stem}: in {found[path.stem]} and {path.parent.name}")
        found[path.stem] = path.parent.name
    return found


def find(name: str, folder: Path = SOLUTIONS) -> tuple[str, Exercise | Words]:
    """(chapter, exercise) of a name."""
    where = index(folder)
    if name not in where:
        raise UnknownExercise(f"There is no exercise named {name!r}.{suggestion(name, where)}")
    return where[name], load(folder / where[name] / f"{name}.py")


@cache
def public_checks(name: str) -> Checks:
    """The checks that learners hold, made from the exercise itself."""
    chapter, exercise = find(name)
    assert isinstance(exercise, Exercise)
    return freeze(exercise, chapter)


@cache
def small_cases(name: str) -> list[SmallCase]:
    """The small cases of an exercise, on which nnref agrees with the solution where it has a version."""
    import nnref

    exercise = find(name)[1]
    assert isinstance(exercise, Exercise)
    return shrink(exercise, getattr(nnref, name, None))


def secret_seed() -> int:
    """The seed of the cases that only graders have: made once, kept in the ignored folder `instructor/`, readable by its owner only.

    Raises NoSeed when the file holds none.
    """
    file = ROOT / "instructor" / "seed"
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        made = file.with_name(f".seed-{secrets.token_hex(4)}")
        made.touch(0o600)
        made.write_text(str(secrets.randbits(62)))
        with contextlib.suppress(FileExistsError):
            os.link(made, file)  # whole or not at all, and never over one that is there
        made.unlink()
    try:
        return int(file.read_text())
    except ValueError:
        raise NoSeed(
            f"{file} should hold one whole number, the seed of the hidden cases. Put back the one that you have kept. "
            "If there is none, remove the file: other cases are drawn then, and everything is graded again."
        ) from None


def fresh_checks(name: str, seed: int) -> Checks:
    """The same checks on the cases of another seed: without those that the public ones hold too, unless none would be left."""
    return drawn_anew(name, seed)[0]


def drawn_anew(name: str, seed: int) -> tuple[Checks, tuple[int, ...]]:
    """The fresh checks, and for each of their cases the place of the public one that tests the same on other numbers."""
    chapter, exercise = find(name)
    assert isinstance(exercise, Exercise)
    known = [signature((c.args, c.kwargs)) for c in public_checks(name).cases]
    checks = freeze(exercise, chapter, seed)
    new = [i for i, c in enumerate(checks.cases) if signature((c.args, c.kwargs)) not in known] or list(range(len(checks.cases)))
    fresh = replace(
        checks,
        cases=tuple(checks.cases[i] for i in new),
        misconceptions=tuple(replace(m, outcomes=tuple(m.outcomes[i] for i in new)) for m in checks.misconceptions),
    )
    return fresh, tuple(new)
