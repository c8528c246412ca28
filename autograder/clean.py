"""Whatever a learner's code or text brought forth, made safe to open: in the autograded notebook, in formgrader and in feedback pages.

No script, no form, no address that is fetched: what is not on the list of harmless things is shown as text or left out.
"""

import html
import re
import threading
from functools import lru_cache
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
ATTRIBUTES = {"class", "style", "title", "align", "role", "aria-label", "aria-hidden", "colspan", "rowspan", "scope"}
OF_TAG = {"img": {"alt", "src", "width", "height"}, "progress": {"max", "value"}}
CLASSES = {
    "check",
    "wrong",
    "untried",
    "head",
    "small",
    "values",
    "list",
    "dataframe",
}  # formgrader has others, that lay a box over its page
HARMFUL_STYLE = re.compile(r"[(){}\[\]\\@]|-\s*[\d.]")  # what nests, and what moves a box over others
COLOUR = re.compile(r"rgba?\([\d\s,.%]*\)")
STYLES = CSSSanitizer(
    allowed_css_properties=[
        "background-color", "border", "color", "display", "font-family", "font-size", "font-style", "font-weight", "margin", "max-width",
        "padding", "text-align", "vertical-align", "white-space", "width", "height",
    ]
)  # fmt: skip


def harmless(tag: str, name: str, value: str) -> bool:
    """Whether a tag may have this attribute."""
    if name == "class":
        return set(value.split()) <= CLASSES
    if name == "style":
        return not HARMFUL_STYLE.search(COLOUR.sub("", value))
    return name in ATTRIBUTES or name in OF_TAG.get(tag, ())


class OfThread(threading.local):
    """A cleaner for each thread: it holds the parser of what it cleans, and two threads would mix two learners' pages."""

    def __init__(self):
        self.cleaner = bleach.Cleaner(tags=TAGS, attributes=harmless, protocols=["data"], css_sanitizer=STYLES, strip=True)


of_thread = OfThread()
SHORT = 32_000  # characters: what is longer is not kept in case somebody else has the same
IMAGE = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=]+")
ACTIVE = re.compile(r"</?[a-z!?]|javascript:|vbscript:|!(?=\[)|\](?=[(:](?!\s*(?:https?://|mailto:|#)))", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07?|\x1b")
STYLE_BLOCK = re.compile(r"<(style|script|title|template)\b.*?(</\1\s*>|$)|<!--.*?(-->|$)", re.IGNORECASE | re.DOTALL)
ATTRIBUTE = r"""\s+[a-zA-Z_:][-\w:.]*(?:\s*=\s*(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+))?"""
TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:{ATTRIBUTE})*)\s*/?>")
WITHOUT_END = {"br", "hr", "img", "col"}
DEEPEST, MOST_ATTRIBUTES = 40, 12


def clean_markdown(source: str) -> str:
    """Markdown without live HTML: tags are turned into text, and so are addresses that do not plainly start as one of the web does (nbconvert
    reads `java&#115;cript:` as its author meant it); pictures, which would be fetched, become links. Mathematics such as `$a < b$` is left
    as it is."""
    return source if not ACTIVE.search(source) else ACTIVE.sub(lambda m: made_text(m[0]), source)


def made_text(mark: str) -> str:
    return f"{mark} " if mark in "!]" else html.escape(mark).replace(":", "&#58;")


class Room:
    """How much HTML of one notebook is taken apart: a parser's time grows faster than its text, and everyone else waits for it."""

    def __init__(self, characters: int = 600_000):
        self.left = characters

    def takes(self, text: str) -> bool:
        """Whether there is room for this text, which is then used up."""
        self.left -= len(text)
        return self.left >= 0 and all(text.count(mark) <= 3_000 for mark in "<=&")


def clean_line(text: str) -> str:
    """One line for a terminal, out of text that holds names which learners chose."""
    return " ".join(CONTROL.sub("�", CODES.sub("", text)).split())


def clean_html(text: str) -> str:
    """HTML of a result without anything that acts or fetches; pictures only when they are in the page itself."""
    return cleaned_before(text) if len(text) <= SHORT else cleaned(text)


def cleaned(text: str) -> str:
    safe = of_thread.cleaner.clean(nested(STYLE_BLOCK.sub("", text)))
    return re.sub(r'\ssrc="([^"]*)"', lambda m: m[0] if IMAGE.fullmatch(m[1]) else "", safe)


cleaned_before = lru_cache(maxsize=256)(cleaned)  # a lesson's tables are the same for all, and take longer than an answer's check


def nested(text: str) -> str:
    """The same HTML with every tag closed where it should be. A parser mends what is not, and a page of 40 KB can become one of 40 MB:
    what is left open in one paragraph is opened again in each that follows."""
    out: list[str] = []
    standing: list[str] = []
    end = 0
    for tag in TAG.finditer(text):
        out.append(text[end : tag.start()].replace("<", "&lt;"))
        end, name = tag.end(), tag[2].lower()
        if tag[1]:
            while name in standing:
                out.append(f"</{standing[-1]}>")
                if standing.pop() == name:
                    break
        elif name in TAGS and len(standing) < DEEPEST:
            standing += [] if name in WITHOUT_END else [name]
            out.append(f"<{name}{''.join(re.findall(ATTRIBUTE, tag[3])[:MOST_ATTRIBUTES])}>")
    return "".join([*out, text[end:].replace("<", "&lt;"), *(f"</{name}>" for name in reversed(standing))])


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
    elif isinstance(text := data.get("text/markdown") or data.get("text/latex"), str) and room.takes(text):
        kept["text/markdown"] = clean_markdown(clean_text(text))
    return kept
