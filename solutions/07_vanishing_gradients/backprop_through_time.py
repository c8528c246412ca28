"""Exercise: how a gradient shrinks or grows on its way back through time."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def backprop_through_time(Wh, hs, g):
    """The length of the gradient at each moment of a recurrent network, going back in time.

    hₜ = tanh(hₜ₋₁ Wh + …), where … is the share of the input at moment t

    `hs` is the list [h₁, …, h_T] of the states, `g` is dL/dh_T. One step back in time:

    1. through tanh: times 1 - hₜ², entry by entry
    2. through the matrix: times the transpose of Wh, from the right

    The result is dL/dhₜ₋₁; write down its norm, and go on from there.

    By hand: Wh = [[0.5]], three states of 0, g = [[8]]. The slope is 1, so each step
    halves: [4.0, 2.0, 1.0].

    Shapes: Wh (H, H), each h (N, H), g (N, H)
    Returns: a list of T Python floats, the norms of dL/dh_{T-1}, …, dL/dh₀
    """
    norms = []
    for h in reversed(hs):
        dz = g * (1 - h**2)
        g = dz @ Wh.T
        norms.append(float(np.linalg.norm(g)))
    return norms


def states(rng, moments, n, units, scale=1.0):
    return [np.tanh(scale * rng.normal(size=(n, units))) for _ in range(moments)]


def cases(rng):
    yield case(np.array([[0.5]]), [np.zeros((1, 1))] * 3, np.array([[8.0]]), label="1 unit, 3 moments, by hand: [4.0, 2.0, 1.0]")
    yield case(
        np.array([[1.0, 2.0], [0.0, 1.0]]),
        [np.array([[0.5, 0.0]])],
        np.array([[4.0, 8.0]]),
        label="2 units, 1 moment: the norm of [19, 8]",
    )
    yield case(rng.normal(size=(3, 3)), states(rng, 5, 4, 3), rng.normal(size=(4, 3)), label="5 moments, 4 sequences, 3 units")
    yield case(rng.normal(size=(4, 4)), states(rng, 3, 2, 4), rng.normal(size=(2, 4)), label="3 moments, 2 sequences, 4 units")
    yield case(2 * rng.normal(size=(3, 3)), states(rng, 6, 1, 3, 0.2), rng.normal(size=(1, 3)), label="large weights: it grows")
    yield case(
        0.3 * rng.normal(size=(5, 5)),
        states(rng, 12, 3, 5),
        rng.normal(size=(3, 5)),
        label="12 moments: tiny numbers",
        rtol=1e-7,
        atol=0.0,
    )


hints = (
    "Do the case with 2 units and 1 moment by hand: which slopes, which matrix, which two numbers?",
    "Go through hs from its end to its start. What does one step do to g?",
    "Two lines: multiply g by 1 - h², then by Wh.T; the new g is used in the next step. Write down its norm each time.",
    "A twin: Wh = [[2]], states [0.5] then [0], g = [[1]]. Step 1 uses the state 0: 1 · 1 · 2 = 2. Step 2 uses 0.5: 2 · 0.75 · 2 = 3. So [2.0, "
    "3.0].",
)


def back(Wh, hs, g, slope=lambda h: 1 - h**2, transposed=True, order=reversed):
    norms = []
    for h in order(hs):
        g = (g * slope(h)) @ (Wh.T if transposed else Wh)
        norms.append(float(np.linalg.norm(g)))
    return norms


@misconception("The slope of tanh is missing: your gradient passes the matrix only. Each moment multiplies by 1 - h² as well.")
def slope_forgotten(Wh, hs, g):
    norms = []
    for _ in hs:
        g = g @ Wh.T
        norms.append(float(np.linalg.norm(g)))
    return norms


@misconception(
    "Wh is not transposed. Forward the state is multiplied by Wh; backward the gradient goes the same way in the other direction, by Wh.T."
)
def not_transposed(Wh, hs, g):
    return back(Wh, hs, g, transposed=False)


@misconception("You go through the states from the first to the last. The gradient starts at the end, h_T, and goes back.")
def forward_in_time(Wh, hs, g):
    return back(Wh, hs, g, order=list)


@misconception("The right norms, the wrong way round: the first entry belongs to dL/dh_{T-1}, the last one to dL/dh₀.")
def norms_reversed(Wh, hs, g):
    return back(Wh, hs, g)[::-1]


@misconception("The slope is 1 - h where it should be 1 - h²: the derivative of tanh squares its output.")
def slope_not_squared(Wh, hs, g):
    return back(Wh, hs, g, slope=lambda h: 1 - h)


@misconception(
    "tanh is applied to the states once more: hs holds outputs of tanh already, and the slope is 1 - h² with h as it is."
)
def tanh_twice(Wh, hs, g):
    return back(Wh, hs, g, slope=lambda h: 1 - np.tanh(h) ** 2)


@misconception(
    "The two steps are in the wrong order: forward, the matrix comes first and tanh second. So backward goes through tanh first."
)
def matrix_first(Wh, hs, g):
    norms = []
    for h in reversed(hs):
        g = (g @ Wh.T) * (1 - h**2)
        norms.append(float(np.linalg.norm(g)))
    return norms


@misconception("Every step starts again from the first g. What one step returns is what the next one starts from.")
def gradient_not_passed_on(Wh, hs, g):
    return [float(np.linalg.norm((g * (1 - h**2)) @ Wh.T)) for h in reversed(hs)]


@misconception(
    "The list is one step late: it starts with the norm of g itself, dL/dh_T, and lacks dL/dh₀. The first entry comes after one step back."
)
def starts_with_g(Wh, hs, g):
    return [float(np.linalg.norm(g)), *back(Wh, hs, g)[:-1]]


@misconception("You write down the gradient before the matrix, dL/dz. Asked is dL/dh of the moment before: after the matrix.")
def norm_before_the_matrix(Wh, hs, g):
    norms = []
    for h in reversed(hs):
        g = g * (1 - h**2)
        norms.append(float(np.linalg.norm(g)))
        g = g @ Wh.T
    return norms


exercise = Exercise(
    backprop_through_time,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        slope_forgotten,
        not_transposed,
        forward_in_time,
        norms_reversed,
        slope_not_squared,
        tanh_twice,
        matrix_first,
        gradient_not_passed_on,
        starts_with_g,
        norm_before_the_matrix,
    ),
)
