import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def pop_the_states(Wh, hs, g):
    states, lengths, g = list(hs), [], np.array(g, dtype=float)
    while states:
        h = states.pop()
        g = (g * (1 - h * h)) @ Wh.T
        lengths.append(float((g * g).sum() ** 0.5))
    return lengths


@right
def right_to_left_einsum(Wh, hs, g):
    def step(g, h):
        return np.einsum("nk,jk->nj", g * (1 - h**2), Wh)

    out = []
    for h in hs[::-1]:
        g = step(g, h)
        out.append(np.linalg.norm(g).item())
    return out


@wrong("goes forward in time: starts with the first state", r"forward|first|last|revers|back|order")
def forward_in_time(Wh, hs, g):
    out = []
    for h in hs:
        g = (g * (1 - h**2)) @ Wh.T
        out.append(float(np.linalg.norm(g)))
    return out


@wrong("the matrix is not transposed", r"transpos|\.T")
def not_transposed(Wh, hs, g):
    out = []
    for h in reversed(hs):
        g = (g * (1 - h**2)) @ Wh
        out.append(float(np.linalg.norm(g)))
    return out


@wrong("the matrix comes before the slope", r"order|first|before|after|slope|tanh")
def matrix_first(Wh, hs, g):
    out = []
    for h in reversed(hs):
        g = (g @ Wh.T) * (1 - h**2)
        out.append(float(np.linalg.norm(g)))
    return out


@wrong(
    "the start's norm is in the list and the last one is missing",
    r"start|first|off by one|shift|dL/dh_T|one (place|moment|step)|too early",
)
def norm_before_step(Wh, hs, g):
    out = []
    for h in reversed(hs):
        out.append(float(np.linalg.norm(g)))
        g = (g * (1 - h**2)) @ Wh.T
    return out
