from autograder.exercise import Exercise, case, misconception


def broadcast_shape(a, b):
    """Say which shape NumPy gives to the sum of an array of shape `a` and an array of shape `b`.

    The rule: write both shapes one below the other, flush right.
    Fill the shorter one with 1 on the left.
    In each place the two lengths must be equal, or one of them must be 1.
    The result has the longer of the two there.
    If they do not fit, raise a ValueError whose message says which shapes came.

    a, b: tuples of whole numbers above 0 -> a tuple

    >>> broadcast_shape((4, 3), (3,))
    (4, 3)
    >>> broadcast_shape((4, 1), (1, 3))
    (4, 3)
    """
    length = max(len(a), len(b))
    places = list(zip((1,) * (length - len(a)) + a, (1,) * (length - len(b)) + b))
    if any(m != n and 1 not in (m, n) for m, n in places):
        raise ValueError(f"shapes {a} and {b} do not fit: in each place the lengths must be equal, or one of them 1")
    return tuple(max(m, n) for m, n in places)


def cases(rng):
    n, d, m = (int(k) for k in rng.choice(range(2, 12), size=3, replace=False))
    yield case((n, d), (d,), label="a table and one number for each column")
    yield case((n, 1), (n, d), label="one number for each row, upright, and a table")
    yield case((n, d), (n,), label="a table and one number for each row, lying flat")
    yield case((n, 1), (1, m), label="a column and a row")
    yield case((m, n, d), (n, 1), label="three axes and two")
    yield case((n, 1, d), (m, 1), label="three axes and two, each with a length of 1")
    yield case((d,), (m, n, d), label="the shorter shape comes first")
    yield case((n, d), (m, d), label="different numbers of rows")
    yield case((), (n, m), label="a single number and a table")
    yield case((n, n), (n,), label="a square table and a flat array")


hints = (
    "Write (4, 3) and (3,) one below the other, flush right. What stands below the 4? What does the rule say about an empty place?",
    "First make both tuples equally long: a tuple of ones, such as (1,) * 2 = (1, 1), can be put in front of the shorter one.",
    "Then go through both with zip, place by place. When is a place an error, and what is the result where it is none? "
    'An error with its message: raise ValueError(f"{a} and {b} do not fit").',
    "(5, 1, 3) and (4, 3): filled up, (5, 1, 3) and (1, 4, 3). Places: 5 and 1 give 5, 1 and 4 give 4, 3 and 3 give 3. Result (5, 4, 3).",
)


@misconception(
    "The shapes are compared from the left. NumPy lines them up at the right end: the last axes meet first, and the shorter shape "
    "gets its ones on the left."
)
def flush_left(a, b):
    length = max(len(a), len(b))
    a, b = a + (1,) * (length - len(a)), b + (1,) * (length - len(b))
    if any(m != n and 1 not in (m, n) for m, n in zip(a, b)):
        raise ValueError("the shapes do not fit")
    return tuple(max(m, n) for m, n in zip(a, b))


@misconception(
    "Shapes that do not fit get an answer too: the larger length. NumPy refuses them. Where the lengths differ and none of them is 1, "
    "raise a ValueError."
)
def never_refuses(a, b):
    length = max(len(a), len(b))
    a, b = (1,) * (length - len(a)) + a, (1,) * (length - len(b)) + b
    return tuple(max(m, n) for m, n in zip(a, b))


@misconception(
    "A length of 1 is refused beside a longer one. That is what broadcasting is about: the single row or column is used again and again."
)
def ones_do_not_stretch(a, b):
    short, long = sorted((a, b), key=len)
    if long[len(long) - len(short) :] != short:
        raise ValueError("the shapes differ")
    return long


@misconception(
    "Where shapes have different numbers of axes you stop at the shorter one: zip ends there. Make both equally long first."
)
def axes_lost(a, b):
    pairs = list(zip(a[::-1], b[::-1]))
    if any(m != n and 1 not in (m, n) for m, n in pairs):
        raise ValueError("the shapes do not fit")
    return tuple(max(m, n) for m, n in pairs)[::-1]


@misconception(
    "The shapes are compared from the left, and only as far as the shorter one goes: that is where zip ends. NumPy lines them up at the "
    "right end. Fill the shorter shape with ones on the left first."
)
def zipped_from_the_left(a, b):
    if any(m != n and 1 not in (m, n) for m, n in zip(a, b)):
        raise ValueError("the shapes do not fit")
    return tuple(max(m, n) for m, n in zip(a, b))


@misconception(
    "The longer shape is returned as it is. Its own lengths of 1 can be stretched too: a column (4, 1) and a row (1, 3) give (4, 3)."
)
def longer_shape(a, b):
    length = max(len(a), len(b))
    c, d = (1,) * (length - len(a)) + a, (1,) * (length - len(b)) + b
    if any(m != n and 1 not in (m, n) for m, n in zip(c, d)):
        raise ValueError("the shapes do not fit")
    return a if len(a) >= len(b) else b


@misconception("The lengths are right, but they are in a list. A shape is a tuple: (4, 3), not [4, 3].")
def list_returned(a, b):
    length = max(len(a), len(b))
    a, b = (1,) * (length - len(a)) + a, (1,) * (length - len(b)) + b
    if any(m != n and 1 not in (m, n) for m, n in zip(a, b)):
        raise ValueError("the shapes do not fit")
    return [max(m, n) for m, n in zip(a, b)]


@misconception(
    "The result has the smaller length in each place. A length of 1 is stretched to the other one, not the other one cut to 1."
)
def smaller_length(a, b):
    length = max(len(a), len(b))
    a, b = (1,) * (length - len(a)) + a, (1,) * (length - len(b)) + b
    if any(m != n and 1 not in (m, n) for m, n in zip(a, b)):
        raise ValueError("the shapes do not fit")
    return tuple(min(m, n) for m, n in zip(a, b))


@misconception(
    "The error is right, but it says nothing. Whoever sees it wants to know which shapes came: put them into the brackets, "
    'raise ValueError(f"...").'
)
def no_message(a, b):
    length = max(len(a), len(b))
    a, b = (1,) * (length - len(a)) + a, (1,) * (length - len(b)) + b
    if any(m != n and 1 not in (m, n) for m, n in zip(a, b)):
        raise ValueError
    return tuple(max(m, n) for m, n in zip(a, b))


exercise = Exercise(
    broadcast_shape,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        flush_left,
        never_refuses,
        ones_do_not_stretch,
        axes_lost,
        zipped_from_the_left,
        longer_shape,
        list_returned,
        smaller_length,
        no_message,
    ),
)
