"""The `autograder` command."""

import click

from autograder import library


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Build, check and grade the chapters of the course."""


@main.command()
@click.option("--only", "only", multiple=True, metavar="CHAPTER", help="Build this chapter only (may be repeated).")
@click.option("--execute", "execute", is_flag=True, help="Also run the solutions notebooks and store their outputs.")
@click.option("--check", "check_only", is_flag=True, help="Write nothing; fail when a generated file differs from its sources.")
def release(only: tuple[str, ...], execute: bool, check_only: bool) -> None:
    """Build solutions/ notebooks and course/ from lessons and exercises."""
    from autograder import release as builder

    known = library.chapters()
    for name in only:
        if name not in known:
            raise click.UsageError(f"there is no chapter {name!r}.{library.suggestion(name, known)}")
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
            builder.release([name], execute_too=execute)
            click.echo(f"released {name}")
    except builder.BrokenLesson as error:
        raise click.ClickException(str(error)) from None


if __name__ == "__main__":
    main()
