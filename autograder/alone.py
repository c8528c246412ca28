"""Whether an answer does the same wherever it is called: then the cells after its check cannot have changed what it does.

It does when it consists of functions that use nothing but their arguments, each other, NumPy and Python's own names, and no other cell, of
the learner or of the lesson, gives one of these names another meaning.
"""

import ast
import re
from collections.abc import Sequence
from functools import lru_cache

from autograder.extract import Cell
from autograder.sameness import BUILTIN, names_of, of_learner
from autograder.syntax import tree_of

__all__ = ["stands_alone"]

MODULES = {"np", "numpy", "math"}
USUAL = re.compile(r"^import (numpy as np|numpy|math)[ \t]*$", re.MULTILINE)
KEPT = re.compile(r"random|printoptions|recursionlimit|setattr|__dict__|__globals__|\bglobal\b")  # from call to call


def stands_alone(cells: Sequence[Cell], name: str) -> bool:
    """Whether the answer `name` does the same wherever it is called in a notebook. False where that cannot be told from its text."""
    code = {c: USUAL.sub("", c.source) for c in cells if c.kind == "code"}
    own = next((c for c in code if c.role == "answer" and c.name == name), None)
    names = {c: its for c, source in code.items() if (its := names_of(source, of_learner=True))}
    written = [c for c in code if of_learner(c)]
    if own is None or not all(c in names for c in written):
        return False
    functions = functions_of(tree_of(code[own]))
    used = names[own].read
    changed = {n for c, its in names.items() if c is not own for n in its.set}
    return (
        name in functions
        and used <= functions | MODULES
        and not changed & (functions | MODULES | BUILTIN)
        and not any(keeps(code[c]) for c in written)
    )


def functions_of(tree: ast.Module) -> set[str]:
    """The functions that a cell consists of; none where there is anything else, or something kept from call to call in a default."""
    found = set()
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if not isinstance(node, ast.FunctionDef) or node.decorator_list:
            return set()
        inner = [n for n in ast.walk(node) if isinstance(n, (ast.FunctionDef, ast.Lambda))]
        defaults = [d for n in inner for d in (*n.args.defaults, *n.args.kw_defaults) if d is not None]
        if not all(isinstance(d, (ast.Constant, ast.UnaryOp)) for d in defaults):
            return set()
        found.add(node.name)
    return found


@lru_cache(maxsize=4096)
def keeps(source: str) -> bool:
    """Whether some code leaves behind what other code meets, such as something in a module or in another object: whatever its name, it may
    be NumPy."""
    if KEPT.search(source):
        return True
    stores = (n.value for n in ast.walk(tree_of(source)) if isinstance(n, ast.Attribute) and not isinstance(n.ctx, ast.Load))
    return not all(isinstance(of, ast.Name) and of.id == "self" for of in stores)
