"""Answers to backprop_through_time."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(Wh, hs, g):
    norms = []
    for h in hs[::-1]:
        g = (g * (1 - h**2)) @ Wh.T
        norms.append(float(np.linalg.norm(g)))
    return norms


@right
def einsum(W, states, upstream):
    norms, t = [], len(states) - 1
    while t >= 0:
        upstream = np.einsum("nj,ij->ni", upstream - upstream * states[t] * states[t], W)
        norms.append(float(np.sqrt((upstream**2).sum())))
        t -= 1
    return norms


def walk(Wh, hs, g):
    if not hs:
        return []
    g = np.array([Wh @ row for row in g * (1 - hs[-1] * hs[-1])])
    return [float(np.sqrt(np.vdot(g, g))), *walk(Wh, hs[:-1], g)]


@right
def recursive(Wh, hs, g):
    return walk(Wh, list(hs), g)


@right
def by_jacobians(Wh, hs, g, order=None):
    """For every row a product of Jacobians diag(1 - h²) Whᵀ."""
    rows = [row for row in g]
    norms = []
    for h in reversed(hs):
        rows = [row @ (np.diag(1 - state**2) @ Wh.T) for row, state in zip(rows, h)]
        norms.append(float(np.linalg.norm(np.stack(rows), order)))
    return norms


@wrong("no slope", "slope_forgotten")
def no_slope(Wh, hs, g):
    norms = []
    for _ in hs:
        g = g @ Wh.T
        norms.append(float(np.linalg.norm(g)))
    return norms


@wrong("not transposed", "not_transposed")
def not_transposed(Wh, hs, g):
    norms = []
    for h in hs[::-1]:
        g = (g * (1 - h**2)) @ Wh
        norms.append(float(np.linalg.norm(g)))
    return norms


@wrong("forward in time", "forward_in_time")
def forward(Wh, hs, g):
    norms = []
    for h in hs:
        g = (g * (1 - h**2)) @ Wh.T
        norms.append(float(np.linalg.norm(g)))
    return norms


@wrong("reversed", "norms_reversed", "permuted", "swapped_outputs")
def turned(Wh, hs, g):
    return formula(Wh, hs, g)[::-1]


@wrong("the norm of g first", "starts_with_g", "wrong_shape", "off_by_one")
def with_start(Wh, hs, g):
    return [float(np.linalg.norm(g)), *formula(Wh, hs, g)]


@wrong("g is not passed on", "gradient_not_passed_on")
def not_passed(Wh, hs, g):
    return [float(np.linalg.norm((g * (1 - h**2)) @ Wh.T)) for h in hs[::-1]]


@wrong("tanh once more", "tanh_twice")
def twice(Wh, hs, g):
    norms = []
    for h in hs[::-1]:
        g = (g * (1 - np.tanh(h) ** 2)) @ Wh.T
        norms.append(float(np.linalg.norm(g)))
    return norms


@wrong("the matrix first", "matrix_first")
def matrix_first(Wh, hs, g):
    norms = []
    for h in hs[::-1]:
        g = (g @ Wh.T) * (1 - h**2)
        norms.append(float(np.linalg.norm(g)))
    return norms


@wrong("an array", "wrong_container")
def array(Wh, hs, g):
    return np.array(formula(Wh, hs, g))


@wrong("the gradients")
def gradients(Wh, hs, g):
    out = []
    for h in hs[::-1]:
        g = (g * (1 - h**2)) @ Wh.T
        out.append(g)
    return out


@wrong("squared norms", "another_function")
def squared(Wh, hs, g):
    return [n**2 for n in formula(Wh, hs, g)]


@wrong("hs is turned round in place", "changed_its_input")
def in_place(Wh, hs, g):
    hs.reverse()
    norms = []
    for h in hs:
        g = (g * (1 - h**2)) @ Wh.T
        norms.append(float(np.linalg.norm(g)))
    return norms
