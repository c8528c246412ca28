"""Exercise: how much of the variance is explained."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def r_squared(t, y):
    """The share of the variance of the targets t that the predictions y explain.

    R² = 1 - Σ (tᵢ - yᵢ)² / Σ (tᵢ - mean(t))²

    Above the line stands the squared error of the model, below it that of the simplest
    baseline, which always answers the mean. So 1 is perfect, 0 is as good as the mean,
    and a model that is worse than the mean is below 0.

    By hand: t = [1, 2, 3] and y = [1, 2, 2]. The model's error is 0 + 0 + 1 = 1, the
    baseline's is 1 + 0 + 1 = 2, and R² = 1 - 1/2 = 0.5.

    Shapes: t (N,), y (N,), the targets not all equal
    Returns: a float
    """
    t, y = np.asarray(t), np.asarray(y)
    error = np.sum((t - y) ** 2)
    spread = np.sum((t - t.mean()) ** 2)
    return float(1 - error / spread)


def cases(rng):
    yield case(np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.0, 2.0]), label="3 targets, by hand: 0.5")
    t = 5 + 2 * rng.normal(size=30)
    yield case(t, t + rng.normal(size=30), label="30 targets around 5, a fair model")
    yield case(t, 0.4 * t + 7 + 0.3 * rng.normal(size=30), label="a model that is shifted and too flat")
    yield case(t[:12], -t[:12], label="far worse than the mean: below 0")
    yield case(t, np.full(30, t.mean()), label="the mean for every target: 0")
    yield case(t[:7], t[:7].copy(), label="everything right: 1")
    yield case(np.array([0.0, -4.0]), np.array([1.0, -1.0]), label="2 targets")


@misconception("What comes back is the mean squared error. R² divides it by the variance of the targets and takes it from 1.")
def mean_squared_error(t, y):
    return float(np.mean((t - y) ** 2))


@misconception(
    "Below the line stand the distances from the mean of the PREDICTIONS. The baseline is made of the targets alone: mean(t)."
)
def mean_of_the_predictions(t, y):
    return float(1 - np.sum((t - y) ** 2) / np.sum((t - y.mean()) ** 2))


@misconception("The fraction is right, but it is not taken from 1: yours is 0 for a perfect model.")
def not_from_one(t, y):
    return float(np.sum((t - y) ** 2) / np.sum((t - t.mean()) ** 2))


@misconception(
    "That is the squared correlation. It does not notice when all predictions are shifted or too flat, and it is never below 0."
)
def squared_correlation(t, y):
    tc, yc = t - t.mean(), y - y.mean()
    return float(np.sum(tc * yc) ** 2 / (np.sum(tc**2) * max(np.sum(yc**2), 1e-300)))


@misconception(
    "Below the line stands the spread of the predictions. The baseline is the mean of the TARGETS: use t in the denominator."
)
def spread_of_predictions(t, y):
    return float(1 - np.sum((t - y) ** 2) / max(np.sum((y - y.mean()) ** 2), 1e-300))


@misconception(
    "Below the line stand the distances of the PREDICTIONS from the mean. The baseline answers the mean for every target: Σ (tᵢ - mean(t))²."
)
def predictions_around_the_mean(t, y):
    return float(1 - np.sum((t - y) ** 2) / max(np.sum((y - t.mean()) ** 2), 1e-300))


@misconception(
    "This is the spread of the predictions in proportion to that of the targets. It never asks whether a prediction is near its own target: "
    "the errors Σ (tᵢ - yᵢ)² are missing."
)
def share_of_spread(t, y):
    return float(np.var(y) / np.var(t))


@misconception(
    "That is the correlation. It does not notice when all predictions are shifted or too flat; R² compares squared errors, and needs no correlation."
)
def correlation(t, y):
    tc, yc = t - t.mean(), y - y.mean()
    return float(np.sum(tc * yc) / np.sqrt(np.sum(tc**2) * max(np.sum(yc**2), 1e-300)))


@misconception(
    "Below the line stands Σ t²: the mean of the targets is not subtracted. Then targets far from 0 make any model look good."
)
def mean_not_subtracted(t, y):
    return float(1 - np.sum((t - y) ** 2) / np.sum(t**2))


@misconception(
    "np.var(t - y) takes the mean error away first, so a model that is always 5 too high is not blamed for it. Square the errors as they are."
)
def variance_of_the_errors(t, y):
    return float(1 - np.var(t - y) / np.var(t))


@misconception("Above the line stands a mean and below it a sum. Take the sum, or the mean, in both.")
def mean_over_sum(t, y):
    return float(1 - np.mean((t - y) ** 2) / np.sum((t - t.mean()) ** 2))


@misconception("The differences are not squared: their sizes are added. Square them, above the line and below.")
def absolute_errors(t, y):
    return float(1 - np.sum(np.abs(t - y)) / np.sum(np.abs(t - t.mean())))


@misconception("Your answer never goes below 0. A model that is worse than the mean has a negative R², and one should see it.")
def cut_at_zero(t, y):
    return max(0.0, r_squared(t, y))


@misconception("The square root of the fraction is taken from 1. Both sums are squares already: leave them so.")
def root_of_the_fraction(t, y):
    return float(1 - np.sqrt(np.sum((t - y) ** 2) / np.sum((t - t.mean()) ** 2)))


exercise = Exercise(
    r_squared,
    cases,
    points=2,
    hints=(
        "What would the simplest model of all answer, if it knew the targets' mean and nothing else?",
        "Two sums of squares: the errors of the model, and the errors of that simplest model.",
        "Both sums run over the targets. Divide the one by the other, and take it from 1.",
        "A twin: t = [0, 4], y = [1, 4]. The model's sum is 1, the mean is 2, its sum is 4 + 4 = 8, and R² = 7/8.",
    ),
    misconceptions=(
        mean_squared_error,
        mean_of_the_predictions,
        not_from_one,
        share_of_spread,
        squared_correlation,
        spread_of_predictions,
        predictions_around_the_mean,
        correlation,
        mean_not_subtracted,
        variance_of_the_errors,
        mean_over_sum,
        absolute_errors,
        cut_at_zero,
        root_of_the_fraction,
    ),
)
