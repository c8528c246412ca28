"""`progress()`: the map of the course with what is done, what is open, which mistakes came up, and how long it took."""

import html
from collections import Counter

from autograder import diary
from autograder.feedback import STYLE, Page, Shown, shown
from autograder.folder import Unanswerable, chapter
from autograder.recall import due


def progress() -> Shown:
    """Show the map of the course: what is done, what is open, which mistakes came up, and how long it took."""
    try:
        book = chapter()
    except Unanswerable as reason:
        return shown(Page("No progress", False, (str(reason),)))
    found = diary.records()
    lines, rows = [], []
    for name in dict.fromkeys(book["index"].values()):
        members = [e for e, where in book["index"].items() if where == name and e not in book["by_hand"]]
        done = [e for e in members if found.get(e, diary.Record()).passed]
        tried = [e for e in members if e in found and found[e].attempts and e not in done]
        minutes = sum(found[e].minutes for e in members if e in found)
        filled = round(10 * len(done) / max(len(members), 1))
        here = " ← here" if name == book["chapter"] else ""
        lines.append(
            f"  {name:<32}{'█' * filled}{'░' * (10 - filled)}  {len(done):>2} of {len(members)} done"
            f"{f', {minutes:.0f} min' if minutes >= 1 else ''}{here}"
        )
        lines += [f"      open: {', '.join(tried)}"] if tried else []
        rows.append(
            f"<tr><td>{html.escape(name)}{here}</td><td><progress max='{len(members)}' value='{len(done)}' "
            f"aria-label='{html.escape(name)}'></progress></td><td>{len(done)} of {len(members)} done</td><td>{minutes:.0f} min</td>"
            f"<td class='list'>{'open: ' + ', '.join(tried) if tried else ''}</td></tr>"
        )
    notes = []
    mistakes = sum((r.mistakes for r in found.values()), start=Counter[str]())
    for name in [n for n in mistakes if n.startswith(("answered_", "chose_"))]:
        del mistakes[name]  # the choices of a quiz say nothing without their question
    often = ", ".join(f"{n.replace('_', ' ')} ({count}×)" for n, count in mistakes.most_common(3))
    if often:
        notes.append(f"Most frequent mistakes: {often}")
    waiting = due(found)
    if waiting:
        names = ", ".join(dict.fromkeys(name for name, _ in waiting))
        notes.append(f"Review: {names}. A mistake of yours comes back as a question: from autograder import review; review()")
    text = "Your progress\n\n" + "\n".join([*lines, *[f"\n  {note}" for note in notes]])
    tail = "".join(f"<p class='small'>{html.escape(note)}</p>" for note in notes)
    return Shown(
        text,
        f"<style>{STYLE}</style><div class='check'><p class='head'>Your progress</p><table>{''.join(rows)}</table>{tail}</div>",
    )
