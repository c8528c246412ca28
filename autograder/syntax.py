"""Syntax trees, one at a time: two threads that build one at once can fail with a SystemError in Python 3.11 (gh-106905)."""

import ast
from threading import RLock

__all__ = ["DEFINITIONS", "parsing", "tree_of"]

DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)  # statements that show nothing
parsing = RLock()


def tree_of(source: str) -> ast.Module:
    """The syntax tree of a source. Raises what `ast.parse` raises."""
    with parsing:
        return ast.parse(source)
