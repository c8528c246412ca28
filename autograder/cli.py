"""The `autograder` command."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder import library
from autograder.names import suggestion
from autograder.template import TEMPLATE

if TYPE_CHECKING:
    from autograder.coursefolder import CourseFolder

# jsonschema, which nbformat imports, would build 38 grammars for a kind of address that no notebook holds, and take 1.4 s each time.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # None: it cannot be imported

TIER = click.option(
    "--tier",
    type=click.Choice(["namespaces", "reduced"]),
    default="namespaces",
    show_default=True,
    help="How the code is shut in.",
)
COURSE = click.option(
    "--course",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with nbgrader_config.py; default: this one.",
)
ASSIGNMENT = click.option(
    "--assignment", "chapters", multiple=True, metavar="CHAPTER", help="This chapter only (may be repeated)."
)

CELL_SECONDS = click.option(
    "--cell-seconds", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Processor time for one cell."
)
SECONDS = click.option(
    "--seconds", type=click.FloatRange(0.1), default=300.0, show_default=True, help="Processor time for one notebook."
)
BY_OUR_FAULT = "Not gradable, by our fault", "What is entered stays; call it again, and it goes on from there."


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Build, check and grade the chapters of the course."""


@main.command()
@click.option("--only", "only", multiple=True, metavar="CHAPTER", help="Build this chapter only (may be repeated).")
@click.option("--execute", "execute", is_flag=True, help="Also run the solutions notebooks and store their outputs.")
@click.option("--assigned", "assigned", is_flag=True, help="Leave out the sealed solutions, which are for those who study alone.")
@click.option("--check", "check_only", is_flag=True, help="Write nothing; fail when a generated file differs from its sources.")
def release(only: tuple[str, ...], execute: bool, assigned: bool, check_only: bool) -> None:
    """Build solutions/ notebooks and course/ from lessons and exercises."""
    from autograder import release as builder
    from autograder.build import BrokenLesson

    known = library.chapters()
    for name in only:
        if name not in known:
            raise click.UsageError(f"there is no chapter {name!r}.{suggestion(name, known)}")
    names = list(only) or known
    try:
        if check_only:
            found = builder.differences(names)
            for line in found:
                click.echo(line)
            if found:
                raise click.ClickException("course/ or solutions/ is not what its sources give. Run: autograder release")
            click.echo(f"{len(names)} chapters are what their sources give.")
            return
        for name in names:
            builder.release([name], execute_too=execute, assigned=assigned)
            click.echo(f"released {name}")
    except BrokenLesson as error:
        raise click.ClickException(str(error)) from None


@main.command()
@click.argument("exercise")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@TIER
def check(exercise: str, files: tuple[Path, ...], as_json: bool, tier: str) -> None:
    """Judge the function EXERCISE in each Python file, by public and hidden cases, each file in a box of its own.

    Exit code 0: all passed. 1: some did not. 2: the call was wrong, or there is no box.
    """
    from autograder.box.sandbox import Unavailable
    from autograder.exercise import Exercise
    from autograder.feedback import as_text, page
    from autograder.files import judge_files

    try:
        _, found = library.find(exercise)
    except library.UnknownExercise as error:
        raise click.UsageError(str(error)) from None
    if not isinstance(found, Exercise):
        raise click.UsageError(f"{exercise} is free text, which people mark.")
    checks = library.public_checks(exercise)
    all_passed = True
    try:
        for path, verdict in judge_files(exercise, list(files), tier=tier):
            all_passed &= verdict.passed
            if as_json:
                facts = {"file": str(path), "exercise": exercise, "verdict": verdict.word, "points": verdict.points}
                facts |= {"out_of": verdict.out_of, "diagnosis": verdict.diagnosis, "message": verdict.message}
                click.echo(json.dumps(facts, ensure_ascii=False))
            else:
                click.echo(f"{path}\n{as_text(page(verdict, checks))}\n")
    except (Unavailable, library.NoSeed) as error:
        raise click.UsageError(str(error)) from None
    raise SystemExit(0 if all_passed else 1)


def course_and_chapters(course: Path | None, chapters: tuple[str, ...]):
    """The course folder, and the chapters asked for; all released ones when none is named."""
    from autograder.coursefolder import Unusable, open_course

    known = [name for name in library.chapters() if (library.COURSE / name / f"{name}.ipynb").is_file()]
    for name in chapters:
        if name not in known:
            others = suggestion(name, known) or f" There are: {', '.join(known)}."
            raise click.UsageError(f"there is no released chapter {name!r}.{others}")
    try:
        return open_course(course), list(chapters) or known
    except Unusable as error:
        raise click.UsageError(str(error)) from None


def graded(folder: "CourseFolder", chapters: list[str]) -> list[str]:
    """Those of the chapters of which something has been graded."""
    from autograder.journal import Journal

    journal = Journal(folder.journal)
    found = [name for name in chapters if journal.students(name)]
    if not found:
        raise click.UsageError("nothing has been graded yet: autograder grade")
    return found


@contextmanager
def in_words(failed: str, then: str) -> Iterator[None]:
    """What ends a command as a sentence. `failed` is what did not work, `then` what follows from that."""
    from nbgrader.api import MissingEntry
    from sqlalchemy.exc import SQLAlchemyError

    from autograder.batch import Busy
    from autograder.box.sandbox import Unavailable
    from autograder.scribe import Outdated

    try:
        yield
    except (Unavailable, Busy, Outdated, library.NoSeed) as error:
        raise click.UsageError(str(error)) from None
    except MissingEntry as error:
        raise click.ClickException(
            f"{failed}: the gradebook does not hold what has been graded ({error}). `autograder grade` enters it again."
        ) from None
    except (SQLAlchemyError, ModuleNotFoundError) as error:
        missing = "its driver is not installed: " if isinstance(error, ModuleNotFoundError) else ""
        said = missing + (str(error).splitlines() or [""])[0]
        raise click.ClickException(f"{failed}: the gradebook, db_url in nbgrader_config.py: {said}. {then}") from None
    except OSError as error:
        raise click.ClickException(f"{failed}: {error}. {then}") from None
    except KeyboardInterrupt:
        raise click.ClickException(f"Stopped. {then}") from None


@main.command()
@click.argument("submitted", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@ASSIGNMENT
@COURSE
@TIER
@click.option(
    "--outputs",
    type=click.Choice(["all", "text", "none"]),
    default="all",
    show_default=True,
    help="What of the outputs is kept: with figures, without drawing any, or nothing but marks.",
)
@click.option("--workers", type=click.IntRange(1), help="How many submissions at a time; default: one more than processors.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster that does the marking, such as tcp://host:8786.")
@click.option("--student", "students", multiple=True, metavar="NAME", help="This student only (may be repeated).")
@click.option("--force", is_flag=True, help="Grade also what has been graded and has not changed.")
@CELL_SECONDS
@SECONDS
def grade(submitted, chapters, course, tier, outputs, workers, scheduler, students, force, cell_seconds, seconds) -> None:
    """Grade what was handed in: SUBMITTED/<student>/<chapter>/<chapter>.ipynb, by default nbgrader's submitted folder.

    Writes autograded notebooks, feedback pages and nbgrader's gradebook. Stopped anywhere, it goes on from there when it is called again.

    Exit code 0: everything is graded. 1: some are not gradable, by our fault. 2: the call was wrong, or there is no box.
    """
    import signal

    from tqdm import tqdm

    from autograder import batch
    from autograder.marking import Limits

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended by `kill` or `timeout`, it tidies up as after Ctrl-C
    folder, names = course_and_chapters(course, chapters)
    names = [name for name in names if any(True for _ in folder.submitted([name], submitted, students))]
    if not names:
        where = submitted or folder.place("x", "x", "submitted").parent.parent
        by_whom = f" by {', '.join(students)}" if students else ""
        raise click.UsageError(
            f"nothing has been handed in{by_whom}: a submission is {where}/<student>/<chapter>/<chapter>.ipynb"
        )
    settings = batch.Settings(tier, outputs, Limits(cell_seconds, seconds), workers, scheduler, frozenset(students), force)
    total = sum(1 for _ in folder.submitted(names, submitted, students))
    if tier == "reduced":
        click.echo("Tier reduced: resource limits only. The code can read what this account can read.", err=True)
    with in_words(*BY_OUR_FAULT), tqdm(total=total, unit="notebook", disable=None) as bar:
        done = batch.grade(folder, names, settings, submitted, tell=lambda line: bar.write(line), progress=bar.update)
    click.echo(f"{done.graded} graded, {done.skipped} were in place, {done.failed} not gradable.")
    raise SystemExit(1 if done.failed else 0)


@main.command()
@click.argument("submitted", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@ASSIGNMENT
@COURSE
@TIER
@click.option("--apply", "write", is_flag=True, help="Write the new marks; without it they are only shown.")
@CELL_SECONDS
@SECONDS
def regrade(submitted, chapters, course, tier, write, cell_seconds, seconds) -> None:
    """Judge again what has changed since it was graded, exercise by exercise, and show which marks would change.

    SUBMITTED and the limits are those that `autograder grade` was given, if any. Manual marks are never touched.

    Exit code 1: marks would change, and --apply was not given.
    """
    from autograder import batch
    from autograder.marking import Limits
    from autograder.regrade import regrade as run

    folder, names = course_and_chapters(course, chapters)
    settings = batch.Settings(tier, limits=Limits(cell_seconds, seconds))
    count = 0
    with in_words(*BY_OUR_FAULT):
        for change in run(folder, names, settings, write, submitted, tell=lambda line: click.echo(line, err=True)):
            count += 1
            click.echo(
                f"{change.student}\t{change.chapter}\t{change.exercise}\t{change.before} -> {change.after} of {change.out_of}\t{change.word}"
            )
    graded(folder, names)  # where there is nothing, "0 marks" would be half of the truth
    click.echo(
        f"{count} marks {'changed' if write else 'would change'}.{'' if write or not count else ' To write them: --apply'}"
    )
    raise SystemExit(1 if count and not write else 0)


@main.command()
@TIER
def doctor(tier) -> None:
    """Prove that a submission is shut in on this machine, by trying what it must not be able to do.

    Exit code 0: everything held. 1: something was possible that must not be. 2: there is no box.
    """
    from autograder.box.sandbox import Unavailable
    from autograder.doctor import examine_machine

    held = True
    try:
        for finding in examine_machine(tier):
            held &= finding.held
            click.echo(f"{'held' if finding.held else 'NOT HELD':<10}{finding.property:<38}{finding.tried}: {finding.came}")
    except (Unavailable, LookupError) as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"Tier {tier}: {'every property held.' if held else 'do not grade code that you do not trust with it.'}")
    raise SystemExit(0 if held else 1)


@main.command()
@ASSIGNMENT
@COURSE
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), help="Folder to write into; default: instructor/reports.")
def report(chapters, course, to) -> None:
    """Write a page on the class, and points as tables for Canvas and Moodle, from what has been graded."""
    from autograder.book import open_book
    from autograder.journal import Journal
    from autograder.report import class_page, standing, write_canvas, write_moodle
    from autograder.scribe import scores_of, write_file

    folder, names = course_and_chapters(course, chapters)
    to = to or folder.journal.with_name("reports")
    journal = Journal(folder.journal)
    for name in graded(folder, names):
        with in_words("No report", "Call it again."):
            entries = list(journal.of(name))
            found = standing(folder, name, {entry.student for entry in entries})
            write_file(to / f"{name}.html", class_page(name, open_book(name), entries, found))
            out_of, rows = scores_of(folder, name)
            write_canvas(to / f"{name}.canvas.csv", name, out_of, rows)
            write_moodle(to / f"{name}.moodle.csv", name, rows)
        click.echo(
            f"{to / name}.html, .canvas.csv, .moodle.csv: {len(rows)} submissions, {out_of:g} points possible, {found.left_to_people}"
        )


@main.command("new-exercise")
@click.argument("chapter")
@click.argument("name")
def new_exercise(chapter: str, name: str) -> None:
    """Start the file of a new exercise: solutions/CHAPTER/NAME.py."""
    if chapter not in library.chapters():
        raise click.UsageError(f"there is no chapter {chapter!r}.{suggestion(chapter, library.chapters())}")
    if not name.isidentifier() or name in library.index():
        raise click.UsageError(f"{name!r} is {'taken' if name.isidentifier() else 'no name for a Python function'}")
    path = library.SOLUTIONS / chapter / f"{name}.py"
    path.write_text(TEMPLATE.format(name=name), encoding="utf-8")
    click.echo(
        f"Wrote {path.relative_to(library.ROOT)}. Place it in {chapter}/lesson.md with a line {{exercise}}`{name}`, then run: autograder release"
    )


if __name__ == "__main__":
    main()
