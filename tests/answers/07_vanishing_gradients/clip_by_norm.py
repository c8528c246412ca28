"""Answers to clip_by_norm."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [g * max_norm / norm if norm > max_norm else g.copy() for g in grads]


@right
def minimum(grads, max_norm):
    norm = np.linalg.norm(np.concatenate([g.ravel() for g in grads]))
    factor = min(1.0, max_norm / norm) if norm else 1.0
    return [factor * g for g in grads]


@right
def hypot(gradients, longest):
    total = 0.0
    for g in gradients:
        for entry in g.flat:
            total = np.hypot(total, entry)
    return [np.multiply(g, longest / max(total, longest)) for g in gradients]


@right
def vdot(grads, max_norm):
    square = sum(np.vdot(g, g) for g in grads)
    if square <= max_norm**2:
        return [+g for g in grads]
    return list(map(lambda g: g * (max_norm * square**-0.5), grads))


@wrong("each array alone", "each_array_alone")
def alone(grads, max_norm):
    return [g * min(1.0, max_norm / max(np.linalg.norm(g), 1e-300)) for g in grads]


@wrong("always", "scales_up")
def always(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [g * max_norm / norm if norm else g.copy() for g in grads]


@wrong("0 / 0", "divides_by_zero", "not_finite", "warned")
def zero(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [g / norm * min(norm, max_norm) for g in grads]


@wrong("by value", "by_value")
def by_value(grads, max_norm):
    return [np.clip(g, -max_norm, max_norm) for g in grads]


@wrong("norms added", "norms_added")
def added(grads, max_norm):
    norm = sum(np.linalg.norm(g) for g in grads)
    return [g * max_norm / norm if norm > max_norm else g.copy() for g in grads]


@wrong("no root", "root_forgotten")
def no_root(grads, max_norm):
    norm = sum((g**2).sum() for g in grads)
    return [g * max_norm / norm if norm > max_norm else g.copy() for g in grads]


@wrong("a small number added", "epsilon_added", "low_precision")
def epsilon(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads)) + 1e-6
    return [g * max_norm / norm if norm > max_norm else g.copy() for g in grads]


@wrong("unit length", "unit_length")
def unit(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [g / norm if norm > max_norm else g.copy() for g in grads]


@wrong("thrown away", "thrown_away")
def away(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    return [0 * g if norm > max_norm else g.copy() for g in grads]


@wrong("in place", "changed_its_input")
def in_place(grads, max_norm):
    norm = np.sqrt(sum((g**2).sum() for g in grads))
    for g in grads:
        g *= min(1.0, max_norm / max(norm, 1e-300))
    return grads


@wrong("a tuple", "wrong_container")
def a_tuple(grads, max_norm):
    return tuple(formula(grads, max_norm))


@wrong("the norm comes back too", "wrong_container", "wrong_shape")
def with_norm(grads, max_norm):
    return formula(grads, max_norm), float(np.sqrt(sum((g**2).sum() for g in grads)))
