"""One step of AdamW: Adam with a decay beside it."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def adamw_step(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    """One step of AdamW: the step of Adam, and beside it every weight shrinks by the share
    η λ of its OLD value. The decay takes no part in m and v.

    m ← β₁ m + (1-β₁) g         m̂ = m / (1 - β₁^t)
    v ← β₂ v + (1-β₂) g²        v̂ = v / (1 - β₂^t)
    w ← w - η m̂ / (√v̂ + ε) - η λ w

    Example: w = 10, g = 4, m = v = 0, t = 1, lr = 0.1, β₁ = 0.5, β₂ = 0.75, ε = 1,
    λ = 0.5: Adam's step is 0.1 · 4 / 5 = 0.08, the decay 0.1 · 0.5 · 10 = 0.5,
    and w goes to 9.42.

    The caller's arrays must stay as they are.

    Shapes: w, g, m and v of the same shape, t a whole number -> three arrays of that shape
    Returns: the tuple (w, m, v), all new; m and v without the correction
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps) - lr * weight_decay * w, m, v


def warm(rng, shape, t, **more):
    state = (rng.normal(size=shape), rng.uniform(0.5, 3, size=shape))
    return case(3 * rng.normal(size=shape), 2 * rng.normal(size=shape), *state, t, **more)


def cases(rng):
    one, zero = np.array([1.0]), np.zeros(1)
    yield case(
        10 * one, 4 * one, zero, zero, 1, 0.1, 0.5, 0.75, 1.0, 0.5,
        label="the first step by hand: w = 10, g = 4, lr = 0.1, betas 0.5 and 0.75, eps = 1, decay 0.5",
    )  # fmt: skip
    yield warm(rng, 4, 2, label="t = 2, 4 weights, defaults")
    yield warm(rng, (3, 2), 5, lr=0.1, eps=0.5, weight_decay=0.3, label="t = 5, a matrix of 3 x 2 weights, decay 0.3")
    yield warm(rng, 5, 7, lr=0.3, beta1=0.6, beta2=0.8, eps=0.1, weight_decay=0.2, label="t = 7, betas 0.6 and 0.8, decay 0.2")
    yield warm(rng, 4, 3, weight_decay=0.5, label="t = 3, 4 weights, only the decay is given, 0.5")
    yield case(
        np.array([2.0, 0.0, -3.0]), np.zeros(3), np.zeros(3), np.zeros(3), 1, lr=0.5, label="gradient 0: only the decay acts"
    )
    yield warm(rng, 3, 40, lr=0.1, weight_decay=0.0, label="decay 0: plain Adam")


hints = (
    "Take your adam_step. Which of its lines stay as they are?",
    "The decay is a second term of the step. It knows the old w, lr and weight_decay, and nothing of m and v.",
    "Keep the old w until the end: both terms are subtracted from it in one line.",
    "A twin: w = -4, Adam's step 0.25, lr = 0.5, decay 0.1: w goes to -4 - 0.25 + 0.2 = -4.05.",
)


def moments(g, m, v, beta1, beta2):
    return beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2


def quotient(m, v, t, beta1, beta2, eps):
    return m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)


@misconception(
    "The decay went into the gradient: λ w takes part in m and v. That is Adam with an L2 penalty, in which weights with large "
    "gradients are "
    "hardly decayed. The W in the name means the opposite: keep it apart."
)
def decay_in_the_gradient(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g + weight_decay * w, m, v, beta1, beta2)
    return w - lr * quotient(m, v, t, beta1, beta2, eps), m, v


@misconception("m and v are right, but the decay is divided by √v̂ + ε together with m̂. It stands outside the fraction.")
def decay_through_the_root(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * (m / (1 - beta1**t) + weight_decay * w) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@misconception("The decay lacks the learning rate: the weights shrink by the share λ in each step. Asked is η λ.")
def decay_without_rate(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * quotient(m, v, t, beta1, beta2, eps) - weight_decay * w, m, v


@misconception(
    "The decay shrinks the weights that Adam has already moved. It uses the old w: both terms start from the same place."
)
def decays_the_new_w(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    return (w - lr * quotient(m, v, t, beta1, beta2, eps)) * (1 - lr * weight_decay), m, v


@misconception("This is plain Adam: weight_decay is not used.")
def no_decay(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * quotient(m, v, t, beta1, beta2, eps), m, v


@misconception("The decay has the wrong sign: your weights grow by the share η λ. It should pull them towards 0.")
def weights_grow(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * quotient(m, v, t, beta1, beta2, eps) + lr * weight_decay * w, m, v


@misconception(
    "Every weight is pulled by the same amount η λ, whatever its size: that is what an L1 penalty does. The decay is a share "
    "of w."
)
def same_pull_for_all(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * quotient(m, v, t, beta1, beta2, eps) - lr * weight_decay * np.sign(w), m, v


@misconception(
    "The decay is in m, and v is free of it: so it is smeared over later steps and divided by √v̂. It stands outside both "
    "averages."
)
def decay_in_m(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = beta1 * m + (1 - beta1) * (g + weight_decay * w), beta2 * v + (1 - beta2) * g**2
    return w - lr * quotient(m, v, t, beta1, beta2, eps), m, v


@misconception("The decay is doubled: the derivative of λ w² is 2 λ w, but decay is defined without a penalty. The share is η λ.")
def doubled_decay(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * quotient(m, v, t, beta1, beta2, eps) - 2 * lr * weight_decay * w, m, v


@misconception("The decay is right, and Adam's bias correction is missing: m and v have to be divided by 1 - β^t.")
def no_correction(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * m / (np.sqrt(v) + eps) - lr * weight_decay * w, m, v


@misconception("The decay is right, and ε stands inside the root. Here it is added outside.")
def eps_inside(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t) + eps) - lr * weight_decay * w, m, v


@misconception("w is right, but you return the corrected averages. The next step would correct them again.")
def corrected_returned(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    new = w - lr * quotient(m, v, t, beta1, beta2, eps) - lr * weight_decay * w
    return new, m / (1 - beta1**t), v / (1 - beta2**t)


@misconception(
    "The numbers are right, but the caller's w has changed: `w -= ...` and `w *= ...` write into it. Make a new array."
)
def in_place(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m, v = moments(g, m, v, beta1, beta2)
    w *= 1 - lr * weight_decay
    w -= lr * quotient(m, v, t, beta1, beta2, eps)
    return w, m, v


exercise = Exercise(
    adamw_step,
    cases,
    points=3,
    hints=hints,
    steps=("m", "v", "m_hat", "v_hat"),
    parts=("w", "m", "v"),
    misconceptions=(
        decay_in_the_gradient,
        decay_through_the_root,
        decay_without_rate,
        decays_the_new_w,
        no_decay,
        weights_grow,
        same_pull_for_all,
        decay_in_m,
        doubled_decay,
        no_correction,
        eps_inside,
        corrected_returned,
        in_place,
    ),
)
