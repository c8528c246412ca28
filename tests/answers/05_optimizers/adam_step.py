"""Answers to adam_step."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def weight_by_weight(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    new_w, new_m, new_v = np.empty_like(w), np.empty_like(m), np.empty_like(v)
    for i in np.ndindex(w.shape):
        new_m[i] = m[i] + (1 - beta1) * (g[i] - m[i])
        new_v[i] = v[i] + (1 - beta2) * (g[i] * g[i] - v[i])
        root = (new_v[i] / (1 - beta2**t)) ** 0.5
        new_w[i] = w[i] - lr / (1 - beta1**t) * new_m[i] / (root + eps)
    return new_w, new_m, new_v


@right
def the_papers_shorter_way(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    """Kingma and Ba, end of section 2, with eps scaled so that the result is the same."""
    m = beta1 * m + (1.0 - beta1) * g
    v = beta2 * v + (1.0 - beta2) * np.square(g)
    correction = np.sqrt(1.0 - beta2**t)
    rate = lr * correction / (1.0 - beta1**t)
    return w - rate * m / (np.sqrt(v) + eps * correction), m, v


@right
def private_work_in_place(weights, gradient, first, second, step, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, verbose=False):
    first, second, weights = first.copy(), second.copy(), weights.copy()
    first *= beta1
    first += (1 - beta1) * gradient
    second *= beta2
    second += (1 - beta2) * gradient**2
    weights -= lr * first / (1 - np.power(beta1, step)) / (np.sqrt(second / (1 - np.power(beta2, step))) + eps)
    return weights, first, second


class Average:
    def __init__(self, value, beta):
        self.value, self.beta = value, beta

    def add(self, x):
        return Average(self.beta * self.value + (1 - self.beta) * x, self.beta)

    def corrected(self, t):
        return self.value / -np.expm1(t * np.log(self.beta))


@right
def with_a_class(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    mean, square = Average(m, beta1).add(g), Average(v, beta2).add(g * g)
    return w - lr * mean.corrected(t) / (square.corrected(t) ** 0.5 + eps), mean.value, square.value


@wrong("no bias correction", "no_correction")
def rmsprop_with_momentum(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g * g
    return w - lr * m / (v**0.5 + eps), m, v


@wrong("eps inside the root", "eps_inside")
def root_of_sum(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = m * beta1 + g * (1 - beta1)
    v = v * beta2 + g**2 * (1 - beta2)
    return w - lr * (m / (1 - beta1**t)) / np.sqrt(v / (1 - beta2**t) + eps), m, v


@wrong("t is ignored: the correction of step 1 every time", "no_power")
def correction_of_the_first_step(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    t = 1
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@wrong("AMSGrad: v never falls", "first_wrong_part")
def keeps_the_largest_v(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = np.maximum(v, beta2 * v + (1 - beta2) * g**2)
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@wrong("Nesterov's look-ahead (NAdam)")
def nadam(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    ahead = beta1 * m / (1 - beta1 ** (t + 1)) + (1 - beta1) * g / (1 - beta1**t)
    return w - lr * ahead / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@wrong("Adamax: the maximum norm in place of the mean square")
def adamax(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = np.maximum(beta2 * v, np.abs(g))
    return w - lr / (1 - beta1**t) * m / (v + eps), m, v


@wrong("weight decay in a plain Adam")
def decays(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * (m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps) + 0.01 * w), m, v


@wrong("the sign of the step", "climbs")
def uphill(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w + lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@wrong("a list for a tuple", "wrong_container")
def a_list(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    return list(weight_by_weight(w, g, m, v, t, lr, beta1, beta2, eps))


@wrong("only w is returned", "wrong_container")
def only_the_weights(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    return weight_by_weight(w, g, m, v, t, lr, beta1, beta2, eps)[0]


@wrong("v is changed in place", "in_place", "changed_its_input")
def writes_into_v(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * g**2
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@wrong("the default of beta2 is 0.99", "only_one_value")
def another_default(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.99, eps=1e-8):
    return weight_by_weight(w, g, m, v, t, lr, beta1, beta2, eps)
