"""What a box says, checked before anyone believes it: of a learner's process every field can be forged, of any type and any size."""

from typing import Any

import numpy as np

from autograder.box import wire
from autograder.codec import Opaque
from autograder.observe import DEFAULTS, Observation

__all__ = ["ending", "loading", "observation", "observations"]

STATES = ("returned", "raised", "too slow", "too much memory", "interrupted", "not attempted", "wrong type", "unreadable")
BYTES = 8 << 20  # of an array; right answers have less than a thousandth of it
LONGEST = 1 << 20  # rows of an array
ITEMS = 50_000  # of lists, tuples and dicts in one value
TEXT = 20_000  # characters in one value


def observation(plain: object) -> Observation:
    """An observation out of what the box sent; whatever is no observation is a WireError."""
    try:
        if not isinstance(plain, dict) or plain["status"] not in STATES:
            raise ValueError("no status")
        plain = DEFAULTS | plain
        changed = plain["changed"]
        if changed is not None and not (type(changed) is int and 0 <= changed < 1000):
            raise ValueError("changed is no position")
        checked: dict[str, Any] = {
            "status": plain["status"],
            "value": bounded(plain["value"]),
            "error": None if plain["error"] is None else fault(plain["error"]),
            "changed": changed,
            "printed": text(plain["printed"], 2_000),
            "warned": tuple((text(c, 100), text(t, 500), text(line, 200)) for c, t, line in plain["warned"][:5]),
            "seconds": min(max(0.0, float(plain["seconds"])), 1e6),  # in this order nan becomes 0
        }
        checked |= {name: value is True for name, value in plain.items() if name not in checked}  # `again` and its like
        return Observation(**checked)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError, OverflowError) as error:
        raise wire.WireError(f"no observation: {str(error)[:200]}") from error


def observations(frame: object) -> list[Observation]:
    """The observations of one frame: at least one."""
    if not isinstance(frame, list) or not frame:
        raise wire.WireError("no observations")
    return [observation(plain) for plain in frame]


def text(said: Any, longest: int) -> str:
    if not isinstance(said, str):
        raise TypeError("no text")
    return said[:longest]


def fault(plain: Any) -> dict[str, Any]:
    """The exception of an observation, as `observe.describe_error` describes it."""
    types = tuple(text(name, 100) for name in plain["types"][:20])
    if not types or type(plain["line"]) is not int:
        raise ValueError("no exception")
    shapes = {text(name, 100): text(shape, 200) for name, shape in list(plain["shapes"].items())[:8]}
    return {
        "types": types,
        "text": text(plain["text"], 500),
        "line": plain["line"],
        "code": text(plain["code"], 200),
        "shapes": shapes,
        "inside": plain["inside"] is True,
    }


def bounded(value: Any) -> Any:
    """The value, or what stands for one that is far larger than any right answer: no one holds or prints it on this side."""
    items = letters = 0
    look = [value]
    while look:
        one = look.pop()
        if isinstance(one, np.ndarray) and (
            one.nbytes > BYTES or max(one.shape, default=0) > LONGEST
        ):  # (10**12, 0) has no bytes
            return Opaque(f"array of {one.dtype}, shape {one.shape}")
        if isinstance(one, (str, Opaque)):
            letters += len(one if isinstance(one, str) else one.type)
        elif isinstance(one, int):
            letters += one.bit_length() // 1000
        elif isinstance(one, dict):
            look += [*one.keys(), *one.values()]
        elif isinstance(one, (list, tuple)):
            look += one
        items += 1
        if items > ITEMS or letters > TEXT:
            return Opaque(f"{type(value).__name__} of more than {ITEMS if items > ITEMS else TEXT} parts")
    return value


def loading(frame: object) -> Observation | None:
    """What the box says about loading: None, or an observation."""
    if not isinstance(frame, dict) or "loaded" not in frame:
        raise wire.WireError("no word about loading")
    return None if frame["loaded"] is None else observation(frame["loaded"])


def ending(error: BaseException | None) -> Observation:
    """The observation for a box that stopped answering."""
    if isinstance(error, wire.Silence):
        return Observation("too slow")
    said = "the process ended in the middle (a crash, an exit, or more memory than allowed)"
    said = str(error) if isinstance(error, wire.WireError) else said
    return Observation(
        "raised", error={"types": ("ProcessEnded",), "text": said, "line": 0, "code": "", "shapes": {}, "inside": False}
    )
