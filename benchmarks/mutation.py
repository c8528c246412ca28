"""`python -m benchmarks.mutation [chapter ...]`: change each solution in one place, and see whether the cases notice.

A mutant that earns all points on public and fresh cases survives. Each survivor has to be equivalent: it is then listed, with the reason,
in `mutation_survivors.txt` beside this file (exercise, before, after, reason; separated by " | "). Others are printed: a case is missing.
"""

import argparse
import ast
import copy
import resource
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder import library
from autograder.examine import examine
from autograder.exercise import Exercise, source_of
from autograder.judge import judge

REVIEWED = Path(__file__).with_name("mutation_survivors.txt")
FRESH_SEED = 4242
SECONDS = 2.0  # for all cases of a mutant that does not end
MEMORY = 6 << 30

OPERATORS: dict[type, type] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult, ast.FloorDiv: ast.Div, ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.And: ast.Or, ast.Or: ast.And,
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
NAMES = {
    "sum": "mean", "mean": "sum", "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum", "argmax": "argmin",
    "argmin": "argmax", "zeros": "ones", "ones": "zeros", "zeros_like": "ones_like", "ones_like": "zeros_like", "floor": "ceil",
    "all": "any", "any": "all", "sqrt": "square", "square": "sqrt", "log1p": "log", "expm1": "exp", "var": "std", "std": "var", "sin": "cos",
    "cos": "sin", "append": "extend", "abs": "negative", "sign": "abs",
}  # fmt: skip
SYMMETRIC = {"maximum", "minimum", "add", "multiply", "logaddexp", "array_equal"}  # functions of two arguments in any order


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """The ways to change one node: each a node to stand in its place."""
    if isinstance(node, ast.BinOp | ast.BoolOp | ast.AugAssign) and type(node.op) in OPERATORS:
        yield changed(node, op=OPERATORS[type(node.op)]())
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OPERATORS:
        yield changed(node, ops=[OPERATORS[type(node.ops[0])](), *node.ops[1:]])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        yield node.operand
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield changed(node, value=not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield changed(node, value=node.value + 1)
        if node.value:
            yield changed(node, value=type(node.value)(0))
    if (
        isinstance(node, ast.keyword)
        and node.arg == "axis"
        and isinstance(node.value, ast.Constant)
        and node.value.value in (0, 1)
    ):
        yield changed(node, value=ast.Constant(1 - node.value.value))
    if isinstance(node, ast.Attribute) and node.attr in NAMES:
        yield changed(node, attr=NAMES[node.attr])
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield node.value
    if (
        isinstance(node, ast.Call)
        and len(node.args) >= 2
        and called(node) not in SYMMETRIC
        and not any(isinstance(a, ast.Starred) for a in node.args)
    ):
        yield changed(node, args=[node.args[1], node.args[0], *node.args[2:]])
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load) and len(node.elts) >= 2:
        yield changed(node, elts=[node.elts[1], node.elts[0], *node.elts[2:]])
    if isinstance(node, ast.Assign | ast.AugAssign | ast.Expr | ast.If | ast.For | ast.While) and not is_text(node):
        yield ast.Pass()
    if isinstance(node, ast.Break | ast.Continue):
        yield ast.Pass()


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def changed(node: Any, **fields: Any) -> Any:
    """A copy of the node with other fields."""
    twin = copy.copy(node)
    for name, value in fields.items():
        setattr(twin, name, value)
    return twin


def is_text(node: ast.AST) -> bool:
    """Whether a statement is a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


class Replace(ast.NodeTransformer):
    """Put another node in the place of one."""

    def __init__(self, old: ast.AST, new: ast.AST):
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> Any:
        return self.new if node is self.old else super().visit(node)


def mutants(source: str) -> Iterator[tuple[str, str, str]]:
    """(statement before, statement after, source) for every change of a function or class."""
    tree = ast.parse(source)
    statements = [n for n in ast.walk(tree) if isinstance(n, ast.stmt)]
    home = {id(inner): s for s in statements for inner in ast.walk(s)}  # later ones lie deeper: the nearest statement wins
    for i, node in enumerate(ast.walk(tree)):
        for k in range(len(list(changes(node)))):
            twin = ast.parse(source)
            place = list(ast.walk(twin))[i]
            new = list(changes(place))[k]
            statement = home.get(id(node), tree)
            before = head(statement)
            changed_tree = ast.fix_missing_locations(Replace(place, ast.copy_location(new, place)).visit(twin))
            j = statements.index(statement) if statement in statements else 0
            after = (
                head([n for n in ast.walk(changed_tree) if isinstance(n, ast.stmt)][j])
                if not isinstance(new, ast.Pass)
                else "pass"
            )
            yield before, after, ast.unparse(changed_tree)


def head(statement: ast.AST) -> str:
    """A statement in one line; of one with a body only what stands before the colon."""
    return ast.unparse(statement).splitlines()[0].strip()


def survives(exercise: Exercise, chapter_checks: tuple, source: str, names: dict) -> bool:
    """Whether a mutant earns all points, on public and on fresh cases."""
    space = dict(names)
    try:
        exec(compile(source, "<mutant>", "exec"), space)
    except Exception:
        return False
    answer = space[exercise.name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return all(judge(checks, examine(answer, checks)).passed for checks in chapter_checks)


def survivors(name: str, say: Callable[[str], None] = lambda _: None) -> tuple[int, list[tuple[str, str]]]:
    """(how many mutants, those that survive) of one exercise."""
    exercise = library.find(name)[1]
    assert isinstance(exercise, Exercise)
    names = vars(sys.modules[exercise.answer.__module__])
    judged = tuple(
        replace(c, seconds=SECONDS, misconceptions=())
        for c in (library.public_checks(name), library.fresh_checks(name, FRESH_SEED))
    )
    count, found = 0, []
    for before, after, source in mutants(source_of(exercise.answer)):
        count += 1
        if survives(exercise, judged, source, names):
            found.append((before, after))
            say(f"{name} | {before} | {after}")
    return count, found


def reviewed() -> dict[tuple[str, str, str], str]:
    """(exercise, before, after) -> why it is equivalent."""
    lines = [
        line.split(" | ")
        for line in REVIEWED.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    return {(name.strip(), before.strip(), after.strip()): reason for name, before, after, reason in lines}


def table(chapters: list[str], say: Callable[[str], None] = lambda _: None) -> tuple[dict[str, Counter], list[str]]:
    """Chapter -> counts, and the survivors that nobody has explained."""
    known = reviewed()
    counts: dict[str, Counter] = {}
    open_ones: list[str] = []
    for chapter in chapters:
        row = counts.setdefault(chapter, Counter())
        for name, exercise in library.exercises(chapter).items():
            if not isinstance(exercise, Exercise) or exercise.kind not in ("code", "object", "bug"):
                continue
            number, alive = survivors(name)
            row["mutants"] += number
            row["killed"] += number - len(alive)
            for before, after in alive:
                if (name, before, after) in known:
                    row["equivalent"] += 1
                else:
                    row["open"] += 1
                    open_ones.append(f"{name} | {before} | {after} | ")
                    say(open_ones[-1])
    return counts, open_ones


def markdown(counts: dict[str, Counter]) -> str:
    """The counts as a Markdown table, with a last row for all."""
    total = sum(counts.values(), Counter())
    lines = ["| chapter | mutants | killed | equivalent, with a reason | open |", "|---|---:|---:|---:|---:|"]
    for chapter, row in [*counts.items(), ("all", total)]:
        lines.append(f"| {chapter} | {row['mutants']} | {row['killed']} | {row['equivalent']} | {row['open']} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("chapters", nargs="*", help="all by default")
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))  # a mutant may ask for anything
    counts, open_ones = table(options.chapters or library.chapters(), print)
    print(markdown(counts))
    sys.exit(1 if open_ones else 0)


if __name__ == "__main__":
    main()
