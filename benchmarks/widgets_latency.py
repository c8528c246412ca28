"""How long a widget takes to answer, in a real JupyterLab: key press to right pixels, and pictures a second while dragging.

    python benchmarks/widgets_latency.py [--presses 80] [--seconds 3]

A press of an arrow key on a slider is timed by the browser's own clock, from the key event to the end of the first screen
refresh after which the canvas holds the RIGHT picture: the line, or the learner's dots, where they belong. Goals are those of the design:
pictures worked out in the browser (JS), and those that wait for Python.
"""

import argparse
import contextlib
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Locator

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from lab_harness import SETTINGS, Lab, Notebook, write_notebook  # noqa: E402

# With w = (1, 0) the line stands at x1 = -b, and a function without bias errs in the strip between 0 and -b.
LINE = "perceptron_line({}w=(1, 0), b=-1)"
CELLS = [
    "from nnref.widgets import *\nimport nnref\ncalls = []",
    LINE.format(""),
    "def perceptron_predict(X, w, b):\n    calls.append(1)\n    return (X @ w > 0).astype(int)\n\n"
    + LINE.format("perceptron_predict, "),
    "hidden_layer(nnref.xor_network)",
    "len(calls)",
]
JS, PYTHON, HIDDEN, CALLS = 1, 2, 3, 4
TIP = "Tip of the arrow w of "

# Right means: the line is at its new place and not at the old one; and for `dots`, a dot of the learner's strip stands next to it
# in full ink (dots about an earlier line are pale).
WATCH = """
(canvas) => {
  const read = (x1, x2) => { // is it dark there?
    const size = canvas.clientWidth, ratio = canvas.width / size;
    const left = Math.round(((x1 + 2.25) / 4.5) * size * ratio), top = Math.round(((2.25 - x2) / 4.5) * size * ratio);
    const { data } = canvas.getContext('2d').getImageData(left, top, 1, 1);
    return data[0] + data[1] + data[2] < 150;
  };
  window.measure = (kind) => new Promise((done) => {
    document.addEventListener('keydown', (event) => {
      const started = event.timeStamp;
      const look = () => {
        const b = document.activeElement.valueAsNumber;
        const moved = b !== before;
        const right = read(-b, -1.3) && !read(-before, -1.3) && (kind === 'line' || read(-b - 0.125, -1.25));
        if (moved && right) done(performance.now() - started);
        else watch();
      };
      const watch = () => requestAnimationFrame(() => setTimeout(look)); // right after a screen refresh
      const before = document.activeElement.valueAsNumber;
      watch();
    }, { capture: true, once: true });
  });
}
"""
# Playwright's own moves wait for each other: too slow to ask for sixty pictures a second.
DRAG = """
(grip, seconds) => new Promise((done) => {
  const canvas = grip.parentElement.querySelector('canvas');
  const box = canvas.getBoundingClientRect(), start = performance.now();
  window.pictures.set(canvas, 0);
  let k = 0;
  const move = () => {
    const took = performance.now() - start;
    if (took > 1000 * seconds) return done((window.pictures.get(canvas) / took) * 1000);
    k += 1;
    const clientX = box.left + box.width * (0.5 + 0.3 * Math.cos(k / 20)), clientY = box.top + box.height * (0.5 + 0.3 * Math.sin(k / 20));
    grip.dispatchEvent(new PointerEvent('pointermove', { clientX, clientY, bubbles: true }));
    requestAnimationFrame(move);
  };
  requestAnimationFrame(move);
})
"""
COUNT = """
() => {
  const begin = CanvasRenderingContext2D.prototype.setTransform; // called once for each picture
  window.pictures = new Map();
  CanvasRenderingContext2D.prototype.setTransform = function (...given) {
    window.pictures.set(this.canvas, (window.pictures.get(this.canvas) ?? 0) + 1);
    return begin.apply(this, given);
  };
}
"""


def latency(book: Notebook, cell: int, kind: str, presses: int) -> list[float]:
    """Milliseconds for each press of an arrow key on the slider of b."""
    widget = book.widget(cell)
    widget.locator("canvas").evaluate(WATCH)
    slider = widget.get_by_role("slider", name="b", exact=True)
    slider.focus()
    times = []
    for k in range(presses):
        book.page.evaluate("(kind) => { window.answer = window.measure(kind); }", kind)
        book.page.keyboard.press("ArrowRight" if k % 2 else "ArrowLeft")
        times.append(book.page.evaluate("() => window.answer"))
        book.page.wait_for_timeout(40)
    return times


def drag(book: Notebook, cell: int, name: str, seconds: float) -> float:
    """Pictures a second while the tip of an arrow is dragged around, its pointer moved at every screen refresh."""
    widget: Locator = book.widget(cell)
    widget.get_by_role("button", name=name).hover()
    book.page.mouse.down()
    shown = widget.get_by_role("button", name=name).evaluate(DRAG, seconds)
    book.page.mouse.up()
    return shown


def calls(book: Notebook) -> int:
    book.run_cell(CALLS)
    return int(book.output(CALLS).split()[-1])


def refreshes(book: Notebook) -> float:
    """Screen refreshes a second when nothing is to be drawn: no widget can show more pictures."""
    return book.page.evaluate(
        "() => new Promise((done) => { const start = performance.now(); let n = 0; const tick = () => { n += 1;"
        " performance.now() - start < 1000 ? requestAnimationFrame(tick) : done(n / (performance.now() - start) * 1000); };"
        " requestAnimationFrame(tick); })"
    )


def row(what: str, measured: str, goal: str) -> str:
    return f"{what:<58}{measured:>16}{goal:>16}"


def milliseconds(times: list[float]) -> str:
    """Median and 95th percentile."""
    return f"{statistics.median(times):.0f} / {statistics.quantiles(times, n=20)[-1]:.0f} ms"


@contextlib.contextmanager
def opened(*arguments: str) -> Iterator[Notebook]:
    """The notebook, run, in a JupyterLab with these further arguments."""
    with tempfile.TemporaryDirectory() as folder, Lab(Path(folder), arguments=arguments) as lab, lab.browser():
        book = lab.open_notebook(write_notebook(lab.root / "latency.ipynb", CELLS))
        book.run_all()
        assert not book.failures(), book.failures()
        book.page.evaluate(COUNT)
        yield book
        book.finish()


def with_learner(book: Notebook, options: argparse.Namespace) -> None:
    """What depends on Python: the time to its answer, and answers a second while dragging."""
    print(
        row(
            "  learner's function: key press to right pixels",
            milliseconds(latency(book, PYTHON, "dots", options.presses)),
            "< 35 / 70 ms",
        )
    )
    before = calls(book)
    moved = drag(book, PYTHON, TIP + "the line", options.seconds)
    answered = (calls(book) - before) / options.seconds
    print(row("  learner's function: pictures a second, its answers", f"{moved:.0f}, {answered:.0f}", "60, 30"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--presses", type=int, default=80)
    parser.add_argument("--seconds", type=float, default=3.0)
    options = parser.parse_args()
    print(row("", "measured", "goal"))
    with opened() as book:
        print(f"JupyterLab as it comes ({refreshes(book):.0f} screen refreshes a second)")
        print(
            row(
                "  line in JS: key press to right pixels",
                milliseconds(latency(book, JS, "line", options.presses)),
                "< 30 / 40 ms",
            )
        )
        print(
            row(
                "  line in JS: pictures a second while dragging", f"{drag(book, JS, TIP + 'the line', options.seconds):.0f}", "60"
            )
        )
        print(
            row("  hidden layer in JS, two planes: the same", f"{drag(book, HIDDEN, TIP + 'line 2', options.seconds):.0f}", "60")
        )
        with_learner(book, options)
    with opened(*SETTINGS) as book:
        print("JupyterLab as run.py starts it: autograder/prompt.py")
        with_learner(book, options)


if __name__ == "__main__":
    main()
