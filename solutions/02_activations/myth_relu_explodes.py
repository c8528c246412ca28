"""Myth: "gradients explode because ReLU is unbounded"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_relu_explodes():
    """Often said: "ReLU has no upper bound, and therefore gradients explode".

    Take a chain of 20 layers with one unit each, all with the same weight w and no
    bias: a₁ = f(w a₀), a₂ = f(w a₁), … By the chain rule the gradient of a₂₀ with
    respect to a₀ is the product of the 20 factors w f'(zₖ).

    Return two weights, `(w_relu, w_tanh)`:
    - with f = relu (no bound), w = w_relu and a₀ = 1, the gradient lies between 0.5 and
      2: nothing explodes;
    - with f = tanh (bounded), w = w_tanh and a₀ = 0, the size of the gradient is above
      1000: it explodes.

    Returns: a tuple of two numbers
    """
    return 1.0, 2.0


def cases(rng):
    yield case(label="your two weights")


def verify(weights):
    if np.shape(weights) != (2,):
        return "Two numbers are asked: return w_relu, w_tanh"
    w_relu, w_tanh = (float(w) for w in weights)

    def gradient(f, slope, w, a):
        g = 1.0
        for _ in range(20):
            z = w * a
            a, g = f(z), g * w * slope(z)
        return g

    of_relu = gradient(lambda z: max(z, 0.0), lambda z: float(z > 0), w_relu, 1.0)
    of_tanh = gradient(np.tanh, lambda z: 1 - np.tanh(z) ** 2, w_tanh, 0.0)
    if not (np.isfinite(of_relu) and np.isfinite(of_tanh)):
        return f"the gradients are {of_relu:g} and {of_tanh:g}: choose weights for which they are ordinary numbers"
    if of_relu == 0:
        return "relu_is_dead"
    if of_relu > 2:
        return "relu_weight_too_large"
    if of_relu < 0.5:
        return (
            f"with w_relu = {w_relu:g} the gradient of the ReLU chain is {of_relu:.3g}: it vanishes. A factor below 1, 20 times"
        )
    if abs(of_tanh) <= 1000:
        return "tanh_weight_too_small"
    return None


hints = (
    "What is the slope of ReLU on the right of 0? And the slope of tanh at exactly 0?",
    "With these slopes, what is the product of the 20 factors w f'(z)? The activation has dropped out of it.",
    "Both gradients are w to the power 20 here. For which w is that near 1, and for which above 1000?",
    "A twin with 10 layers: the weight 1.1 gives 1.1 to the power 10 = 2.6, the weight 3 gives 59049, whatever the activation, as long as "
    "its slope is 1.",
)


@misconception(
    "The gradient of the ReLU chain is 0: with this weight nothing positive reaches the first unit, and it is silent. Take a positive weight."
)
def relu_is_dead():
    return -1.0, 2.0


@misconception(
    "The ReLU chain explodes, but ReLU is not to blame: its slope is 1, and each layer multiplies by your weight. Choose the weight so that "
    "20 factors stay near 1."
)
def relu_weight_too_large():
    return 2.0, 2.0


@misconception(
    "The tanh chain does not explode yet: its slope at 0 is 1, so the gradient is the weight to the power 20, and that is 1000 at most here."
)
def tanh_weight_too_small():
    return 1.0, 1.0


exercise = Exercise(
    myth_relu_explodes,
    cases,
    points=2,
    hints=hints,
    misconceptions=(relu_is_dead, relu_weight_too_large, tanh_weight_too_small),
    verify=verify,
    kind="myth",
)
