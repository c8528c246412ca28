"""The nearest of several names, for messages about misspelt ones."""

import difflib
from collections.abc import Iterable


def suggestion(name: str, names: Iterable[str]) -> str:
    """ " Did you mean ...?" with the nearest of the names, or nothing."""
    near = difflib.get_close_matches(name, list(names), n=1, cutoff=0.6)
    return f" Did you mean {near[0]}?" if near else ""
