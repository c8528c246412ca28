"""The page that a learner gets back: one file, nothing fetched, no script, no hidden test.

Mathematics stands as the TeX it was written in, set as code: readable without a network and by a screen reader.
"""

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import mistune
from nbformat import NotebookNode

from autograder.feedback import STYLE as CHECK_STYLE
from autograder.marking import Mark

__all__ = ["handout"]

STYLE = (
    "body{font-family:system-ui,sans-serif;max-width:62em;margin:2em auto;padding:0 1em;line-height:1.5;color:#1a1a1a;background:#fff}"
    "pre{background:#f5f5f5;padding:.6em .8em;overflow-x:auto;white-space:pre-wrap}img{max-width:100%}table{border-collapse:collapse}"
    "td,th{padding:.2em .8em;text-align:left;border-bottom:1px solid #ccc}.out pre{background:none;border-left:3px solid #ccc}"
    ".tex{font-family:ui-monospace,monospace}" + CHECK_STYLE
)
MATH = re.compile(r"\$\$(.+?)\$\$|(?<![\\$])\$(?!\s)([^$\n]+?)(?<!\s)\$", re.DOTALL)
LONGEST = 10_000  # characters
to_html = mistune.create_markdown(escape=True, plugins=["table", "strikethrough"])


def handout(notebook: NotebookNode, student: str, chapter: str, marks: Sequence[Mark], notes: Sequence[str] = ()) -> str:
    """The page of one submission, from its autograded notebook and its marks."""
    total, out_of = sum(m.points for m in marks), sum(m.out_of for m in marks)
    title = f"{chapter} · {student}"
    there = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells}

    def linked(name: str) -> str:
        anchor, text = html.escape(f"check_{name}"), html.escape(name)
        return f'<a href="#{anchor}">{text}</a>' if f"check_{name}" in there else text

    rows = "".join(
        f"<tr><td>{linked(m.name)}</td><td>{m.points} of {m.out_of}</td><td>{html.escape(m.word)}</td></tr>" for m in marks
    )
    said = "".join(f"<p>Note: {html.escape(note)}.</p>" for note in notes)
    waiting = "<p>Answers in your own words are marked by people; their points are not in this sum.</p>"
    head = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">"
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body><h1>{html.escape(title)}</h1>'
        f"<p><b>{total} of {out_of} points</b></p>{said}{waiting}<table><tr><th>exercise</th><th>points</th><th>verdict</th></tr>"
        f"{rows}</table><hr>"
    )
    return head + "\n".join(cells(notebook)) + "</body></html>\n"


def cells(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        if cell.cell_type != "code":
            yield prose(cell.source)
            continue
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        anchor = f' id="{html.escape(grade_id)}"' if grade_id else ""
        yield f"<section{anchor}><pre>{html.escape(cell.source)}</pre>{''.join(map(shown, cell.outputs))}</section>"


def shown(output: NotebookNode) -> str:
    """One output, which has been cleaned before."""
    if output.output_type == "stream":
        return f'<div class="out"><pre>{html.escape(output.text)}</pre></div>'
    if output.output_type == "error":
        text = "\n".join(output.traceback) or f"{output.ename}: {output.evalue}"
        return f'<div class="out"><pre>{html.escape(text)}</pre></div>'
    data = output.data
    for kind in ("image/png", "image/jpeg"):
        if kind in data:
            alt = html.escape(data.get("text/plain", "")[:2000])
            return f'<div class="out"><img alt="{alt}" src="data:{kind};base64,{"".join(data[kind].split())}"></div>'
    if "text/html" in data:
        return f'<div class="out">{data["text/html"]}</div>'
    if "text/markdown" in data:
        return prose(data["text/markdown"])
    return f'<div class="out"><pre>{html.escape(data.get("text/plain", ""))}</pre></div>'


def prose(source: str) -> str:
    """Markdown as HTML; a text that no one would write by hand is shown as it is, because to parse it may take minutes."""
    return formatted(source) if len(source) <= LONGEST else f"<pre>{html.escape(source)}</pre>"


@lru_cache(maxsize=512)  # the lesson is the same for everyone
def formatted(source: str) -> str:
    """What stands between dollars is kept from Markdown and shown as TeX; live HTML is shown as text."""
    kept: list[str] = []

    def keep(match: re.Match) -> str:
        kept.append(match[1] or match[2])
        return f"\x02{len(kept) - 1}\x03"

    text = str(to_html(MATH.sub(keep, source.replace("\x02", "").replace("\x03", ""))))
    return re.sub(r"\x02(\d+)\x03", lambda m: f'<code class="tex">{html.escape(kept[int(m[1])].strip())}</code>', text)
