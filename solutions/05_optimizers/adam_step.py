"""One step of Adam, and the wrong Adams that are known."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def adam_step(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    """One step of Adam: a moving average m of the gradients gives the direction, a moving
    average v of their squares the rate of each weight. Both are corrected for their start
    at 0. The first step has t = 1.

    m ← β₁ m + (1-β₁) g         m̂ = m / (1 - β₁^t)
    v ← β₂ v + (1-β₂) g²        v̂ = v / (1 - β₂^t)
    w ← w - η m̂ / (√v̂ + ε)

    Returned are m and v WITHOUT the correction: the next step goes on from them.

    Example: w = 1, g = 4, m = v = 0, t = 1, lr = 0.1, β₁ = 0.5, β₂ = 0.75, ε = 1:
    m = 2, v = 4, m̂ = 4, v̂ = 16, and w goes to 1 - 0.1 · 4 / 5 = 0.92.

    The caller's arrays must stay as they are.

    Shapes: w, g, m and v of the same shape, t a whole number -> three arrays of that shape
    Returns: the tuple (w, m, v), all new
    """
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + eps), m, v


def warm(rng, shape, t, **more):
    state = (rng.normal(size=shape), rng.uniform(0.5, 3, size=shape))
    return case(rng.normal(size=shape), 2 * rng.normal(size=shape), *state, t, **more)


def cases(rng):
    one, zero = np.array([1.0]), np.zeros(1)
    yield case(
        one, 4 * one, zero, zero, 1, 0.1, 0.5, 0.75, 1.0,
        label="the first step by hand: w = 1, g = 4, lr = 0.1, betas 0.5 and 0.75, eps = 1",
    )  # fmt: skip
    yield case(
        rng.normal(size=3), np.array([0.5, 0.0, -2.0]), np.zeros(3), np.zeros(3), 1, label="t = 1, defaults, one gradient is 0"
    )
    yield warm(rng, 4, 2, label="t = 2, 4 weights, defaults")
    yield warm(rng, (3, 2), 5, lr=0.1, eps=0.5, label="t = 5, a matrix of 3 x 2 weights, eps = 0.5")
    yield warm(rng, 5, 7, lr=0.3, beta1=0.6, beta2=0.8, eps=0.1, label="t = 7, betas 0.6 and 0.8, eps = 0.1")
    yield warm(rng, 2, 1000, lr=0.05, label="t = 1000: the correction of m is almost 1")
    yield case(
        rng.normal(size=3), np.zeros(3), rng.normal(size=3), rng.uniform(1, 2, 3), 3, lr=0.2, label="gradient 0: m carries on"
    )


hints = (
    "Do the example on paper, line by line. Which four numbers do you have before w moves?",
    "Give the corrected averages names of their own. What the next step needs are the uncorrected ones.",
    "beta ** t with t from the arguments: it is 1 already in the first step. The root is taken of the corrected v, then eps is "
    "added.",
    "A twin: w = 0, g = -3, m = 1, v = 2, t = 2, betas 0.5 and 0.5, eps = 0: m = -1, v = 5.5; divided by 0.75 they are -1.333 "
    "and 7.333. "
    "With lr = 1, w goes to 1.333 / 2.708 = 0.492.",
)


def moments(g, m, v, beta1, beta2):
    return beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2


def move(w, m_hat, v_hat, lr, eps):
    return w - lr * m_hat / (np.sqrt(v_hat) + eps)


@misconception(
    "No bias correction: the first steps are wrong, because m and v start at 0 and are still too small. Divide each by 1 - its "
    "β to the power t."
)
def no_correction(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m, v, lr, eps), m, v


@misconception(
    "Only m is corrected. v starts at 0 too, and with β₂ = 0.999 its first value is a thousand times too small: your first "
    "steps are far too long."
)
def only_m_corrected(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m / (1 - beta1**t), v, lr, eps), m, v


@misconception("v is made with β₁: the squared gradients have a share of their own, β₂, in both places of that line.")
def beta1_for_both(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta1)
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception("In v the two weights do not add up to 1: the new square gets 1 - β₁ where 1 - β₂ is asked.")
def weight_of_m_in_v(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta1) * g**2
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception("Only v is corrected. m starts at 0 too, and your first steps are too short: a tenth with β₁ = 0.9.")
def only_v_corrected(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m, v / (1 - beta2**t), lr, eps), m, v


@misconception("The correction is multiplied: averages that are too small are made smaller still. Divide by 1 - β^t.")
def multiplied(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m * (1 - beta1**t), v * (1 - beta2**t), lr, eps), m, v


@misconception(
    "You divide by 1 - β without the power t. At t = 1 that is right; later the divisors should approach 1, and yours stay "
    "small for ever."
)
def no_power(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m / (1 - beta1), v / (1 - beta2), lr, eps), m, v


@misconception("In the correction stands β·t, a product. Asked is β to the power t, which is ** in Python (^ is something else).")
def product_for_power(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m / (1 - beta1 * t), v / (1 - beta2 * t), lr, eps), m, v


@misconception("The correction uses t - 1. The t that comes in is 1 at the first step already; with 0 the divisor 1 - β⁰ is 0.")
def t_minus_one(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m / np.float64(1 - beta1 ** (t - 1)), v / np.float64(1 - beta2 ** (t - 1)), lr, eps), m, v


@misconception("The correction uses t + 1. The t that comes in is 1 at the first step already: add nothing.")
def t_plus_one(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m / (1 - beta1 ** (t + 1)), v / (1 - beta2 ** (t + 1)), lr, eps), m, v


@misconception("The betas have changed places: β₁ belongs to m, the average of gradients, β₂ to v, that of their squares.")
def betas_swapped(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta2, beta1)
    return move(w, m / (1 - beta2**t), v / (1 - beta1**t), lr, eps), m, v


@misconception("m and v are right; both are corrected with the same β. Each average has its own.")
def one_beta_corrects_both(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m / (1 - beta1**t), v / (1 - beta1**t), lr, eps), m, v


@misconception("The shares are turned round: the past got 1 - β and the new gradient β. The past keeps the large share.")
def shares_reversed(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, 1 - beta1, 1 - beta2)
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception("m and v come back right, but the step uses the bare gradient where m̂ belongs: no momentum is left.")
def steps_by_the_gradient(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, g, v / (1 - beta2**t), lr, eps), m, v


@misconception("The past of m is lost: it is made from this gradient alone. The share β₁ of the m that came in is missing.")
def m_not_kept(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, 0 * m, v, beta1, beta2)
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception("The past of v is lost: it is made from this gradient alone. The share β₂ of the v that came in is missing.")
def v_not_kept(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, 0 * v, beta1, beta2)
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception(
    "The past of both averages is lost: they are made from this gradient alone. Bring in the m and v that were passed."
)
def nothing_kept(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, 0 * m, 0 * v, beta1, beta2)
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception(
    "w is right, but you return the corrected averages. The next step would correct them again. Hand back m and v as they are "
    "before the division."
)
def corrected_returned(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    m, v = m / (1 - beta1**t), v / (1 - beta2**t)
    return move(w, m, v, lr, eps), m, v


@misconception("w is right, and m and v come back as they came in: the next step will know nothing of this gradient.")
def state_not_updated(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    new_m, new_v = moments(g, m, v, beta1, beta2)
    return move(w, new_m / (1 - beta1**t), new_v / (1 - beta2**t), lr, eps), m, v


@misconception("m and v come back right, but w moved with the old ones: the two lines of the averages come before the step.")
def old_state_used(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), *moments(g, m, v, beta1, beta2)


@misconception("ε stands inside the root: √(v̂ + ε). Here it is added outside, √v̂ + ε. Only a large ε shows the difference.")
def eps_inside(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t) + eps), m, v


@misconception("ε is missing: a weight whose gradient has always been 0 divides 0 by 0, and becomes nan.")
def eps_missing(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t)), m, v


@misconception(
    "ε was added to √v before the correction, so the correction changes it too. The shorter way of the paper does that, with "
    "an ε of its own; "
    "here ε is added to the root of the corrected v."
)
def eps_before_correction(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * np.sqrt(1 - beta2**t) / (1 - beta1**t) * m / (np.sqrt(v) + eps), m, v


@misconception("The root is missing: you divided by v̂ + ε. v holds squares, and only its root can be set against m.")
def no_root(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * m / (1 - beta1**t) / (v / (1 - beta2**t) + eps), m, v


@misconception("The correction of v stands outside the root: √v / (1 - β₂^t). Correct first, then take the root.")
def root_before_correction(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * m / (1 - beta1**t) / (np.sqrt(v) / (1 - beta2**t) + eps), m, v


@misconception("v averages the gradients and not their squares: it may become negative, and its root nan. g enters v squared.")
def not_squared(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception("v averages the sizes |g| and not the squares. The root is there to undo a square.")
def absolute_gradient(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * np.abs(g)
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception("v takes its square from m and not from the gradient: the second line uses the m that the first has just made.")
def squares_m(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * m**2
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception("In v the factor 1 - β₂ is missing: the new square comes in whole, and v grows a thousand times too large.")
def v_without_share(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + g**2
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception("In m the factor 1 - β₁ is missing: this is the sum form of momentum. Adam's m is an average.")
def m_without_share(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = beta1 * m + g, beta2 * v + (1 - beta2) * g**2
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception("m and v are right, and the step is added to w: that goes uphill.")
def climbs(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), -lr, eps), m, v


@misconception("m and v are right, and w moved without the learning rate: every first step has the length 1.")
def no_rate(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), 1.0, eps), m, v


@misconception("For w you return the step alone. Asked is where it leads: the new weights.")
def step_returned(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return -move(0 * w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception(
    "Every weight is divided by the same number: you averaged the squares over the weights. Each weight has its own v."
)
def one_v_for_all(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * np.mean(g**2)
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception("The values are right and their order is not: asked is (w, m, v).")
def order_swapped(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return m, v, move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps)


@misconception(
    "The numbers are right, but the caller's m and v have changed: `m *= ...` and `+=` write into them. Make new arrays."
)
def in_place(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m *= beta1
    m += (1 - beta1) * g
    v *= beta2
    v += (1 - beta2) * g**2
    return move(w, m / (1 - beta1**t), v / (1 - beta2**t), lr, eps), m, v


@misconception(
    "Brackets are missing in the correction: m / 1 - β ** t divides by 1 and then subtracts. The whole of 1 - β ** t "
    "stands below the line."
)
def correction_without_brackets(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return move(w, m / 1 - beta1**t, v / 1 - beta2**t, lr, eps), m, v


@misconception(
    "Brackets are missing in the step: you divide by the root and then add ε to the weight. Both belong below the line, √v̂ + ε."
)
def eps_after_the_quotient(w, g, m, v, t, lr=1e-3, beta1=0.9, beta2=0.999, eps=1e-8):
    m, v = moments(g, m, v, beta1, beta2)
    return w - lr * m / (1 - beta1**t) / np.sqrt(v / (1 - beta2**t)) + eps, m, v


exercise = Exercise(
    adam_step,
    cases,
    points=4,
    hints=hints,
    steps=("m", "v", "m_hat", "v_hat"),
    parts=("w", "m", "v"),
    misconceptions=(
        no_correction,
        only_m_corrected,
        only_v_corrected,
        beta1_for_both,
        weight_of_m_in_v,
        multiplied,
        no_power,
        product_for_power,
        t_minus_one,
        t_plus_one,
        betas_swapped,
        one_beta_corrects_both,
        shares_reversed,
        steps_by_the_gradient,
        m_not_kept,
        v_not_kept,
        nothing_kept,
        corrected_returned,
        state_not_updated,
        old_state_used,
        eps_inside,
        eps_missing,
        eps_before_correction,
        no_root,
        root_before_correction,
        not_squared,
        absolute_gradient,
        squares_m,
        v_without_share,
        m_without_share,
        climbs,
        no_rate,
        step_returned,
        one_v_for_all,
        order_swapped,
        in_place,
        correction_without_brackets,
        eps_after_the_quotient,
    ),
)
