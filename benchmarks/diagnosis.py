"""`python -m benchmarks.diagnosis`: how the kit fares with answers that it has never seen. Prints, and writes docs/diagnosis.md."""

from pathlib import Path

from tests.answers import kit

PAGE = Path(__file__).resolve().parent.parent / "docs" / "diagnosis.md"


def text() -> str:
    """The page."""
    return "\n".join(
        [
            "# What a check finds",
            "",
            "Written by `python -m benchmarks.diagnosis`.",
            "",
            "## Answers by other eyes",
            "",
            "Right and wrong answers for every exercise, written apart from the exercise files (`tests/answers/`), judged as in a notebook.",
            '"Named": the check says the true cause. "Described": it says what happened (an exception with its line, a shape, nan).',
            "",
            kit.markdown(),
            "",
        ]
    )


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
    print(text())
    print(f"Written: {PAGE}")
