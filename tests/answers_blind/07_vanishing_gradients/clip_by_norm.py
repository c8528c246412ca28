import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def min_factor(grads, max_norm):
    squares = sum(float((g * g).sum()) for g in grads)
    factor = min(1.0, max_norm / squares**0.5) if squares else 1.0
    return [g * factor for g in grads]


@right
def norm_of_norms(grads, max_norm):
    length = np.linalg.norm([np.linalg.norm(g) for g in grads])
    if not length > max_norm:
        return [g.copy() for g in grads]
    return [max_norm * (g / length) for g in grads]


@wrong("each array is clipped on its own", r"each array|own|together|all arrays|one (long )?vector|whole")
def each_on_its_own(grads, max_norm):
    out = []
    for g in grads:
        n = np.linalg.norm(g)
        out.append(g * max_norm / n if n > max_norm else g.copy())
    return out


@wrong("short gradients are stretched too", r"short|stretch|longer|only|always|if\b")
def always(grads, max_norm):
    n = np.sqrt(sum((g**2).sum() for g in grads))
    return [g * max_norm / n for g in grads] if n else [g.copy() for g in grads]


@wrong("the root is forgotten: compared and divided by the squared length", r"root|squar")
def no_root(grads, max_norm):
    n = sum((g**2).sum() for g in grads)
    if n > max_norm:
        return [g * max_norm / n for g in grads]
    return [g.copy() for g in grads]


@wrong("the arrays of the caller are changed", r"chang|copy|caller|new arrays|in place|same array")
def in_place(grads, max_norm):
    n = np.sqrt(sum((g**2).sum() for g in grads))
    if n > max_norm:
        for g in grads:
            g *= max_norm / n
    return grads
