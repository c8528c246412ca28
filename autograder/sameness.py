"""Which cells of a lesson show the same to everyone, whatever was answered: they are run once for all and not for each submission.

A cell depends on the learner when it reads a name that a learner's cell mentions, or that a cell which depends on the learner has set.
Settings that a learner's cell makes inside a library (how numbers are printed) do not reach the others: it is for looking only, no mark
comes from here.
"""

import ast
import builtins
import dis
import re
import symtable
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType

import nnref
from autograder.extract import Cell
from autograder.syntax import tree_of

__all__ = ["idle"]

KEPT = {"check", "hint", "progress", "review", "solution"}  # what they show depends on what was done before
REACHING = {"globals", "locals", "vars", "dir", "exec", "eval", "open", "input", "get_ipython", "_", "__", "In", "Out"}
BUILTIN = frozenset(dir(builtins)) - REACHING
PLUG = re.compile(r"(\b(?:plug|widgets\.\w+)\()globals\(\)")  # they look for nothing but names that nnref has, too
PERHAPS = (ast.If, ast.While, ast.Try, ast.Match)


@dataclass(frozen=True)
class Names:
    """The global names that a cell reads before it sets them itself, and those that it sets."""

    read: frozenset[str]
    set: frozenset[str]
    imports: bool  # and does nothing else


def idle(cells: Sequence[Cell]) -> frozenset[str]:
    """The ids of the cells that need not be run: they show the same to everyone, and nothing that has to be run needs what they set."""
    code = [c for c in cells if c.kind == "code" and c.role != "check"]
    names = {c.id: names_of(c.source, of_learner(c)) for c in code}
    if any(names[c.id] is None and of_learner(c) for c in code):
        return frozenset()  # it may have read and set anything
    modules: set[str] = set()
    touched = set(KEPT)
    same: list[Cell] = []
    for cell in code:
        its = names[cell.id]
        if its is None:  # the instructor's, and beyond our reading
            return frozenset()
        if of_learner(cell) or its.read & touched:
            touched |= (its.read - modules) | its.set
        else:
            touched -= its.set - KEPT
            modules |= its.set if its.imports else set()
            same += [] if its.imports else [cell]
    needless = {c.id for c in same}
    while True:
        needed = set(wanted(code, names, needless, modules))
        if not needed & needless:
            return frozenset(needless)
        needless -= needed


def wanted(code: Sequence[Cell], names: dict[str, Names | None], needless: set[str], modules: set[str]) -> Iterator[str]:
    """The ids of cells that mention a name which a later cell that is run reads before anything sets it again."""
    live: set[str] = set()
    for cell in reversed(code):
        its = names[cell.id]
        if its is None:
            continue
        if cell.id in needless:
            if live & (its.set | its.read) - modules:  # reading is mentioning: a list that is read may be changed
                yield cell.id
        elif not its.imports:
            live = (live - its.set) | its.read


def of_learner(cell: Cell) -> bool:
    return cell.own or cell.role != "plain"


@lru_cache(maxsize=4096)
def names_of(source: str, of_learner: bool = False) -> Names | None:
    """The names of a cell; None when they cannot be told: IPython's own syntax, or code that reaches for names in other ways.

    A learner's cell is never compiled: over twenty `finally` inside each other a compiler works for hours. Of what it sets and reads
    is then not known what comes first: it counts as both.
    """
    try:
        plain, plugs = PLUG.subn(r"\1None", source)
        tree = tree_of(plain)
        read, stored = symbols(symtable.symtable(plain, "cell", "exec")) if of_learner else steps(compile(plain, "cell", "exec"))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    read |= set(dir(nnref)) if plugs else set()
    if read & REACHING or "*" in {alias.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for alias in n.names}:
        return None
    if any(isinstance(node, PERHAPS) for node in ast.walk(tree)):
        read |= stored  # perhaps it was not set
    imports = all(isinstance(node, (ast.Import, ast.ImportFrom)) for node in tree.body)
    return Names(frozenset(read - BUILTIN), frozenset(stored), imports)


def symbols(table: symtable.SymbolTable) -> tuple[set[str], set[str]]:
    """The global names that some code mentions, and those that it sets outside of functions."""
    top = table.get_type() == "module"
    own = table.get_symbols()
    read = {s.get_name() for s in own if s.is_global() or (top and s.is_referenced())}
    for part in table.get_children():
        read |= symbols(part)[0]
    return read, {s.get_name() for s in own if top and (s.is_assigned() or s.is_imported() or s.is_declared_global())}


def steps(code: CodeType) -> tuple[set[str], set[str]]:
    """The global names that some code reads before it sets them itself, and those that it sets."""
    read: set[str] = set()
    stored: set[str] = set()
    for step in dis.get_instructions(code):
        if step.opname in ("LOAD_NAME", "LOAD_GLOBAL", "DELETE_NAME") and step.argval not in stored:
            read.add(step.argval)
        elif step.opname in ("STORE_NAME", "STORE_GLOBAL"):
            stored.add(step.argval)
    return read | inner(code), stored


def inner(code: CodeType) -> set[str]:
    """The global names of all functions, classes and comprehensions in some code: when they are called cannot be told."""
    found: set[str] = set()
    for part in code.co_consts:
        if isinstance(part, CodeType):
            steps = list(dis.get_instructions(part))
            found |= {s.argval for s in steps if s.opname in ("LOAD_GLOBAL", "STORE_GLOBAL", "LOAD_NAME")} | inner(part)
    return found
