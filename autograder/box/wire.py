"""Frames on a socket: a JSON header with its length in front, then the bytes of its arrays. Both sides check sizes before they allocate."""

import json
import socket
import struct
import time
from typing import Any

from autograder.codec import body_size, deserialize, serialize

LONGEST_HEADER = 8 << 20
LARGEST_BODY = 256 << 20


class WireError(Exception):
    """The other side sent something that is no frame, or too much."""


class Silence(Exception):
    """The other side sent nothing until the deadline."""


class Closed(Exception):
    """The other side is gone."""


def send(sock: socket.socket, nonce: str, value: Any) -> None:
    """Send one value under a nonce that the reader expects."""
    head, body = serialize(value)
    text = json.dumps({**head, "nonce": nonce}).encode()
    sock.sendall(struct.pack(">I", len(text)) + text + body)


def receive(sock: socket.socket, nonce: str, deadline: float) -> Any:
    """The next value. Raises Silence at the deadline (of time.monotonic), Closed, or WireError; frames of another nonce are an error."""
    (length,) = struct.unpack(">I", exactly(sock, 4, deadline))
    if length > LONGEST_HEADER:
        raise WireError(f"a header of {length} bytes")
    try:
        head = json.loads(exactly(sock, length, deadline))
        size = body_size(head)
        if head.get("nonce") != nonce:
            raise ValueError("a frame with another nonce")
        if size > LARGEST_BODY:
            raise ValueError(f"{size} bytes of arrays")
        return deserialize(head, exactly(sock, size, deadline))
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
