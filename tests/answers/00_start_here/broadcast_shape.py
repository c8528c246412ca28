"""Answers to broadcast_shape."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def from_the_right(a, b):
    result = []
    for k in range(1, max(len(a), len(b)) + 1):
        m = a[-k] if k <= len(a) else 1
        n = b[-k] if k <= len(b) else 1
        if m != n and 1 not in (m, n):
            raise ValueError(f"{a} and {b} do not fit")
        result.insert(0, max(m, n))
    return tuple(result)


@right
def padded(first, second):
    size = max(len(first), len(second))
    first, second = ((1,) * (size - len(s)) + tuple(s) for s in (first, second))
    if any(m != n and m != 1 and n != 1 for m, n in zip(first, second)):
        raise ValueError("shapes do not fit: %s, %s" % (first, second))
    return tuple(map(max, first, second))


@right
def asks_numpy(a, b):
    return np.broadcast_shapes(a, b)


@right
def really_adds(a, b):
    return (np.empty(a) + np.empty(b)).shape


@right
def recursive(a, b):
    if not a or not b:
        return a or b
    if a[-1] == b[-1] or 1 in (a[-1], b[-1]):
        return (*recursive(a[:-1], b[:-1]), max(a[-1], b[-1]))
    raise ValueError(a, b)


@wrong("lined up on the left", "flush_left")
def on_the_left(a, b):
    size = max(len(a), len(b))
    a, b = (s + (1,) * (size - len(s)) for s in (a, b))
    if any(m != n and 1 not in (m, n) for m, n in zip(a, b)):
        raise ValueError("no")
    return tuple(map(max, a, b))


@wrong("never refuses", "never_refuses")
def always_the_larger(a, b):
    size = max(len(a), len(b))
    a, b = ((1,) * (size - len(s)) + s for s in (a, b))
    return tuple(map(max, a, b))


@wrong("None where the shapes do not fit", "never_refuses", "returned_nothing")
def gives_none(a, b):
    try:
        return np.broadcast_shapes(a, b)
    except ValueError:
        return None


@wrong("another kind of error", "raised")
def asserts(a, b):
    size = max(len(a), len(b))
    a, b = ((1,) * (size - len(s)) + s for s in (a, b))
    for m, n in zip(a, b):
        assert m == n or 1 in (m, n)
    return tuple(map(max, a, b))


@wrong("a list", "list_returned", "wrong_container")
def as_a_list(a, b):
    return list(np.broadcast_shapes(a, b))


@wrong("only shapes of equal length are compared", "axes_lost", "wrong_shape")
def shorter(a, b):
    pairs = list(zip(a[::-1], b[::-1]))
    if any(m != n and 1 not in (m, n) for m, n in pairs):
        raise ValueError("no")
    return tuple(max(p) for p in pairs)[::-1]


@wrong("a length of 1 does not stretch", "ones_do_not_stretch", "raised")
def strict(a, b):
    size = max(len(a), len(b))
    a, b = ((1,) * (size - len(s)) + s for s in (a, b))
    if any(m != n for m, n in zip(a, b)):
        raise ValueError("no")
    return a


@wrong("from right to left", "swapped_outputs")
def backwards(a, b):
    return np.broadcast_shapes(a, b)[::-1]


@wrong("the length of the shape", "wrong_container")
def dimensions(a, b):
    return len(np.broadcast_shapes(a, b))


@wrong("stretches any length that divides the other", "never_refuses")
def multiples(a, b):
    size = max(len(a), len(b))
    a, b = ((1,) * (size - len(s)) + s for s in (a, b))
    if any(max(m, n) % min(m, n) for m, n in zip(a, b)):
        raise ValueError("no")
    return tuple(map(max, a, b))


@wrong("the error has no message", "no_message")
def silent_error(a, b):
    length = max(len(a), len(b))
    result = []
    for m, n in zip((1,) * (length - len(a)) + a, (1,) * (length - len(b)) + b):
        if m != n and m != 1 and n != 1:
            raise ValueError
        result.append(max(m, n))
    return tuple(result)
