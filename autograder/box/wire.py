"""Frames on a socket: a JSON header with its length in front, then the bytes of its arrays. Both sides check sizes before they allocate."""

import hashlib
import json
import socket
import struct
import time
from functools import cached_property
from typing import Any

from autograder.codec import body_size, deserialize, serialize

LONGEST_HEADER = 8 << 20
LARGEST_BODY = 96 << 20
ALLOWANCE = 384 << 20  # bytes of a whole conversation
AHEAD = 1 << 16  # bytes that are read at once, where they have come
HEADERS = 32 << 20  # of them in headers, which take a second to read for each 8 MB, and many times their size


class WireError(Exception):
    """The other side sent something that is no frame, or too much."""


class Silence(Exception):
    """The other side sent nothing until the deadline."""


class Closed(Exception):
    """The other side is gone."""


class Prepared:
    """A value as bytes, all but the nonce: what is sent with every submission is taken apart once."""

    def __init__(self, value: Any):
        head, self.body = serialize(value)
        self.head = json.dumps(head)[:-1]

    @cached_property
    def digest(self) -> str:
        """Equal for equal values."""
        return hashlib.sha256(self.head.encode() + self.body).hexdigest()


def send(sock: socket.socket, nonce: str, value: Any) -> None:
    """Send one value under a nonce that the reader expects."""
    ready = value if isinstance(value, Prepared) else Prepared(value)
    text = f'{ready.head}, "nonce": {json.dumps(nonce)}}}'.encode()
    sock.sendall(struct.pack(">I", len(text)) + text + ready.body)


def send_list(sock: socket.socket, nonce: str, values: list) -> None:
    """Send values as one frame with a list of them; as many frames when that would be a large one."""
    together = Prepared(values)
    if len(together.head) < LONGEST_HEADER // 2 and len(together.body) < LARGEST_BODY // 2:
        send(sock, nonce, together)
        return
    for value in values:
        send(sock, nonce, [value])


class Reader:
    """Takes frames of one conversation, up to an allowance of bytes: what many frames hold together is bounded too."""

    def __init__(self, sock: socket.socket, nonce: str, allowance: int = ALLOWANCE):
        self.sock, self.nonce, self.left, self.heads = sock, nonce, allowance, HEADERS
        self.waiting = bytearray()  # read and not yet taken

    def receive(self, deadline: float) -> Any:
        """The next value. Raises Silence at the deadline (of time.monotonic), Closed, or WireError; frames of another nonce are an error."""
        (length,) = struct.unpack(">I", self.take(4, deadline))
        self.heads -= length
        if length > LONGEST_HEADER or self.heads < 0:
            raise WireError(f"a header of {length} bytes: more than is read")
        head, size = opened(self.take(length, deadline), self.nonce)
        self.left -= length + size
        if size > LARGEST_BODY or self.left < 0:
            raise WireError(f"{size} bytes of arrays: more than is read")
        body = self.take(size, deadline)
        try:
            return deserialize(head, body)
        except Exception as error:  # whatever a frame breaks in its reader is the fault of its sender
            raise WireError(str(error)[:200]) from error

    def take(self, count: int, deadline: float) -> bytes:
        """`count` bytes, or an exception. What has come beyond them is kept for the next call."""
        while len(self.waiting) < count:
            self.waiting += some(self.sock, max(count - len(self.waiting), AHEAD), deadline)
        taken = bytes(self.waiting[:count])
        del self.waiting[:count]
        return taken


def opened(text: bytes, nonce: str) -> tuple[dict, int]:
    """A header, and how many bytes of arrays it announces. Raises WireError."""
    try:
        head = json.loads(text)
        if head["nonce"] != nonce:
            raise ValueError("a frame with another nonce")
        return head, body_size(head)
    except Exception as error:
        raise WireError(str(error)[:200]) from error


def exactly(sock: socket.socket, count: int, deadline: float) -> bytes:
    """`count` bytes and not one more, or an exception."""
    found = b""
    while len(found) < count:
        found += some(sock, count - len(found), deadline)
    return found


def some(sock: socket.socket, most: int, deadline: float) -> bytes:
    """At least one byte, or an exception."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise Silence
    sock.settimeout(left)
    try:
        part = sock.recv(min(most, 1 << 20))
    except TimeoutError:
        raise Silence from None
    except OSError as error:
        raise Closed from error
    if not part:
        raise Closed
    return part
