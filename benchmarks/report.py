"""The page: tables in Markdown, with a plot for each that wants one."""

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.axes import Axes

ROOT = Path(__file__).resolve().parent.parent
PAGE, PICTURES = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "img"


@dataclass
class Table:
    """One table of the page. `draw(ax)` draws its plot, which `alt` describes to those who do not see it."""

    title: str
    text: str
    header: list[str]
    rows: list[list[str]] = field(default_factory=list)
    draw: Callable[[Axes], None] | None = None
    alt: str = ""

    @property
    def slug(self) -> str:
        return "".join(c if c.isalnum() else "-" for c in self.title.lower()).strip("-")

    def markdown(self) -> str:
        lines = [f"## {self.title}", "", self.text, ""]
        lines += [f"| {' | '.join(row)} |" for row in (self.header, ["---"] * len(self.header), *self.rows)]
        if self.draw is not None:
            lines += ["", f"![{self.alt}](img/benchmark-{self.slug}.png)"]
        return "\n".join(lines) + "\n"

    def picture(self) -> None:
        if self.draw is None:
            return
        figure, ax = plt.subplots(figsize=(8, 3.6), layout="constrained")
        self.draw(ax)
        figure.savefig(PICTURES / f"benchmark-{self.slug}.png", dpi=110)
        plt.close(figure)


def write(tables: list[Table], versions: list[str]) -> None:
    """docs/benchmarks.md and its pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for table in tables:
        table.picture()
    PAGE.write_text("\n".join([introduction(versions), *(table.markdown() for table in tables)]), encoding="utf-8")


def introduction(versions: list[str]) -> str:
    return f"""# Benchmarks

Written by `python -m benchmarks`; every number below comes from one run of it.

- Machine: {processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}.
- {", ".join(versions)}.
- Contenders take turns at the same work (A B C A B C ...), each in its own process, warmed up, with the same number of threads
  and its data in its own format. Times are medians. A ratio is the median over the rounds of (their time / our time) in the
  same round: **above 1 nnref is faster, below 1 the other one is**. Ratios hold from machine to machine better than times do.
- With 1 thread, time is the CPU time of the process, all of it on one core: waiting for other programs does not count. With 2
  threads it is the time on the wall, and when the machine has other work to do, not all contenders suffer by the same factor.
"""


def processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def milliseconds(seconds: float | None) -> str:
    return "–" if seconds is None else f"{1e3 * seconds:.3g}"


def ratio(value: float | None, goal: float | None = None) -> str:
    """`3.9×`, with its goal where there is one: met (✓) or missed (✗)."""
    if value is None:
        return "not installed"
    text = f"{value:.2g}×" if value < 10 else f"{value:.0f}×"
    return text if goal is None else f"{text} {'✓' if value >= goal else '✗'} ≥ {goal:g}"
