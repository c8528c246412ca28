"""Binary cross-entropy from probabilities: the loss for yes/no questions."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def binary_cross_entropy(p, t, eps=1e-12):
    """How surprised is a forecaster who gave the probability p of "yes",
    when t says what happened (1 yes, 0 no)?

    L = -mean( t log p + (1 - t) log(1 - p) ),   with p clipped to [eps, 1 - eps] first

    Only one of the two terms is alive in each row:
    the logarithm of the probability given to what happened.
    A p of exactly 0 or 1 would ask for log 0. So p is first moved into [eps, 1 - eps];
    from then on only this p is used.
    `log` is the natural logarithm.

    Example: p = [0.5, 0.25], t = [1, 0]. The true outcomes had probability 0.5 and 0.75:
    L = (0.6931 + 0.2877) / 2 = 0.4904.

    Shapes: p (N,), t (N,) -> one number
    Returns: a float
    """
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


def cases(rng):
    def labels(n):
        return np.concatenate([[0.0, 1.0], rng.integers(0, 2, n - 2)]).astype(float)  # both answers occur

    yield case(np.array([0.5, 0.25]), np.array([1.0, 0.0]), label="2 rows, by hand: 0.4904")
    yield case(rng.uniform(0.05, 0.95, 6), labels(6), label="6 rows")
    yield case(rng.uniform(0.05, 0.45, 1), np.array([1.0]), label="1 row")
    p = np.concatenate([rng.uniform(0.01, 0.1, 2), rng.uniform(0.9, 0.99, 2), rng.uniform(0.2, 0.8, 2)])
    yield case(p, np.array([1.0, 0.0, 0.0, 1.0, 0.0, 1.0]), 0.125, label="a wide clip, eps = 1/8")
    p = np.concatenate([[0.0, 1.0, 0.0, 1.0], rng.uniform(0.1, 0.9, 2)])
    yield case(p, np.array([0.0, 1.0, 1.0, 0.0, 1.0, 0.0]), label="certain forecasts, two right and two wrong", rtol=1e-5)


hints = (
    "If it rained, which number measures the forecast: p or 1 - p? And if it stayed dry?",
    "t is 1 or 0. Multiplying one logarithm by t and the other by 1 - t switches exactly one of them on.",
    "np.clip(a, low, high) moves every entry into the interval. Clip first, then take both logarithms of the clipped numbers.",
    "A twin: p = [0.9, 0.2, 0.5], t = [1, 0, 0]. The true outcomes had probability 0.9, 0.8 and 0.5; their negative "
    "logarithms are 0.105, 0.223 and 0.693; the mean is 0.341.",
)


@misconception("nan or inf as soon as a forecast is exactly 0 or 1: log 0 is -inf, and 0 times -inf is nan. Move p away from "
               "both ends before you take logarithms.")  # fmt: skip
def no_clip(p, t, eps=1e-12):
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


@misconception("Rows whose target is 0 cost nothing in yours: only t log p is there. The no-answers need the second term.")
def yes_term_only(p, t, eps=1e-12):
    return -np.mean(t * np.log(np.clip(p, eps, 1 - eps)))


@misconception("Right size, negative sign. The logarithm of a number below 1 is negative; the minus in front makes the loss "
               "positive.")  # fmt: skip
def no_minus(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


@misconception("p and t have changed places: you take the logarithm of the target, which is 0 or 1, and weigh it by the "
               "forecast. It is the forecast that goes into the logarithm.")  # fmt: skip
def swaps_p_and_t(p, t, eps=1e-12):
    t = np.clip(t, eps, 1 - eps)
    return -np.mean(p * np.log(t) + (1 - p) * np.log(1 - t))


@misconception("Every result is 1.4427 times too large: that is 1/log 2, so you took logarithms to base 2. Ours are natural, "
               "np.log.")  # fmt: skip
def base_two(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(t * np.log2(p) + (1 - t) * np.log2(1 - p))


@misconception("Your number grows with the number of rows: a sum where the mean is asked.")
def adds_up(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))


@misconception("The clip ignores the argument eps: with eps = 1/8 no forecast may go below 0.125 or above 0.875. Use eps "
               "where you wrote a fixed number.")  # fmt: skip
def fixed_clip(p, t, eps=1e-12):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


@misconception("You added eps inside the logarithms instead of clipping. That moves every forecast, not only those at the "
               "ends; with eps = 1/8 it shows.")  # fmt: skip
def adds_eps(p, t, eps=1e-12):
    return -np.mean(t * np.log(p + eps) + (1 - t) * np.log(1 - p + eps))


@misconception("Only the lower end is clipped. A forecast of exactly 1 that turns out wrong still asks for log 0.")
def clips_below_only(p, t, eps=1e-12):
    p = np.maximum(p, eps)
    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))


@misconception(
    "Sure forecasts that turn out right cost too little: p and 1 - p are each lifted to eps, and neither is held below 1 - eps. "
    "Clip p at both ends, once, then use this p in both logarithms."
)
def clips_each_logarithm(p, t, eps=1e-12):
    return -np.mean(t * np.log(np.maximum(p, eps)) + (1 - t) * np.log(np.maximum(1 - p, eps)))


@misconception("The two terms are subtracted: -t log p and +(1-t) log(1-p). Both are costs, so the minus in front belongs "
               "to the whole bracket.")  # fmt: skip
def minus_on_first_term(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return np.mean(-t * np.log(p) + (1 - t) * np.log(1 - p))


@misconception(
    "Brackets are missing: t log p + 1 - t log(1 - p) adds a whole 1 to each row. The factor of the second logarithm is (1 - t)."
)
def brackets_missing(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(t * np.log(p) + 1 - t * np.log(1 - p))


@misconception(
    "You averaged the probabilities of what happened and took one logarithm at the end. Each row has a surprise of "
    "its own: logarithm first, then the mean."
)
def log_of_the_mean(p, t, eps=1e-12):
    p = np.clip(p, eps, 1 - eps)
    return -np.log(np.mean(t * p + (1 - t) * (1 - p)))


exercise = Exercise(
    binary_cross_entropy,
    cases,
    points=3,
    hints=hints,
    misconceptions=(
        no_clip,
        yes_term_only,
        no_minus,
        swaps_p_and_t,
        base_two,
        adds_up,
        fixed_clip,
        adds_eps,
        clips_below_only,
        clips_each_logarithm,
        minus_on_first_term,
        brackets_missing,
        log_of_the_mean,
    ),
)
