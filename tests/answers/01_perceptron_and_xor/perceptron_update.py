"""Answers to perceptron_update."""

import numpy as np

from nnref import perceptron_predict
from tests.answers.kit import right, wrong


@right
def by_the_formula(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return w + lr * (t - y) * x, b + lr * (t - y)


@right
def by_cases(w, b, x, t, lr):
    y = perceptron_predict(x[np.newaxis], w, b)[0]
    if y == t:
        return w, b
    if t == 1:
        return w + lr * x, b + lr
    return w - lr * x, b - lr


@right
def on_copies(weights, bias, example, target, rate):
    new, error = weights.copy(), target - float(np.dot(weights, example) + bias > 0)
    for i in range(len(new)):
        new[i] += rate * error * example[i]
    return new, bias + rate * error


@right
def bias_as_a_weight(w, b, x, t, lr):
    weights, inputs = np.append(w, b), np.append(x, 1.0)
    weights = weights + lr * (t - (weights @ inputs > 0)) * inputs
    return weights[:-1], weights[-1]


@wrong("sign turned round", "sign_flipped")
def away(w, b, x, t, lr):
    y = int(x @ w + b > 0)
    return w - lr * (t - y) * x, b - lr * (t - y)


@wrong("the bias stays", "bias_not_updated")
def weights_only(w, b, x, t, lr):
    return w + lr * (t - int(x @ w + b > 0)) * x, b


@wrong("the bias gets the error of the new weights", "returned_argument", "first_wrong_part")
def twice_corrected(w, b, x, t, lr):
    w = w + lr * (t - int(x @ w + b > 0)) * x
    return w, b + lr * (t - int(x @ w + b > 0))


@wrong("the weights are changed in place", "changed_its_input")
def in_place(w, b, x, t, lr):
    error = t - int(x @ w + b > 0)
    w += lr * error * x
    return w, b + lr * error


@wrong("the score in place of the class", "score_for_class")
def linear(w, b, x, t, lr):
    error = t - (x @ w + b)
    return w + lr * error * x, b + lr * error


@wrong("moves when it was right as well", "updates_when_right")
def always(w, b, x, t, lr):
    step = lr if t == 1 else -lr
    return w + step * x, b + step


@wrong("a score of 0 counts as class 1", "zero_is_class_1")
def includes_zero(w, b, x, t, lr):
    error = t - int(x @ w + b >= 0)
    return w + lr * error * x, b + lr * error


@wrong("bias before weights", "swapped_outputs")
def other_order(w, b, x, t, lr):
    error = t - int(x @ w + b > 0)
    return b + lr * error, w + lr * error * x


@wrong("only the weights come back", "wrong_container")
def no_tuple(w, b, x, t, lr):
    return w + lr * (t - int(x @ w + b > 0)) * x


@wrong("the change, not the new values", "change_alone", "wrong_term")
def the_change(w, b, x, t, lr):
    error = t - int(x @ w + b > 0)
    return lr * error * x, lr * error


@wrong("the bias moves by lr times the sum of x", "first_wrong_part")
def bias_with_inputs(w, b, x, t, lr):
    error = t - int(x @ w + b > 0)
    return w + lr * error * x, b + lr * error * x.sum()


@wrong("the classes are -1 and 1, the targets 0 and 1", "class_minus_one")
def classes_of_two_kinds(w, b, x, t, lr):
    y = -1
    if x @ w + b > 0:
        y = 1
    return w + lr * (t - y) * x, b + lr * (t - y)
