"""Values as plain data: the one form in which arguments, results and verdicts are stored and sent. Never pickle.

`pack(value)` gives a JSON-able tree and a list of arrays; `unpack` is its inverse. What is not plain data (an open file, a subclass that
may carry behaviour, a learner's object) becomes `Opaque(type name)`: it can be named in a message, never run.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

KINDS = "biufc"  # the array kinds that travel: bool, int, unsigned, float, complex
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
            return x if kind is not str else ["str", x.encode("utf-8", "surrogatepass").decode("latin-1")]
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
    if tree is None or isinstance(tree, bool):
        return tree
    try:
        tag, load = tree
        match tag:
            case "str":
                return load.encode("latin-1").decode("utf-8", "surrogatepass")
            case "int":
                return int(load)
            case "float":
                return float.fromhex(load)
            case "complex":
                return complex(*map(float.fromhex, load))
            case "scalar":
                return arrays[load].reshape(())[()]
            case "array":
                return arrays[load]
            case "list":
                return [unpack(item, arrays) for item in load]
            case "tuple":
                return tuple(unpack(item, arrays) for item in load)
            case "dict":
                return {unpack(k, arrays): unpack(v, arrays) for k, v in load}
            case "source":
                return Source(load)
            case "rng":
                return Rng(int(load))
            case "opaque":
                return Opaque(str(load))
    except (TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"not a packed value: {error}") from error
    raise ValueError(f"not a packed value: unknown tag {tag!r}")


def save(path: Path, value: Any) -> None:
    """Write a value to an `.npz` file: its tree as UTF-8 bytes, its arrays beside it. The same value gives the same bytes."""
    tree, arrays = pack(value)
    text = np.frombuffer(json.dumps(tree, ensure_ascii=False).encode(), dtype=np.uint8)
    np.savez_compressed(path, allow_pickle=False, tree=text, **{f"a{i}": a for i, a in enumerate(arrays)})


def load(path: Path) -> Any:
    """Read what `save` wrote. Raises ValueError or OSError when the file is missing, damaged or something else."""
    try:
        with open(path, "rb") as raw, np.load(raw, allow_pickle=False) as file:
            tree = json.loads(file["tree"].tobytes().decode())
            return unpack(tree, [file[f"a{i}"] for i in range(len(file.files) - 1)])
    except (KeyError, EOFError) as error:
        raise ValueError(f"{path} is not a file of checks: {error}") from error
    except Exception as error:
        if isinstance(error, (OSError, ValueError)):
            raise
        raise ValueError(f"{path} is damaged: {error}") from error
