"""One JavaScript text out of a widget's files: a notebook hands the browser one text, which cannot import its neighbours."""

import re
from functools import cache
from pathlib import Path

__all__ = ["script", "sheet"]

HERE = Path(__file__).parent
IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?P<file>[\w.]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def script(name: str) -> str:
    """`name`.js with everything that it imports in front of it, each file once."""
    texts: dict[str, str] = {}

    def add(file: str) -> None:
        if file not in texts:
            text = (HERE / file).read_text(encoding="utf-8")
            for needed in IMPORT.finditer(text):
                add(needed["file"])
            texts[file] = EXPORT.sub("", IMPORT.sub("", text))

    add(f"{name}.js")
    return "\n".join(texts.values())


@cache
def sheet() -> str:
    return (HERE / "view.css").read_text(encoding="utf-8")
