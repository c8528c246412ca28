"""Frames on a socket: a JSON header with its length in front, then the bytes of its arrays. Both sides check sizes before they allocate."""

import json
import math
import socket
import struct
import time
from typing import Any

import numpy as np

from autograder.codec import KINDS, pack, unpack

LONGEST_HEADER = 8 << 20
LARGEST_BODY = 256 << 20
MOST_DIMENSIONS = 16


class WireError(Exception):
    """The other side sent something that is no frame, or too much."""


class Silence(Exception):
    """The other side sent nothing until the deadline."""


class Closed(Exception):
    """The other side is gone."""


def send(sock: socket.socket, nonce: str, value: Any) -> None:
    """Send one value under a nonce that the reader expects."""
    tree, arrays = pack(value)
    shapes = [[a.dtype.str, list(a.shape)] for a in arrays]
    header = json.dumps({"nonce": nonce, "tree": tree, "arrays": shapes}).encode()
    sock.sendall(struct.pack(">I", len(header)) + header + b"".join(a.tobytes() for a in arrays))


def receive(sock: socket.socket, nonce: str, deadline: float) -> Any:
    """The next value. Raises Silence at the deadline (of time.monotonic), Closed, or WireError; frames of another nonce are an error."""
    (length,) = struct.unpack(">I", exactly(sock, 4, deadline))
    if length > LONGEST_HEADER:
        raise WireError(f"a header of {length} bytes")
    try:
        header = json.loads(exactly(sock, length, deadline))
        kinds = [(np.dtype(dtype), tuple(shape)) for dtype, shape in header["arrays"]]
        tree, got = header["tree"], header["nonce"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise WireError(f"no header: {error}") from error
    if got != nonce:
        raise WireError("a frame with another nonce")
    sizes = []
    for dtype, shape in kinds:
        whole = len(shape) <= MOST_DIMENSIONS and all(type(n) is int and n >= 0 for n in shape)
        if dtype.kind not in KINDS or not whole:
            raise WireError(f"an array of {dtype}, shape {shape}")
        sizes.append(dtype.itemsize * math.prod(shape))
    if sum(sizes) > LARGEST_BODY:
        raise WireError(f"{sum(sizes)} bytes of arrays")
    arrays = [
        np.frombuffer(exactly(sock, size, deadline), dtype=dtype).reshape(shape).copy()
        for (dtype, shape), size in zip(kinds, sizes)
    ]
    try:
        return unpack(tree, arrays)
    except (ValueError, RecursionError) as error:
        raise WireError(str(error)) from error


def exactly(sock: socket.socket, count: int, deadline: float) -> bytes:
    """`count` bytes, or an exception."""
    parts, missing = [], count
    while missing:
        left = deadline - time.monotonic()
        if left <= 0:
            raise Silence
        sock.settimeout(left)
        try:
            part = sock.recv(min(missing, 1 << 20))
        except TimeoutError:
            raise Silence from None
        except OSError as error:
            raise Closed from error
        if not part:
            raise Closed
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
