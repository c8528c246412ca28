"""The outputs that people look at: a submission's cells in a box with the whole nnref. No mark comes from here."""

import time

from autograder.box.stage import Order, Step
from autograder.boxes import Boxes
from autograder.extract import Submission
from autograder.marking import Limits, seed_of
from autograder.observe import PATIENCE
from autograder.sameness import idle

__all__ = ["show"]


def show(submission: Submission, boxes: Boxes, limits: Limits, outputs: str) -> dict[str, tuple[list, int]]:
    """The outputs of all cells but the checks, by cell id, with their places. A cell that ends the process is passed over.

    What looks the same to everyone is taken from a run of the lesson as it was released.
    """
    code = [c for c in submission.cells if c.kind == "code" and c.role != "check"]
    lesson = boxes.nursery.lesson(outputs)
    found = {cell: lesson[cell] for cell in idle(submission.cells) if cell in lesson}
    left_to_run = [c for c in code if c.id not in found]
    ended: dict[str, str] = {}
    deadline = time.monotonic() + PATIENCE * limits.notebook
    for _ in range(3):
        steps = tuple(Step("run", c.id, c.source) for c in left_to_run if c.id not in ended)
        left = deadline - time.monotonic()
        if not steps or left <= 0:
            break
        done = boxes.perform(
            (), Order(steps, outputs=outputs, seed=seed_of(submission), cell_seconds=limits.cell, seconds=left / PATIENCE)
        )
        found |= done.outputs
        if done.stopped_at is None or done.why is None:
            break
        ended[done.stopped_at.name] = "it took too long" if done.why.status == "too slow" else "the process ended"
    for name, reason in ended.items():
        text = f"This cell was stopped: {reason}.\n"
        found[name] = ([{"output_type": "stream", "name": "stdout", "text": text}], 0)
    places = {c.id: place for place, c in enumerate(code, 1)}
    return {cell: (shown, places[cell] if count else 0) for cell, (shown, count) in found.items()}
