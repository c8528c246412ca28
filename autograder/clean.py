"""Whatever a learner's code or text brought forth, made safe to open: in the autograded notebook, in formgrader and in feedback pages.

No script, no form, no address that is fetched: what is not on the list of harmless things is shown as text or left out.
"""

import html
import re
from typing import Any

import bleach
import nbformat
from bleach.css_sanitizer import CSSSanitizer
from nbformat import NotebookNode

__all__ = ["Room", "clean_line", "clean_markdown", "clean_outputs", "plain_output"]

PICTURE = re.compile(r"[A-Za-z0-9+/=\s]+")
TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "ol", "p", "pre",
    "progress", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "tt", "u", "ul", "var",
}  # fmt: skip
ATTRIBUTES = {
    "*": ["class", "style", "title", "align", "role", "aria-label", "aria-hidden", "colspan", "rowspan", "scope"],
    "img": ["alt", "src", "width", "height"],
    "progress": ["max", "value"],
}
STYLES = CSSSanitizer(
    allowed_css_properties=[
        "background-color", "border", "color", "display", "font-family", "font-size", "font-style", "font-weight", "margin", "max-width",
        "padding", "text-align", "vertical-align", "white-space", "width", "height",
    ]
)  # fmt: skip
CLEANER = bleach.Cleaner(tags=TAGS, attributes=ATTRIBUTES, protocols=["data"], css_sanitizer=STYLES, strip=True)
IMAGE = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=]+")
ACTIVE = re.compile(r"</?[a-z!?]|javascript:|vbscript:|data:text|\]\(\s*data:", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07?|\x1b")
STYLE_BLOCK = re.compile(r"<(style|script|title|template)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)


def clean_markdown(source: str) -> str:
    """Markdown without live HTML: tags and odd addresses are turned into text. Mathematics such as `$a < b$` is left as it is."""
    return source if not ACTIVE.search(source) else ACTIVE.sub(lambda m: html.escape(m[0]).replace(":", "&#58;"), source)


class Room:
    """How much HTML of one notebook is taken apart: a parser's time grows faster than its text, and everyone else waits for it."""

    def __init__(self, characters: int = 600_000):
        self.left = characters

    def takes(self, text: str) -> bool:
        """Whether there is room for this text, which is then used up."""
        self.left -= len(text)
        return self.left >= 0 and text.count("<") <= 3_000 and text.count("=") <= 3_000


def clean_line(text: str) -> str:
    """One line for a terminal, out of text that holds names which learners chose."""
    return " ".join(CONTROL.sub("�", CODES.sub("", text)).split())


def clean_html(text: str) -> str:
    """HTML of a result without anything that acts or fetches; pictures only when they are in the page itself."""
    safe = CLEANER.clean(STYLE_BLOCK.sub("", text))
    return re.sub(r'\ssrc="([^"]*)"', lambda m: m[0] if IMAGE.fullmatch(m[1]) else "", safe)


def clean_text(text: Any) -> str:
    """Text without terminal codes and control characters: colours mean nothing in a page, and cursor movements hide lines."""
    return CONTROL.sub("�", CODES.sub("", text)) if isinstance(text, str) else ""


def clean_outputs(outputs: list, room: Room | None = None) -> list[NotebookNode]:
    """Outputs as they came out of a box, as outputs that nbformat takes; what is neither text, HTML nor a picture is left out."""
    room = room or Room()
    found = []
    for output in outputs:
        if not isinstance(output, dict):
            continue
        kind = output.get("output_type")
        if kind == "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            found.append(plain_output("stream", name=name, text=clean_text(output.get("text"))))
        elif kind == "error":
            lines = output.get("traceback")
            trace = [clean_text(line) for line in lines[:60]] if isinstance(lines, list) else []
            fault = {"ename": clean_text(output.get("ename"))[:200], "evalue": clean_text(output.get("evalue"))[:2000]}
            found.append(plain_output("error", traceback=trace, **fault))
        elif kind in ("display_data", "execute_result") and isinstance(output.get("data"), dict):
            data = clean_data(output["data"], room)
            more = {"execution_count": None} if kind == "execute_result" else {}
            found.append(plain_output(kind, data=data, metadata={}, **more))
    return found


def plain_output(kind: str, **fields: Any) -> NotebookNode:
    """An output of a notebook. nbformat's own constructors check each against its schema, which takes longer than all the rest."""
    return nbformat.from_dict({"output_type": kind, **fields})


def clean_data(data: dict, room: Room) -> dict[str, str]:
    """The forms of one result that are safe. A picture makes its HTML unnecessary."""
    kept = {"text/plain": clean_text(data.get("text/plain"))}
    for kind in ("image/png", "image/jpeg"):
        picture = data.get(kind)
        if isinstance(picture, str) and PICTURE.fullmatch(picture):
            return {**kept, kind: picture}
    if isinstance(data.get("text/html"), str) and room.takes(data["text/html"]):
        kept["text/html"] = clean_html(clean_text(data["text/html"]))
    elif isinstance(data.get("text/latex"), str) or isinstance(data.get("text/markdown"), str):
        kept["text/markdown"] = clean_markdown(clean_text(data.get("text/markdown") or data.get("text/latex")))
    return kept
