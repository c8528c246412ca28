"""`python -m benchmarks`: measure everything that a `*_tables.py` in this folder describes, and write docs/benchmarks.md.

A `*_tables.py` has one function, `tables(options)`, which yields tables (`benchmarks.report.Table`) and notes the versions it
meets in `options.versions`. JAX is looked for in this Python, or in the one that the variable JAX_PYTHON names.
"""

import argparse
import importlib
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.report import PAGE, Table, write


@dataclass
class Options:
    rounds: int
    jax_python: str | None
    torch_python: str | None
    match: str = ""
    versions: list[str] = field(default_factory=list)

    def wants(self, *titles: str) -> bool:
        """Is this row of this table to be measured?"""
        return self.match.lower() in ": ".join(titles).lower()

    def note(self, version: str) -> None:
        if version not in self.versions and version != "not installed":
            self.versions.append(version)


def main() -> None:
    names = sorted(path.stem for path in Path(__file__).parent.glob("*_tables.py"))
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure, and write docs/benchmarks.md.")
    parser.add_argument("only", nargs="*", choices=[*names, []], help="only these, printed and not written")
    parser.add_argument(
        "--match",
        default="",
        metavar="TEXT",
        help='of nnref_tables only rows whose "table: row" holds TEXT, such as "float32, 1 thread: S" or LSTM; printed, not written',
    )
    parser.add_argument("--rounds", type=int, default=9, help="turns for each contender (default: %(default)s)")
    arguments = parser.parse_args()
    options = Options(
        arguments.rounds,
        python_with("jax", os.environ.get("JAX_PYTHON", sys.executable)),
        python_with("torch", sys.executable),
        arguments.match,
    )
    found: list[Table] = []
    for name in arguments.only or (["nnref_tables"] if arguments.match else names):
        for table in importlib.import_module(f"benchmarks.{name}").tables(options):
            print(table.markdown(), flush=True)
            found.append(table)
    if not arguments.only and not arguments.match:
        write(found, options.versions)
        print(f"Written: {PAGE}")


def python_with(package: str, python: str) -> str | None:
    """The Python, if that package can be imported there."""
    done = subprocess.run([python, "-c", f"import {package}"], capture_output=True)
    return python if done.returncode == 0 else None


if __name__ == "__main__":
    main()
