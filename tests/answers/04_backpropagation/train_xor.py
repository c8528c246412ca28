"""Answers to train_xor."""

import numpy as np

from tests.answers.kit import right, wrong

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
T = np.array([[0.0], [1.0], [1.0], [0.0]])


def train(rng, lr=1.0, steps=700, scale=1.0, momentum=0.0, bias=1.0, hidden=4):
    params = [scale * rng.normal(size=s) for s in ((2, hidden), (hidden,), (hidden, 1), (1,))]
    params[1], params[3] = bias * params[1], bias * params[3]
    speed = [np.zeros_like(p) for p in params]
    for _ in range(steps):
        W1, b1, W2, b2 = params
        a = np.tanh(X @ W1 + b1)
        p = 0.5 * (1 + np.tanh((a @ W2 + b2) / 2))
        d2 = (p - T) / 4
        d1 = d2 @ W2.T * (1 - a * a)
        grads = X.T @ d1, bias * d1.sum(0), a.T @ d2, bias * d2.sum(0)
        speed = [momentum * v + g for v, g in zip(speed, grads)]
        params = [w - lr * v for w, v in zip(params, speed)]
    return tuple(params), float(-np.mean(np.log(np.where(T == 1, p, 1 - p))))


@right
def with_restarts(seed):
    rng = np.random.default_rng(seed)
    params, loss = train(rng)
    while loss > 0.045:
        params, loss = train(rng)
    return params


@right
def momentum(seed):
    rng = np.random.default_rng(seed)
    for _ in range(20):
        params, loss = train(rng, lr=0.3, momentum=0.9, steps=500)
        if loss < 0.04:
            break
    return params


@right
def best_of_some(seed):
    rng = np.random.default_rng([seed, 7])
    return min((train(rng, steps=700) for _ in range(3)), key=lambda run: run[1])[0]


@right
def built_and_shaken(start):
    """A solution by hand, scaled up, with a little noise: other seeds give other parameters."""
    rng = np.random.default_rng(start)
    W1 = np.array([[6.0, 6.0, 0.1, 0.1], [6.0, 6.0, 0.1, 0.1]])
    params = W1, np.array([-3.0, -9.0, 0.0, 0.0]), np.array([[6.0], [-6.0], [0.0], [0.0]]), np.array([-6.0])
    return tuple(p + 0.01 * rng.normal(size=p.shape) for p in params)


@wrong("zeros", "starts_at_zero")
def zeros(seed):
    return train(np.random.default_rng(seed), scale=0.0)[0]


@wrong("the seed is not used", "ignores_the_seed")
def one_seed(seed):
    return with_restarts(3)


@wrong("too few steps", "stops_at_the_first_success")
def short(seed):
    return train(np.random.default_rng(seed), steps=60)[0]


@wrong("no biases", "no_bias")
def no_biases(seed):
    return train(np.random.default_rng(seed), bias=0.0)[0]


@wrong("uphill", "climbs")
def uphill(seed):
    return train(np.random.default_rng(seed), lr=-0.1, steps=100)[0]


@wrong("two hidden units", "wrong_shape")
def two_units(seed):
    return train(np.random.default_rng(seed), hidden=2)[0]


@wrong("b2 as a number", "wrong_shape", "wrong_container")
def number(seed):
    W1, b1, W2, b2 = with_restarts(seed)
    return W1, b1, W2, float(b2[0])


@wrong("nothing is drawn from the seed: the same function at every call, by global chance", "not_deterministic")
def chance(seed):
    return with_restarts(np.random.default_rng().integers(1000))


@wrong("the loss instead of the parameters", "wrong_container")
def the_loss(seed):
    return train(np.random.default_rng(seed))[1]


@wrong("untrained")
def untrained(seed):
    return train(np.random.default_rng(seed), steps=1, lr=0.0)[0]


def with_hidden(seed, hidden, slope, lr, steps):
    rng = np.random.default_rng(seed)
    while True:
        W1, b1, W2, b2 = (rng.normal(size=s) for s in ((2, 4), (4,), (4, 1), (1,)))
        for _ in range(steps):
            a = hidden(X @ W1 + b1)
            p = 0.5 * (1 + np.tanh((a @ W2 + b2) / 2))
            d2 = (p - T) / 4
            d1 = d2 @ W2.T * slope(a)
            W1, b1, W2, b2 = W1 - lr * X.T @ d1, b1 - lr * d1.sum(0), W2 - lr * a.T @ d2, b2 - lr * d2.sum(0)
        if np.abs(p - T).max() < 0.03:
            return W1, b1, W2, b2


@wrong("a sigmoid in the hidden layer", "another_activation")
def sigmoid_inside(seed):
    return with_hidden(seed, lambda z: 0.5 * (1 + np.tanh(z / 2)), lambda a: a * (1 - a), 2.0, 3000)


@wrong("a ReLU in the hidden layer", "another_activation")
def relu_inside(seed):
    return with_hidden(seed, lambda z: np.maximum(z, 0), lambda a: a > 0, 0.5, 2000)
