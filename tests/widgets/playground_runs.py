"""What several tests of the playground need: a run from its text, and functions as a learner writes them."""

import numpy as np

from nnref.widgets.playground_run import Run
from nnref.widgets.playground_state import read_story


def run_of(text: str, functions=None) -> Run:
    story = read_story(text)
    run = Run(story.state, functions, story.changes)
    run.go(story.at)
    return run


def relu(z):
    return np.where(z > 0, z, 0.0)


def relu_backward(g, y, z):
    return g * (z > 0)


def adam_step(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g * g
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v
