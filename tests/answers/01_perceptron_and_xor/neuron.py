"""Answers to neuron."""

import math
from functools import reduce

import numpy as np

from tests.answers.kit import right, wrong


@right
def a_loop(inputs, weights, bias):
    total = bias
    for i in range(len(inputs)):
        total += inputs[i] * weights[i]
    return total


@right
def dot_product(a, w, b):
    return np.dot(w, a) + b


@right
def einsum(a, w, b, digits=None):
    return float(np.einsum("i,i->", a, w)) + b


@right
def pure_python(a, w, b):
    return math.fsum(map(lambda pair: pair[0] * pair[1], zip(a.tolist(), w.tolist()))) + b


@right
def folded(a, w, b):
    return reduce(lambda z, i: z + a[i] * w[i], range(a.size), b)


@right
def one_more_input(a, w, b):
    return np.append(a, 1.0) @ np.append(w, b)


@wrong("the bias is left out", "no_bias")
def forgets_the_bias(a, w, b):
    return float(a @ w)


@wrong("the sum is missing", "products_not_summed")
def products(a, w, b):
    return a * w + b


@wrong("the bias is added inside the sum, once for each input", "bias_for_each_input")
def bias_in_the_sum(a, w, b):
    return float(sum(x * y + b for x, y in zip(a, w)))


@wrong("the last input is never reached", "last_input_missing")
def stops_one_early(a, w, b):
    z = b
    for i in range(len(a) - 1):
        z += a[i] * w[i]
    return float(z)


@wrong("a step follows", "step_applied")
def fires(a, w, b):
    return 1.0 if a @ w + b > 0 else 0.0


@wrong("the result is an array of one number", "wrong_container")
def keeps_an_axis(a, w, b):
    return np.array([a @ w + b])


@wrong("returns within the loop, after the first input")
def returns_too_early(a, w, b):
    for x, y in zip(a, w):
        return float(x * y + b)


@wrong("inputs and weights are each summed first", "sums_before_product")
def product_of_sums(a, w, b):
    return float(a.sum() * w.sum() + b)


@wrong("the score is rounded", "low_precision")
def rounded(a, w, b):
    return round(float(a @ w + b), 2)


@wrong("negative scores are cut off: a ReLU follows", "another_function")
def never_negative(a, w, b):
    return float(max(a @ w + b, 0.0))


@wrong("printed, not returned", "returned_nothing", "printed_nothing_returned")
def prints(a, w, b):
    print(a @ w + b)
