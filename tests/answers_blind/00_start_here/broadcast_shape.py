from tests.answers_blind.kit import right, wrong


@right
def padded_with_ones(a, b):
    n = max(len(a), len(b))
    a2, b2 = (1,) * (n - len(a)) + tuple(a), (1,) * (n - len(b)) + tuple(b)
    if any(p != q and 1 not in (p, q) for p, q in zip(a2, b2, strict=True)):
        raise ValueError(f"{a} and {b} do not fit")
    return tuple(max(p, q) for p, q in zip(a2, b2, strict=True))


@right
def from_the_right(a, b):
    out = []
    for k in range(1, max(len(a), len(b)) + 1):
        lengths = {s[-k] for s in (a, b) if k <= len(s)} - {1}
        if len(lengths) > 1:
            raise ValueError("shapes " + str(a) + " and " + str(b) + " cannot be broadcast")
        out.append(lengths.pop() if lengths else 1)
    return tuple(reversed(out))


@wrong("the shorter shape is filled on the right, not on the left", r"left|right", r"flush|align|fill")
def flush_left(a, b):
    n = max(len(a), len(b))
    a2, b2 = tuple(a) + (1,) * (n - len(a)), tuple(b) + (1,) * (n - len(b))
    for p, q in zip(a2, b2, strict=True):
        if p != q and p != 1 and q != 1:
            raise ValueError(f"{a} and {b} do not fit")
    return tuple(max(p, q) for p, q in zip(a2, b2, strict=True))


@wrong("the axes that only the longer shape has are lost", r"longer|shorter|lost|left out|missing|cut", r"axes|axis|entr")
def common_axes_only(a, b):
    out = []
    for p, q in zip(a[::-1], b[::-1], strict=False):
        if p != q and p != 1 and q != 1:
            raise ValueError(f"{a} and {b} do not fit")
        out.append(max(p, q))
    return tuple(out[::-1])


@wrong("never raises: takes the longer of two lengths that do not fit", r"rais|ValueError|fit")
def never_raises(a, b):
    n = max(len(a), len(b))
    a2, b2 = (1,) * (n - len(a)) + tuple(a), (1,) * (n - len(b)) + tuple(b)
    return tuple(max(p, q) for p, q in zip(a2, b2, strict=True))


@wrong("a list comes back instead of a tuple", r"tuple|list")
def as_list(a, b):
    out = from_the_right(a, b)
    return list(out)
