"""Myth: "too many layers make gradients vanish or explode"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_depth_vanishes():
    """Often said: "with too many layers, gradients vanish or explode".

    Take 40 layers of 100 ReLU units, no biases, no residual connections. All weights are
    normal with mean 0 and the same standard deviation s. A gradient of length 1 is sent in
    at the last layer.

    Return a number s for which it arrives at the inputs with a length between 0.01 and 100.
    (The check sends it through three networks, drawn with your s.)

    Returns: a number
    """
    return 0.1414


def cases(rng):
    yield case(label="your standard deviation")


def verify(s):
    s = float(s)
    if not (np.isfinite(s) and s > 0):
        return "a standard deviation is a number above 0"
    lengths = []
    for seed in range(3):
        rng = np.random.default_rng(seed)
        a, weights, alive = rng.normal(size=(1, 100)), [], []
        for _ in range(40):
            w = s * rng.normal(size=(100, 100))
            z = a @ w
            a = np.maximum(z, 0)
            a = a / np.linalg.norm(a)  # the length of a has no effect on which units are alive
            weights.append(w)
            alive.append(z > 0)
        g = rng.normal(size=(1, 100)) * alive[-1]
        g = g / np.linalg.norm(g)
        for w, on in zip(reversed(weights), reversed(alive)):
            g = (g * on) @ w.T
        lengths.append(float(np.linalg.norm(g)))
    if all(0.01 < length < 100 for length in lengths):
        return None
    if abs(s - 0.1) < 0.003:
        return "factor_one"
    if abs(s - 0.02) < 0.001:
        return "variance_as_deviation"
    if max(lengths) >= 100:
        return "explodes"
    return f"in one of three networks the gradient arrives with a length of {min(lengths):.1e}: it vanishes, since each layer keeps too little"


hints = (
    "Each layer multiplies the length of the gradient by about the same factor. What must this factor be close to, if 40 of them are applied?",
    "A layer adds up 100 products, each with the mean square s². And ReLU lets about half of them through.",
    "The factor for the mean square is 100 · s² / 2. For which s is it 1?",
    "A twin with 50 units: 50 · s² / 2 = 1 gives s² = 0.04, s = 0.2.",
)


@misconception(
    "0.1 is √(1/100): it would suit layers without ReLU. ReLU lets only half of the mean square through, and after 40 layers a millionth of "
    "the length is left. There is a factor 2 to be added."
)
def factor_one():
    return 0.1


@misconception("0.02 is 2/100, the variance that He asks for. The standard deviation is its root.")
def variance_as_deviation():
    return 0.02


@misconception("With so large an s every layer makes the gradient longer, and after 40 layers it has exploded.")
def explodes():
    return 1.0


exercise = Exercise(
    myth_depth_vanishes,
    cases,
    points=2,
    hints=hints,
    verify=verify,
    kind="myth",
    misconceptions=(factor_one, variance_as_deviation, explodes),
)
