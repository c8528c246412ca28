import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def power_of_a_half(w, g, s, d, rho=0.95, eps=1e-6):
    s2 = s + (1 - rho) * (g * g - s)
    step = g * ((d + eps) / (s2 + eps)) ** 0.5
    return w - step, s2, d + (1 - rho) * (step**2 - d)


@right
def weighted_averages(w, g, s, d, rho=0.95, eps=1e-6):
    def remember(old, new):
        return np.multiply(rho, old) + np.multiply(1 - rho, np.square(new))

    s_new = remember(s, g)
    step = np.sqrt(np.add(d, eps)) * g / np.sqrt(np.add(s_new, eps))
    return w - step, s_new, remember(d, step)


@wrong("d is updated with g, not with the step", r"\bd\b", r"step", r"gradient|\bg\b")
def d_from_g(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    d = rho * d + (1 - rho) * g**2
    return w - step, s, d


@wrong("eps outside the roots", r"eps|ε", r"root|inside|outside")
def eps_outside(w, g, s, d, rho=0.95, eps=1e-6):
    s = rho * s + (1 - rho) * g**2
    step = (np.sqrt(d) + eps) / (np.sqrt(s) + eps) * g
    d = rho * d + (1 - rho) * step**2
    return w - step, s, d


@wrong("the old s stands in the step", r"old|new|before|stale", r"\bs\b")
def old_s(w, g, s, d, rho=0.95, eps=1e-6):
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    s = rho * s + (1 - rho) * g**2
    d = rho * d + (1 - rho) * step**2
    return w - step, s, d


@wrong("rho and 1 - rho are exchanged in both averages", r"rho|ρ", r"exchang|swap|other way|share")
def shares_exchanged(w, g, s, d, rho=0.95, eps=1e-6):
    s = (1 - rho) * s + rho * g**2
    step = np.sqrt(d + eps) / np.sqrt(s + eps) * g
    d = (1 - rho) * d + rho * step**2
    return w - step, s, d
