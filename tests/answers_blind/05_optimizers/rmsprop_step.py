import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def towards(w, g, s, lr, rho=0.9, eps=1e-8):
    s2 = s - (1 - rho) * (s - g * g)
    return w - lr * g / (s2**0.5 + eps), s2


@right
def averaged(w, g, s, lr, rho=0.9, eps=1e-8):
    s2 = np.average(np.stack([s, g**2]), axis=0, weights=[rho, 1 - rho])
    return np.subtract(w, lr * g / (eps + np.sqrt(s2))), s2


@wrong("rho and 1 - rho are exchanged", r"rho|ρ", r"exchang|changed places|swap|share")
def exchanged(w, g, s, lr, rho=0.9, eps=1e-8):
    s = (1 - rho) * s + rho * g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("the new square counts in full", r"1 ?[-−] ?(rho|ρ)|full|AdaGrad|share|factor")
def full_square(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + g**2
    return w - lr * g / (np.sqrt(s) + eps), s


@wrong("the step goes uphill", r"uphill|sign|plus|added|direction|wrong way")
def uphill(w, g, s, lr, rho=0.9, eps=1e-8):
    s = rho * s + (1 - rho) * g**2
    return w + lr * g / (np.sqrt(s) + eps), s


@wrong("s is changed in place", r"chang|in place|copy")
def in_place(w, g, s, lr, rho=0.9, eps=1e-8):
    s *= rho
    s += (1 - rho) * g**2
    return w - lr * g / (np.sqrt(s) + eps), s
