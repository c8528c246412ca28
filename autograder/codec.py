"""Values as plain data: the one form in which arguments, results and verdicts are stored and sent. Never pickle.

`pack(value)` gives a JSON-able tree and a list of arrays; `unpack` is its inverse. What is not plain data (an open file, a subclass that
may carry behaviour, a learner's object) becomes `Opaque(type name)`: it can be named in a message, never run.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

KINDS = "biufc"  # the array kinds that travel: bool, int, unsigned, float, complex
DIMENSIONS = 16  # axes allowed in an array
DEPTH = 40  # nesting allowed in a value; deeper ones are Opaque, so that no recursion limit is met


@dataclass(frozen=True)
class Opaque:
    """What stands for a value that is not plain data: only the name of its type, and for arrays also dtype and shape."""

    type: str


@dataclass(frozen=True)
class Source:
    """An argument given as code, because it is behaviour: `Source("lambda x: (x**2).sum()")`.

    All statements but the last are executed, the last expression is the value. `np` is NumPy.
    """

    code: str


@dataclass(frozen=True)
class Rng:
    """A fresh `numpy.random.default_rng(seed)` as an argument, made anew for each call."""

    seed: int


def pack(value: Any, depth: int = 0) -> tuple[Any, list[np.ndarray]]:
    """Turn a value into (tree, arrays). In the tree a list is `[tag, payload]`, everything else is itself."""
    arrays: list[np.ndarray] = []

    def tree(x, depth):
        kind = type(x)
        if x is None or kind in (bool, str):
            return x if kind is not str else ["str", x if x.isascii() else x.encode("utf-8", "surrogatepass").decode("latin-1")]
        if kind is int:
            return ["int", str(x)] if x.bit_length() < 4096 else ["opaque", "int of more than 4096 bits"]
        if kind is float:
            return ["float", x.hex()]
        if kind is complex:
            return ["complex", [x.real.hex(), x.imag.hex()]]
        if isinstance(x, np.generic) and x.dtype.kind in KINDS and kind is x.dtype.type:
            arrays.append(np.asarray(x))
            return ["scalar", len(arrays) - 1]
        if kind is np.ndarray and x.dtype.kind in KINDS:
            arrays.append(np.ascontiguousarray(x).reshape(x.shape).astype(x.dtype.newbyteorder("="), copy=False))
            return ["array", len(arrays) - 1]
        if kind is np.ndarray:
            return ["opaque", f"array of dtype {x.dtype}, shape {x.shape}"]
        if depth >= DEPTH:
            return ["opaque", f"{kind.__name__}, nested more than {DEPTH} deep"]
        if kind in (list, tuple):
            return [kind.__name__, [tree(item, depth + 1) for item in x]]
        if kind is dict:
            return ["dict", [[tree(k, depth + 1), tree(v, depth + 1)] for k, v in x.items()]]
        if kind is Source:
            return ["source", x.code]
        if kind is Rng:
            return ["rng", x.seed]
        if kind is Opaque:
            return ["opaque", x.type]
        return ["opaque", str(kind.__name__)]

    return tree(value, depth), arrays


def unpack(tree: Any, arrays: list[np.ndarray]) -> Any:
    """The inverse of `pack`. Raises ValueError for anything that `pack` does not make."""
    try:
        return unpacked(tree, arrays)
    except (TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a packed value: {error}") from error


def unpacked(tree: Any, arrays: list[np.ndarray]) -> Any:
    if tree is None or tree is True or tree is False:
        return tree
    tag, load = tree
    match tag:
        case "str":
            return load if load.isascii() else load.encode("latin-1").decode("utf-8", "surrogatepass")
        case "float":
            return float.fromhex(load)
        case "tuple":
            return tuple([unpacked(item, arrays) for item in load])
        case "list":
            return [unpacked(item, arrays) for item in load]
        case "dict":
            return {unpacked(k, arrays): unpacked(v, arrays) for k, v in load}
        case "array":
            return arrays[load]
        case "int":
            return int(load)
        case "complex":
            return complex(*map(float.fromhex, load))
        case "scalar":
            return arrays[load].reshape(())[()]
        case "source":
            return Source(load)
        case "rng":
            return Rng(int(load))
        case "opaque":
            return Opaque(str(load))
    raise ValueError(f"not a packed value: unknown tag {tag!r}")


def serialize(value: Any) -> tuple[dict, bytes]:
    """A value as a JSON-able head and the bytes of its arrays, one after the other."""
    tree, arrays = pack(value)
    return {"tree": tree, "arrays": [[a.dtype.str, list(a.shape)] for a in arrays]}, b"".join(a.tobytes() for a in arrays)


def body_size(head: Any) -> int:
    """How many bytes of arrays a head announces. Raises ValueError when it is no head."""
    return sum(size for *_, size in layout(head))


def layout(head: Any) -> list[tuple[np.dtype, tuple, int]]:
    """(dtype, shape, bytes) of each array that a head announces."""
    try:
        found = [(np.dtype(dtype), tuple(shape)) for dtype, shape in head["arrays"]]
    except (TypeError, KeyError, ValueError) as error:
        raise ValueError(f"not a packed value: {error}") from error
    for dtype, shape in found:
        if dtype.kind not in KINDS or len(shape) > DIMENSIONS or any(type(n) is not int or n < 0 for n in shape):
            raise ValueError(f"not a packed value: an array of {dtype}, shape {shape}")
    return [(dtype, shape, dtype.itemsize * math.prod(shape)) for dtype, shape in found]


def deserialize(head: Any, body: bytes) -> Any:
    """The inverse of `serialize`. Raises ValueError for anything else."""
    arrays, start = [], 0
    for dtype, shape, size in layout(head):
        if start + size > len(body):
            raise ValueError("not a packed value: its arrays are cut short")
        arrays.append(np.frombuffer(body[start : start + size], dtype=dtype).reshape(shape).copy())
        start += size
    if not isinstance(head, dict) or "tree" not in head:
        raise ValueError("not a packed value: no tree")
    return unpack(head["tree"], arrays)


def save(path: Path, value: Any) -> None:
    """Write a value to an `.npz` file: its head as UTF-8 bytes, its arrays beside it. The same value gives the same bytes."""
    head, body = serialize(value)
    text = json.dumps(head, ensure_ascii=False).encode()
    np.savez_compressed(path, head=np.frombuffer(text, np.uint8), body=np.frombuffer(body, np.uint8))


def load(path: Path) -> Any:
    """Read what `save` wrote. Raises ValueError or OSError when the file is missing, damaged or something else."""
    try:
        with open(path, "rb") as raw, np.load(raw, allow_pickle=False) as file:
            return deserialize(json.loads(file["head"].tobytes()), file["body"].tobytes())
    except (OSError, ValueError):
        raise
    except Exception as error:  # a damaged zip file raises many things
        raise ValueError(f"{path} is damaged: {type(error).__name__}: {error}") from error
