"""Myth 42: every neuron's value lies between 0 and 1."""

import numpy as np

import nnref
from autograder.exercise import Exercise, case, misconception


def refute_neuron_fires():
    """Often said: "a neuron's value lies between 0 and 1; close to 1 means that it fires".

    Return `(name, z)`: the name of an activation, one of "sigmoid", "tanh", "relu",
    "leaky_relu", "elu", "silu", and an input z between -10 and 10, such that the unit's
    value is below -0.5 or above 1.5.

    Returns: a tuple of a string and a number
    """
    return "relu", 4.0


def cases(rng):
    yield case(label="the value of your unit")


def verify(value):
    """Apply the named activation to z."""
    known = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "silu")
    if isinstance(value, (tuple, list)) and len(value) == 2 and isinstance(value[1], str) and not isinstance(value[0], str):
        return "wrong_order"
    if not isinstance(value, (tuple, list)) or len(value) != 2 or not isinstance(value[0], str) or value[0] not in known:
        return f"A tuple (name, z) is asked, with one of the names {', '.join(known)}"
    try:
        name, z = value[0], value[1] + 0.0
    except (TypeError, ValueError, OverflowError):
        return "The second entry should be a number, z"
    if not abs(z) <= 10:
        return "z has to lie between -10 and 10"
    y = float(getattr(nnref, name)(np.array([z]))[0])
    if y < -0.5 or y > 1.5:
        return None
    return "took_the_sigmoid" if name == "sigmoid" else "inside_the_range"


@misconception(
    "The sigmoid is the one activation here for which the saying is true: its value lies between 0 and 1. Take another one."
)
def took_the_sigmoid():
    return "sigmoid", 9.0


@misconception("At this z the value of your unit still lies between -0.5 and 1.5. Try another z.")
def inside_the_range():
    return "relu", 0.8


@misconception("The name comes first, then the number: (name, z).")
def wrong_order():
    return 4.0, "relu"


hints = (
    "Look at the table of activations in chapter 02. Which of them have no upper bound, and which go below 0?",
    "tanh reaches from -1 to 1, ReLU from 0 to infinity, ELU from -1 to infinity. Which z leads outside -0.5 … 1.5?",
    "For positive z, ReLU gives z itself. For negative z, ELU gives e^z - 1.",
    "A twin: softplus, log(1 + e^z), at z = 5 gives 5.007, far above 1.",
)


exercise = Exercise(
    refute_neuron_fires,
    cases,
    points=1,
    hints=hints,
    misconceptions=(took_the_sigmoid, inside_the_range, wrong_order),
    verify=verify,
    kind="myth",
)
