"""How fast the playground is, in a real JupyterLab: pictures a second while it trains, and slider to pixels.

    python benchmarks/widgets_playground.py [--seconds 4] [--presses 60]

A picture counts when it has been drawn. A press of an arrow key on the slider of a weight is timed by the browser's own clock until
the network with that weight has been drawn, a click on Pause until the last picture.
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
from lab_harness import Lab, Notebook, write_notebook  # noqa: E402

SMALL = "spirals layers=8,8"
LARGE = "spirals features=x1,x2,x1^2,x2^2,x1x2,sinx1,sinx2 layers=8,8,8,8,8,8"
# Pictures are counted, and waited for, where the canvas of the network is cleared: it is drawn when an answer has come, and only then.
WATCH = """
(canvas) => {
  const begin = CanvasRenderingContext2D.prototype.setTransform;
  window.onpicture = () => {};
  CanvasRenderingContext2D.prototype.setTransform = function (...given) {
    if (this.canvas === canvas) window.onpicture();
    return begin.apply(this, given);
  };
  window.pictures = (seconds) => new Promise((done) => {
    let count = 0;
    const start = performance.now();
    window.onpicture = () => { count += 1; };
    setTimeout(() => done((1000 * count) / (performance.now() - start)), 1000 * seconds);
  });
  window.press = () => new Promise((done) => {
    document.addEventListener('keydown', (event) => {
      window.onpicture = () => { window.onpicture = () => {}; setTimeout(() => done(performance.now() - event.timeStamp)); };
    }, { capture: true, once: true });
  });
  window.stop = (button) => new Promise((done) => {
    const start = performance.now();
    let last = start;
    window.onpicture = () => { last = performance.now(); };
    button.click();
    setTimeout(() => done(last - start), 1000);
  });
}
"""


def pictures(widget: Locator, seconds: float) -> tuple[float, float]:
    """Pictures a second while it trains, and milliseconds from a click on Pause to the last picture."""
    widget.get_by_role("button", name="Play", exact=True).click()
    button = widget.get_by_role("button", name="Pause", exact=True)
    shown = widget.page.evaluate("(seconds) => window.pictures(seconds)", seconds)
    return shown, button.evaluate("(button) => window.stop(button)")


def presses(widget: Locator, count: int) -> list[float]:
    """Milliseconds from a key press on the slider of a weight to the pictures of the network with that weight."""
    widget.get_by_role("slider", name="value of the chosen weight or bias").focus()
    times = []
    for k in range(count):
        widget.page.evaluate("() => { window.answer = window.press(); }")
        widget.page.keyboard.press("ArrowRight" if k % 2 else "ArrowLeft")
        times.append(widget.page.evaluate("() => window.answer"))
        widget.page.wait_for_timeout(40)
    return times


@contextlib.contextmanager
def opened(cell: str) -> Iterator[Notebook]:
    """A notebook with one playground: many on a page are drawn one after the other."""
    with tempfile.TemporaryDirectory() as folder, Lab(Path(folder)) as lab, lab.browser():
        book = lab.open_notebook(write_notebook(lab.root / "playground.ipynb", ["from nnref.widgets import playground", cell]))
        book.run_all()
        assert not book.failures(), book.failures()
        yield book
        book.finish()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--presses", type=int, default=60)
    options = parser.parse_args()
    for story, what, goal in ((SMALL, "2-8-8-1 on the spiral", 60), (LARGE, "7 features, six layers of 8", 30)):
        with opened(f"playground({story!r})") as book:
            widget = book.widget(1)
            widget.locator("canvas").first.evaluate(WATCH)
            shown, stopped = pictures(widget, options.seconds)
            times = presses(widget, options.presses)
            answer = f"{statistics.median(times):.0f} / {statistics.quantiles(times, n=20)[-1]:.0f}"
            print(
                f"{what:<30}{shown:4.0f} pictures a second (goal {goal}); stopped after {stopped:.0f} ms; slider to pixels {answer} ms (35 / 70)"
            )


if __name__ == "__main__":
    main()
