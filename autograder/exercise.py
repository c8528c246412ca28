"""What an exercise is: one file that holds the statement, the solution, the cases, the hints and the known wrong answers.

    exercise = Exercise(softmax, cases, points=3, hints=hints, misconceptions=(sums_over_examples, no_shift))

The function's name, signature and docstring are the statement. Everything a learner's machine needs is frozen into data by `freeze`.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from autograder.codec import Opaque, Rng, Source, serialize

__all__ = [
    "Bug",
    "Case",
    "Checks",
    "Exercise",
    "FrozenCase",
    "Misconception",
    "Opaque",
    "Quiz",
    "Rng",
    "Source",
    "Words",
    "case",
    "misconception",
]

PUBLIC_SEED = 20_26  # the seed of the cases that learners hold; graders draw theirs from a secret


@dataclass(frozen=True)
class Case:
    """One call of the learner's answer: `answer(*args, **kwargs)`."""

    args: tuple = ()
    kwargs: dict = field(default_factory=dict)
    label: str = ""
    rtol: float = 1e-9
    atol: float = 1e-9
    truth: Any = None


def case(*args, label: str = "", rtol: float = 1e-9, atol: float = 1e-9, truth: Any = None, **kwargs) -> Case:
    """A case with a label: `case(z, label="large scores")`. Without a label the shapes of its arguments name it.

    `truth` is for `verify` alone: it never reaches the process in which the answer runs, such as the labels of a test part.
    """
    return Case(args, kwargs, label, rtol, atol, truth)


def misconception(text: str) -> Callable:
    """Decorate a wrong answer of the exercise's own signature with what to say to a learner whose answer does the same."""

    def mark(function):
        function.says = " ".join(text.split())
        return function

    return mark


@dataclass(frozen=True)
class Exercise:
    """A function or class to write.

    answer          the solution; also the statement (name, signature, docstring)
    cases           `cases(rng)` yields `case(...)` or tuples of arguments; two seeds give two sets that test the same things
    points          a whole number
    hints           a ladder: question, pointer, part, worked twin
    misconceptions  wrong answers marked by `@misconception`
    parts           names of the entries of a returned tuple, for messages: ("dx", "dw", "db")
    probe           `probe(answer, *args)` calls an answer that is not simply `answer(*args)` (a class, a graph) and returns plain values;
                    runs beside the learner's code
    verify          `verify(value, *args)` where many answers are right: None when right, else a misconception's name or a sentence;
                    runs on the judge's side. Where answers are better or worse it returns (share of the points, sentence); what the case
                    keeps from the answer comes as `truth=`. Graders show that sentence for hidden cases too: it may hold counts, no case.
                    Both are self-contained functions that use `np` and `nnref` only.
    planted         for a bug to find: the faulty function that the learner gets to mend
    kind            "code", "object", "myth", "bug", "quiz", or "project": a function that nnref has no version of
    seconds         how long all cases together may take
    stable          True: a warning (overflow, division by zero, invalid value) is a fault
    steps           names that the statement gives to intermediate results and that the solution uses for them: ("m", "v", "m_hat");
                    a learner's variable of that name is compared, and the first wrong one is told
    """

    answer: Callable
    cases: Callable[[np.random.Generator], Iterable]
    points: int
    hints: tuple[str, ...]
    misconceptions: tuple[Callable, ...] = ()
    parts: tuple[str, ...] = ()
    probe: Callable | None = None
    verify: Callable | None = None
    planted: Callable | None = None
    kind: str = "code"
    seconds: float = 10.0
    stable: bool = False
    steps: tuple[str, ...] = ()
    question: str = ""  # Markdown shown above the cell (quizzes); empty where the docstring says everything

    def __post_init__(self):
        if not (isinstance(self.points, int) and self.points > 0):
            raise ValueError(f"{self.name}: points must be a whole number above 0, not {self.points!r}")
        unmarked = [m.__name__ for m in self.misconceptions if not hasattr(m, "says")]
        if unmarked:
            raise ValueError(f"{self.name}: decorate {', '.join(unmarked)} with @misconception('what to say')")

    @property
    def name(self) -> str:
        return self.answer.__name__

    @property
    def stub(self) -> str:
        """The source of what a learner finds in the cell."""
        return (
            source_of(self.planted).replace(f"def {self.planted.__name__}(", f"def {self.name}(", 1)
            if self.planted
            else stub_of(self.answer)
        )

    def draw(self, seed: int) -> list[Case]:
        """The cases of one seed, as `Case` objects."""
        return [c if isinstance(c, Case) else Case(tuple(c)) for c in self.cases(np.random.default_rng(seed))]


@dataclass(frozen=True)
class Words:
    """A question answered in free text, marked by hand against a rubric (nbgrader's manual grade)."""

    name: str
    question: str
    rubric: tuple[str, ...]
    model_answer: str
    points: int
    kind: str = "words"


def Quiz(
    name: str,
    question: str,
    *,
    answer: Any,
    wrong: dict,
    choices: dict[str, str] | None = None,
    points: int = 1,
    hints: tuple[str, ...],
) -> Exercise:
    """A question with one right answer: a letter among `choices`, or a number or tuple of numbers.

    `wrong` maps each wrong answer to the reason why it is wrong; with choices, every other letter needs one.
    """
    if choices and set(wrong) != set(choices) - {answer}:
        raise ValueError(f"quiz {name}: every choice but the right one needs a reason; reasons are given for {sorted(wrong)}")
    listed = "".join(f"\n- **{letter}** {text}" for letter, text in (choices or {}).items())
    task = "Return the letter of your answer as a string." if choices else "Return your answer."
    blank = f"replace None by {', '.join(repr(c) for c in choices)}" if choices else "replace None by your answer"
    lines = [f"def {name}():", f'    """{task}"""', f"    return {answer!r}", f"    # {blank}"]

    def constant(value, label):
        def returns():
            return value

        returns.__name__ = label
        return returns

    solution = constant(answer, name)
    solution.__doc__ = task
    solution.quiz_source = "\n".join(lines[:3]) + "\n"  # type: ignore[attr-defined]
    solution.quiz_stub = "\n".join([*lines[:2], f"    return None  # {blank}"]) + "\n"  # type: ignore[attr-defined]
    reasons = tuple(
        misconception(reason)(constant(value, f"answered_{i}" if not choices else f"chose_{value}"))
        for i, (value, reason) in enumerate(wrong.items())
    )

    def cases(rng):
        yield Case((), {}, "your answer")

    return Exercise(
        solution, cases, points, hints, reasons, kind="quiz", question=f"**Question.** {question.strip()}\n{listed}".strip()
    )


def Bug(planted: Callable, answer: Callable, cases: Callable, **more) -> Exercise:
    """A planted fault to find and mend: `planted` is what the learner gets, `answer` the mended function."""
    return Exercise(answer, cases, planted=planted, kind="bug", **more)


def source_of(thing: Callable) -> str:
    """The source text of a function or class, without decorators."""
    if hasattr(thing, "quiz_source"):
        return thing.quiz_source
    text = textwrap.dedent(inspect.getsource(thing))
    node = ast.parse(text).body[0]
    return "\n".join(text.splitlines()[node.lineno - 1 :]) + "\n"


def stub_of(thing: Callable) -> str:
    """The source with every body replaced by `raise NotImplementedError`; signatures, docstrings and constants of classes stay."""
    if hasattr(thing, "quiz_stub"):
        return thing.quiz_stub
    text = source_of(thing)
    lines = text.splitlines()
    cut: list[tuple[int, int, str]] = []

    def strip(function):
        body = function.body
        documented = ast.get_docstring(function) is not None
        start = body[0].end_lineno if documented else body[0].lineno - 1
        cut.append((start, body[-1].end_lineno, " " * (function.col_offset + 4) + "raise NotImplementedError"))

    node = ast.parse(text).body[0]
    for function in [node] if isinstance(node, ast.FunctionDef) else [n for n in node.body if isinstance(n, ast.FunctionDef)]:  # type: ignore[attr-defined]
        strip(function)
    for start, end, line in reversed(cut):
        lines[start:end] = [line]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class FrozenCase:
    """A case with what the solution gives for it: `outcome` is ("returned", value) or ("raised", names of the exception's classes)."""

    args: tuple
    kwargs: dict
    label: str
    rtol: float
    atol: float
    outcome: tuple


@dataclass(frozen=True)
class Misconception:
    """A known wrong answer as data: its identifier, what to say, and its outcome on every case."""

    name: str
    says: str
    outcomes: tuple


@dataclass(frozen=True)
class Checks:
    """An exercise as data: all that judging needs, without the solution's code."""

    name: str
    chapter: str
    kind: str
    points: int
    parameters: tuple  # (name, has a default) in order
    parts: tuple
    hints: tuple
    stub: str
    probe: str
    verify: str
    seconds: float
    stable: bool
    cases: tuple
    misconceptions: tuple

    def to_plain(self) -> dict:
        """As built-in containers, for `codec.save`."""
        plain = dict(vars(self))
        plain["cases"] = tuple(dict(vars(c)) for c in self.cases)
        plain["misconceptions"] = tuple(dict(vars(m)) for m in self.misconceptions)
        return plain

    def questions(self) -> "Checks":
        """The checks without anything that an answer could be read from."""
        return replace(self, hints=(), verify="", misconceptions=(), cases=tuple(replace(c, outcome=()) for c in self.cases))

    @classmethod
    def from_plain(cls, plain: dict) -> "Checks":
        """The inverse of `to_plain`."""
        return cls(
            **{
                **plain,
                "cases": tuple(FrozenCase(**c) for c in plain["cases"]),
                "misconceptions": tuple(Misconception(**m) for m in plain["misconceptions"]),
            }
        )


def parameters_of(thing: Callable) -> tuple:
    """(name, has a default) of each positional parameter. A class is asked for those of its constructor."""
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return tuple((p.name, p.default is not p.empty) for p in inspect.signature(thing).parameters.values() if p.kind in kinds)


LARGE = 50_000  # bytes of one misconception's values, beyond which they are not kept where `verify` can do without


def freeze(exercise: Exercise, chapter: str, seed: int = PUBLIC_SEED) -> Checks:
    """Run the solution and every misconception on the cases of `seed`, and keep what came as data."""
    from autograder.observe import observe, outcome_of  # observe needs the types above

    probe = source_of(exercise.probe) if exercise.probe else ""
    cases = exercise.draw(seed)

    def outcomes(thing):
        return tuple(outcome_of(observe(thing, c, probe, twice=False, seconds=exercise.seconds), exercise.stable) for c in cases)

    def expected():
        """What the solution gives; where many answers are right there is nothing to store but what `verify` needs."""
        return [("verified", c.truth) for c in cases] if exercise.verify else outcomes(exercise.answer)

    def mistaken(thing):
        """What a misconception gives; where `verify` holds a truth, or the values are many, it alone knows the names of mistakes."""
        untold = tuple(("verified", None) for _ in cases)
        if any(c.truth is not None for c in cases):
            return untold
        found = outcomes(thing)
        return untold if exercise.verify and len(serialize(found)[1]) > LARGE else found

    return Checks(
        name=exercise.name,
        chapter=chapter,
        kind=exercise.kind,
        points=exercise.points,
        parameters=parameters_of(exercise.answer),
        parts=tuple(exercise.parts),
        hints=tuple(exercise.hints),
        stub=exercise.stub,
        probe=probe,
        verify=source_of(exercise.verify) if exercise.verify else "",
        seconds=exercise.seconds,
        stable=exercise.stable,
        cases=tuple(
            FrozenCase(c.args, c.kwargs, c.label or describe(exercise, c), c.rtol, c.atol, outcome)
            for c, outcome in zip(cases, expected())
        ),
        misconceptions=tuple(Misconception(m.__name__, m.says, mistaken(m)) for m in exercise.misconceptions),  # type: ignore[attr-defined]
    )


def describe(exercise: Exercise, c: Case) -> str:
    """A label made of the arguments' shapes and small values: "x (4, 3), lr 0.1"."""
    names = [name for name, _ in parameters_of(exercise.answer)]
    words = []
    for name, value in [*zip(names, c.args), *c.kwargs.items()]:
        if isinstance(value, np.ndarray):
            words.append(f"{name} {value.shape}")
        elif isinstance(value, (bool, int, float, str)):
            words.append(f"{name} {value}")
    return ", ".join(words) or "the call"
