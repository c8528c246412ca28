"""Myth: "large initial weights make gradients explode"."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_large_weights():
    """Often said: "if the initial weights are too large, the gradients explode".

    Take a chain of ten sigmoid units, all with the same weight w and the same bias b:
    a₁ = σ(w a₀ + b), a₂ = σ(w a₁ + b), …, and a₀ = 0.5. The gradient of a₁₀ with respect to
    a₀ is the product of the ten factors w σ'(zₖ).

    Return one weight and two biases, (w, b_explodes, b_vanishes):
    - with w and b_explodes the gradient is above 100;
    - with the SAME w and b_vanishes it is below 0.000001.

    So it is not the size of the weights alone that decides.

    Returns: a tuple of three numbers
    """
    return 8.0, -4.0, 0.0


def cases(rng):
    yield case(label="your weight and two biases")


def verify(numbers):
    w, b_explodes, b_vanishes = (float(number) for number in numbers)
    if not np.isfinite([w, b_explodes, b_vanishes]).all():
        return "the numbers have to be finite"

    def gradient(b):
        a, g = 0.5, 1.0
        for _ in range(10):
            a = 0.5 * (1 + np.tanh((w * a + b) / 2))
            g *= w * a * (1 - a)
        return abs(g)

    first, second = gradient(b_explodes), gradient(b_vanishes)
    if first > 100 and second < 1e-6:
        return None
    if first < 1e-6 and second > 100:
        return "biases_swapped"
    if abs(w) <= 4:
        return "weight_at_most_four"
    if first > 100 and second > 100:
        return "both_explode"
    if second < 1e-6 and b_explodes == 0 and w > 0:
        return "not_centred"
    return f"the two gradients are {first:.2g} and {second:.2g}; asked are more than 100 and less than 0.000001"


hints = (
    "At which z is the slope of the sigmoid largest, and how large is it there? How large must w be, so that w times this slope is above 1?",
    "The gradient explodes if every unit stays where its slope is largest. With a₀ = 0.5, which bias makes z = w · 0.5 + b exactly 0?",
    "For the other one, push the units to where the sigmoid is flat: any bias that makes z large, in the same direction in each layer.",
    "A twin with tanh, slope 1 at z = 0, and a₀ = 0: w = 2, b = 0 keeps z = 0 and gives 2 to the power 10 = 1024; b = 5 saturates every unit.",
)


@misconception(
    "A weight of at most 4 cannot make it: the slope of the sigmoid is 1/4 at most, so each factor w σ'(z) is at most 1. Take a larger one."
)
def weight_at_most_four():
    return 2.0, -1.0, 5.0


@misconception(
    "With the bias 0 the chain does not explode: the outputs are near 1, the inputs of the next units near w, and there the sigmoid is flat. "
    "A negative bias brings z back to 0."
)
def not_centred():
    return 8.0, 0.0, 0.0


@misconception("Both gradients explode. For the second bias the units should be saturated: move z far away from 0.")
def both_explode():
    return 8.0, -4.0, -4.0


@misconception("The two biases have changed places: first the one that explodes, then the one that vanishes.")
def biases_swapped():
    return 8.0, 0.0, -4.0


exercise = Exercise(
    myth_large_weights,
    cases,
    points=2,
    hints=hints,
    verify=verify,
    kind="myth",
    misconceptions=(weight_at_most_four, not_centred, both_explode, biases_swapped),
)
