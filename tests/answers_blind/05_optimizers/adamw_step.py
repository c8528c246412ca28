import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def shrink_first(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    shrunk = w * (1 - lr * weight_decay)
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * np.square(g)
    return shrunk - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@right
def total_step(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    new_m = np.average([m, g], axis=0, weights=[beta1, 1 - beta1])
    new_v = np.average([v, g**2], axis=0, weights=[beta2, 1 - beta2])
    mh, vh = new_m / (1 - np.power(beta1, t)), new_v / (1 - np.power(beta2, t))
    total = mh / (vh**0.5 + eps) + weight_decay * w
    return w - lr * total, new_m, new_v


@wrong("the decay goes into the gradient: Adam with L2", r"gradient|L2|\bm\b", r"decay|part in")
def decay_in_gradient(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    g = g + weight_decay * w
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@wrong("the decay is not multiplied by the learning rate", r"\blr\b|η|learning rate", r"decay")
def decay_without_lr(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps) - weight_decay * w, m, v


@wrong("the decay is forgotten", r"decay|λ|shrink")
def plain_adam(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    return w - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps), m, v


@wrong("w was already moved when the decay is taken", r"old|new|before|after|already", r"decay")
def decay_of_new_w(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    w = w - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
    w = w - lr * weight_decay * w
    return w, m, v
