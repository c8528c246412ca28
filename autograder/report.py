"""What a class has learned and where it stumbles, from the journal and the gradebook: one page, and tables for Canvas and Moodle.

Answers that are wrong in the same way stand side by side as evidence to look at. Two people can make the same mistake: it accuses nobody.
"""

import base64
import csv
import html
import io
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from nbgrader.api import Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import func, select

from autograder import library
from autograder.book import Book
from autograder.coursefolder import CourseFolder
from autograder.journal import Entry
from autograder.similarity import alike

__all__ = ["ItemFacts", "Standing", "class_page", "clusters", "item_facts", "standing", "write_canvas", "write_moodle"]

STYLE = (
    "body{font-family:system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;line-height:1.5;color:#1a1a1a;background:#fff}"
    "table{border-collapse:collapse}td,th{padding:.25em .8em;text-align:left;border-bottom:1px solid #ccc}td.n{text-align:right}"
    "pre{background:#f5f5f5;padding:.6em;white-space:pre-wrap;font-size:.9em}.side{display:flex;gap:1em;flex-wrap:wrap}.side>div{flex:1 1 20em}img{max-width:100%}"
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class ItemFacts:
    """One exercise in a class.

    mean            share of its points that was earned: its difficulty, 1 is easy
    discrimination  correlation of its points with the points of all other exercises; nan when one of them does not vary
    mistakes        named causes and how many answers have them
    words           verdict words and how many
    seconds         median time of an answer on the public cases
    """

    name: str
    out_of: int
    mean: float
    discrimination: float
    mistakes: Counter
    words: Counter
    seconds: float = 0.0


def item_facts(entries: Sequence[Entry], names: Sequence[str]) -> list[ItemFacts]:
    """Facts of every exercise over all submissions of a chapter."""
    marks = [{m["name"]: m for m in e.marks} for e in entries]
    table = np.array([[m[n]["points"] if n in m else 0 for n in names] for m in marks], float).reshape(len(marks), len(names))
    found = []
    for i, name in enumerate(names):
        mine = [m[name] for m in marks if name in m]
        rest = table.sum(axis=1) - table[:, i]
        varies = len(marks) > 2 and table[:, i].std() > 0 and rest.std() > 0
        found.append(
            ItemFacts(
                name,
                mine[0]["out_of"] if mine else 0,
                float(table[:, i].mean() / max(mine[0]["out_of"], 1)) if mine else 0.0,
                float(np.corrcoef(table[:, i], rest)[0, 1]) if varies else float("nan"),
                Counter(m["diagnosis"] for m in mine if m["diagnosis"] and m["word"] != "passed"),
                Counter(m["word"] for m in mine),
                float(np.median([m["seconds"] for m in mine])) if mine else 0.0,
            )
        )
    return found


def clusters(entries: Sequence[Entry]) -> dict[tuple[str, str], list[Entry]]:
    """{(exercise, hash): entries}: at least two answers that are wrong, by no known mistake, with bit for bit the same values."""
    found = defaultdict(list)
    for entry in entries:
        for m in entry.marks:
            if m["cluster"]:
                found[m["name"], m["cluster"]].append(entry)
    return {key: group for key, group in found.items() if len(group) > 1}


@dataclass(frozen=True)
class Standing:
    """Who is missing (a name, and what is odd about it), and who was late, by how many seconds; extensions are counted.

    waiting   how many marks people have yet to give, or to look at again
    """

    absent: tuple[tuple[str, str], ...] = ()
    late: tuple[tuple[str, float], ...] = ()
    waiting: int = 0

    @property
    def left_to_people(self) -> str:
        """The same in words: "1 mark waits for a person"."""
        return f"{self.waiting} {'mark waits' if self.waiting == 1 else 'marks wait'} for a person"


def standing(course: CourseFolder, chapter: str, graded: Collection[str]) -> Standing:
    """Compare nbgrader's roster and the folders of what was handed in with those who are graded; look up who was late."""
    with Gradebook(course.database, course.course_id) as gradebook:
        roster = set(gradebook.db.scalars(select(Student.id)))
        of_chapter = SubmittedAssignment.assignment_id == gradebook.find_assignment(chapter).id
        timed = gradebook.db.scalars(select(SubmittedAssignment).where(of_chapter, SubmittedAssignment.timestamp.is_not(None)))
        waiting = gradebook.db.scalar(
            select(func.count())
            .select_from(Grade)
            .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
            .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
            .where(of_chapter, Grade.needs_manual_grade)
        )
        late = tuple((s.student_id, s.total_seconds_late) for s in timed if s.duedate is not None and s.total_seconds_late > 0)
    base = course.place("x", chapter, "submitted").parent.parent
    folders = {f.name: f for f in base.iterdir() if f.is_dir()} if base.is_dir() else {}
    known = set(library.chapters())

    def oddity(name: str) -> str:
        try:
            inside = sorted(f.name for f in folders[name].iterdir()) if name in folders else []
        except OSError as error:
            return f"its folder cannot be opened: {error.strerror}"
        if chapter in inside:
            return "handed in, not graded yet"
        odd = [f for f in inside if f not in known]
        return f"there is {', '.join(odd[:3])}, which is no chapter" if odd else ""

    absent = sorted((roster | folders.keys()) - set(graded))
    return Standing(tuple((name, oddity(name)) for name in absent), tuple(sorted(late, key=lambda one: -one[1])), waiting)


def who(found: Standing) -> str:
    """The standing as a part of the page."""
    absent = "".join(f"<li>{html.escape(name)}{html.escape(f': {odd}') if odd else ''}</li>" for name, odd in found.absent)
    late = "".join(f"<li>{html.escape(name)}: {duration(seconds)}</li>" for name, seconds in found.late)
    return (
        f"<h2>Not there</h2><p>In the roster or with a folder, but without a graded submission.</p><ul>{absent or '<li>nobody</li>'}</ul>"
        f"<h2>Late</h2><p>By the times of submission and nbgrader's due date with its extensions.</p><ul>{late or '<li>nobody</li>'}</ul>"
    )


def duration(seconds: float) -> str:
    """Seconds as people say them.

    >>> duration(59), duration(3700), duration(200_000)
    ('1 min', '1 h 2 min', '2 d 7 h')
    """
    minutes = -int(-seconds // 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    return f"{days} d {hours} h" if days else f"{hours} h {minutes} min" if hours else f"{minutes} min"


def mistake(name: str) -> str:
    """The name of a mistake in words; a wrong answer to a quiz has no name that would say more than its reason does.

    >>> mistake("sums_over_examples"), mistake("answered_1")
    ('sums over examples. ', '')
    """
    return "" if re.fullmatch(r"answered_\d+", name) else f"{name.replace('_', ' ')}. "


def class_page(chapter: str, book: Book, entries: Sequence[Entry], found: Standing | None = None) -> str:
    """The page of a class, in one file without script: marks, exercises, mistakes by name, who is missing or late, answers that are alike."""
    facts = item_facts(entries, book.asked)
    total = sum(f.out_of for f in facts)
    says = {(n, m.name): m.says for n in book.asked for m in book.public[n].misconceptions}
    rows = "".join(
        f'<tr><td>{html.escape(f.name)}</td><td class="n">{f.out_of}</td><td class="n">{f.mean:.0%}</td>'
        f'<td class="n">{"" if np.isnan(f.discrimination) else f"{f.discrimination:.2f}"}</td>'
        f'<td class="n">{f"{1000 * f.seconds:.3g}" if f.seconds >= 1e-4 else "&lt; 0.1"}</td>'
        f"<td>{html.escape(', '.join(f'{w} {k}' for w, k in f.words.most_common()))}</td></tr>"
        for f in facts
    )
    mistakes = "".join(
        f"<li><b>{count} of {len(entries)}</b> in {html.escape(f.name)}: {html.escape(mistake(name))}"
        f"{html.escape(says.get((f.name, name), ''))}</li>"
        for f in sorted(facts, key=lambda f: -max(f.mistakes.values(), default=0))
        for name, count in f.mistakes.most_common(3)
    )
    notes = "".join(f"<li>{html.escape(e.student)}: {html.escape('; '.join(e.notes))}</li>" for e in entries if e.notes)
    points = [e.points for e in entries]
    middle = f"{np.median(points):g} of {total}" if points else "no submissions"
    by_hand = " Answers in own words are not in these points." if book.by_hand else ""
    waiting = f" <b>{found.left_to_people}, in formgrader.</b>" if found and found.waiting else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(chapter)}: class</title>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
        f"<style>{STYLE}</style></head><body><h1>{html.escape(chapter)}</h1><p>{len(entries)} submissions, median {middle} points.{by_hand}{waiting}</p>"
        f"{picture(points, total, facts)}<h2>Exercises</h2><p>Earned: the share of its points, 100% is easy. "
        "Discrimination: how the points of an exercise go with those of all others, from −1 to 1; near 0 or below, the exercise itself may be at fault. "
        f"Median ms: time that an answer took on the public cases.</p><table><tr><th>exercise</th><th>points</th><th>earned</th>"
        f"<th>discrimination</th><th>median ms</th><th>verdicts</th></tr>{rows}</table><h2>Mistakes by name</h2><ul>{mistakes or '<li>none</li>'}</ul>"
        f"<h2>Remarks of the grader</h2><ul>{notes or '<li>none</li>'}</ul>{who(found) if found else ''}"
        f"{same_values(entries)}{same_code(book, entries)}</body></html>\n"
    )


def picture(points: Sequence[int], total: int, facts: Sequence[ItemFacts]) -> str:
    """Two plots: how many earned how much, and how much of each exercise was earned."""
    figure = Figure(figsize=(11, max(3.0, 0.22 * len(facts) + 1)), layout="constrained")
    left, right = figure.subplots(1, 2)
    heights, edges, _ = left.hist(points, bins=np.linspace(0, max(total, 1), 11), color="#0063b2", edgecolor="white")
    left.set(xlabel="points", ylabel="submissions")
    left.yaxis.get_major_locator().set_params(integer=True)
    right.barh([f.name for f in facts][::-1], [f.mean for f in facts][::-1], color="#0063b2")
    right.set(xlim=(0, 1), xlabel="share of points earned")
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=90)
    bars = ", ".join(f"{n:g} from {edges[i]:g} to {edges[i + 1]:g} points" for i, n in enumerate(heights) if n)
    shares = ", ".join(f"{f.name} {f.mean:.0%}" for f in facts)
    alt = f"Left: a histogram of {len(points)} submissions: {bars or 'none'}. Right: earned share by exercise: {shares}."
    return f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{base64.b64encode(drawn.getvalue()).decode()}">'


def same_values(entries: Sequence[Entry]) -> str:
    """Answers with the same unusual wrong values, side by side."""
    out = []
    for (name, _), group in sorted(clusters(entries).items()):
        shown = "".join(side(e.student, e.answers.get(name, "")) for e in group[:4])
        more = (
            f"<p>and {len(group) - 4} more: {html.escape(', '.join(e.student for e in group[4:]))}</p>" if len(group) > 4 else ""
        )
        out.append(f"<h3>{html.escape(name)}: {len(group)} answers</h3><div class='side'>{shown}</div>{more}")
    return (
        "<h2>Answers that are wrong in the same way</h2><p>The same values, by no known mistake. People who learned together, and people "
        f"who did not, can arrive at the same error: look, and ask.</p>{''.join(out) or '<p>None.</p>'}"
    )


def same_code(book: Book, entries: Sequence[Entry], most: int = 5) -> str:
    """Answers whose code shares what nobody else's has, side by side; at most so many pairs of an exercise."""
    out = []
    for name in book.asked:
        answers = {e.student: e.answers[name] for e in entries if name in e.answers}
        pairs = alike(answers, book.public[name].stub)
        for pair in pairs[:most]:
            shown = side(pair.one, answers[pair.one], pair.lines[0]) + side(pair.other, answers[pair.other], pair.lines[1])
            share = f"{pair.share:.0%} of what is unusual in the shorter one"
            out.append(f"<h3>{html.escape(name)}: {share}</h3><div class='side'>{shown}</div>")
        if len(pairs) > most:
            out.append(f"<p>and {len(pairs) - most} pairs more of {html.escape(name)}</p>")
    return (
        "<h2>Answers whose code is alike</h2><p>Marked are lines that these two share and almost nobody else has written; names of variables "
        "do not count. A book, a forum, a friend or chance explain that as well as copying does: it is a reason to look, not a finding.</p>"
        f"{''.join(out) or '<p>None.</p>'}"
    )


def side(student: str, source: str, marked: Collection[int] = ()) -> str:
    """One answer under its author's name."""
    lines = [html.escape(line) for line in source.splitlines()]
    text = "\n".join(f"<mark>{line}</mark>" if i in marked else line for i, line in enumerate(lines, 1))
    return f"<div><b>{html.escape(student)}</b><pre>{text}</pre></div>"


def safe(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


Row = tuple[str, float]


def write_canvas(file: Path, chapter: str, out_of: float, rows: Iterable[Row]) -> None:
    """Canvas' gradebook import: one row a student under a row with the points possible."""
    with open(file, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", safe(chapter)])
        writer.writerow(["    Points Possible", "", "", "", "", f"{out_of:g}"])
        writer.writerows([safe(s), "", safe(s), safe(s), "", f"{score:g}"] for s, score in rows)


def write_moodle(file: Path, chapter: str, rows: Iterable[Row]) -> None:
    """Moodle's grade import: user name and grade."""
    with open(file, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["username", safe(chapter)])
        writer.writerows([safe(s), f"{score:g}"] for s, score in rows)
