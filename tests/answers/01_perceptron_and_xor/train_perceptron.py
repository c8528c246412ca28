"""Answers to train_perceptron."""

import numpy as np

from nnref import perceptron_predict, perceptron_update
from tests.answers.kit import right, wrong


@right
def everything_inline(X, t, lr, max_epochs):
    w, b, history = np.zeros(X.shape[1]), 0.0, []
    while len(history) < max_epochs and (not history or history[-1]):
        errors = 0
        for n in range(len(X)):
            e = t[n] - int(X[n] @ w + b > 0)
            w, b = w + lr * e * X[n], b + lr * e
            errors += abs(int(e))
        history.append(errors)
    return w, float(b), history


@right
def with_given_functions(rows, targets, rate, epochs):
    w, b, mistakes = np.zeros_like(rows[0]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, goal in zip(rows, targets):
            if perceptron_predict(x.reshape(1, -1), w, b)[0] != goal:
                w, b = perceptron_update(w, b, x, goal, rate)
                count = count + 1
        mistakes.append(count)
        if not count:
            break
    return w, b, mistakes


@right
def bias_as_weight(X, t, lr, max_epochs):
    A, v, mistakes = np.c_[X, np.ones(len(X))], np.zeros(X.shape[1] + 1), []
    for _ in range(max_epochs):
        mistakes.append(0)
        for a, target in zip(A, t):
            if (a @ v > 0) != target:
                v += lr * a if target else -lr * a
                mistakes[-1] += 1
        if mistakes[-1] == 0:
            break
    return v[:-1], float(v[-1]), mistakes


class Learner:
    def __init__(self, size):
        self.w, self.b = np.zeros(size), 0.0

    def see(self, x, t, lr):
        wrong_now = (1 if np.dot(self.w, x) + self.b > 0 else 0) != t
        if wrong_now:
            sign = 1 if t == 1 else -1
            self.w = self.w + sign * lr * x
            self.b += sign * lr
        return wrong_now


@right
def with_a_class(X, t, lr, max_epochs):
    learner, mistakes = Learner(X.shape[1]), []
    for _ in range(max_epochs):
        mistakes.append(sum(learner.see(x, target, lr) for x, target in zip(X, t)))
        if mistakes[-1] == 0:
            return learner.w, learner.b, mistakes
    return learner.w, learner.b, mistakes


def train(X, t, lr, epochs, *, rule=perceptron_update, stop=True, keep_zero=True):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        count = 0
        for x, target in zip(X, t):
            if perceptron_predict(x[None], w, b)[0] != target:
                w, b = rule(w, b, x, target, lr)
                count += 1
        if count or keep_zero:
            mistakes.append(count)
        if stop and count == 0:
            break
    return w, b, mistakes


@wrong("the final 0 is left out", "final_zero_missing")
def without_the_zero(X, t, lr, max_epochs):
    return train(X, t, lr, max_epochs, keep_zero=False)


@wrong("never stops early", "never_stops")
def all_epochs(X, t, lr, max_epochs):
    return train(X, t, lr, max_epochs, stop=False)


@wrong("the bias is never learned", "bias_never_learned")
def no_bias(X, t, lr, max_epochs):
    return train(X, t, lr, max_epochs, rule=lambda w, b, x, t, lr: (perceptron_update(w, b, x, t, lr)[0], b))


@wrong("the counter goes on from epoch to epoch", "counts_not_reset")
def running_count(X, t, lr, max_epochs):
    w, b, mistakes = train(X, t, lr, max_epochs)
    return w, b, [int(n) for n in np.cumsum(mistakes)]


@wrong("stops at the first right answer", "stops_after_one_right")
def stops_at_once(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        count = 0
        for x, target in zip(X, t):
            if perceptron_predict(x[None], w, b)[0] == target:
                return w, b, [*mistakes, count]
            w, b = perceptron_update(w, b, x, target, lr)
            count += 1
        mistakes.append(count)
    return w, b, mistakes


@wrong("all rows are judged with the weights from the start of the epoch", "updates_at_the_end")
def batch(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        e = t - perceptron_predict(X, w, b)
        mistakes.append(int(np.abs(e).sum()))
        w, b = w + lr * e @ X, float(b + lr * e.sum())
        if mistakes[-1] == 0:
            break
    return w, b, mistakes


@wrong("one epoch more than allowed", "wrong_shape")
def one_more(X, t, lr, max_epochs):
    return train(X, t, lr, max_epochs + 1)


@wrong("rows in a random order", "not_deterministic")
def shuffled(X, t, lr, max_epochs):
    order = np.random.permutation(len(X))
    return train(X[order], t[order], lr, max_epochs)


@wrong("only the last count", "wrong_container")
def last_count(X, t, lr, max_epochs):
    w, b, mistakes = train(X, t, lr, max_epochs)
    return w, b, mistakes[-1]


@wrong("the counts as an array", "wrong_container")
def array_of_counts(X, t, lr, max_epochs):
    w, b, mistakes = train(X, t, lr, max_epochs)
    return w, b, np.array(mistakes)


@wrong("starts from ones", "wrong_shape")
def from_ones(X, t, lr, max_epochs):
    w, b, mistakes = np.ones(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        count = 0
        for x, target in zip(X, t):
            if perceptron_predict(x[None], w, b)[0] != target:
                w, b = perceptron_update(w, b, x, target, lr)
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes


@wrong("the learning rate is not used", "wrong_factor")
def rate_one(X, t, lr, max_epochs):
    return train(X, t, 1.0, max_epochs)


@wrong("a score of 0 is class 1", "zero_is_class_1")
def at_least_zero(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    while len(mistakes) < max_epochs:
        count = 0
        for x, target in zip(X, t):
            y = 1 if x @ w + b >= 0 else 0
            if y != target:
                count += 1
                w, b = w + lr * (target - y) * x, b + lr * (target - y)
        mistakes.append(count)
        if not count:
            break
    return w, float(b), mistakes
