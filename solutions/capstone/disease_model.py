"""Project: a year of diabetes ahead, scored against the linear fit."""

import numpy as np

from autograder.exercise import Exercise, case, misconception
from nnref import AdamW, init_many, mlp, predict_many, sweep
from nnref.deal import deal_patients


def disease_model(X, t):
    """Train a model that predicts a number from ten measurements, and return it: a
    function that takes new rows and returns a number for each (or an object with such a
    method `predict`).

    A row of X is a patient; t says how far the disease went within a year. Columns and
    targets stand in units of their own, which change from deal to deal: scale inside your
    function, by the training part, and give predictions in the unit of t. As in
    digit_model, NumPy and nnref are all that graders have.

        model = disease_model(X, t)
        y = model(X_new)

    Shapes: X (N, 10), t (N,) -> a function (M, 10) -> floats (M,)
    """
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    middle, unit = t.mean(), t.std()
    Z, z = (X - mean) / deviation, (t - middle) / unit
    weights = np.linalg.solve(Z.T @ Z + 10 * np.eye(10), Z.T @ z)  # a linear fit, held back a little

    net = mlp((10, 16, 1), hidden="tanh", loss="mse")
    start = init_many(net, range(8))
    rng = np.random.default_rng(0)
    for step in sweep(net, AdamW(0.01, weight_decay=1.0), Z, z, theta=start, epochs=40, rng=rng, batch_size=64):
        theta = step.theta

    def predict(X):
        rows = (X - mean) / deviation
        networks = predict_many(net, theta, rows)[:, :, 0].mean(axis=0)
        return (networks + rows @ weights) / 2 * unit + middle

    return predict


def cases(rng):
    deal = deal_patients(rng)
    yield case(deal.X, deal.t, deal.X_test, truth={"t": deal.t_test}, label="a deal of the patients")


def probe(disease_model, X, t, X_new):
    """Train, then ask: for all new patients, and once more for every tenth of them alone."""
    model = disease_model(X, t)
    predict = getattr(model, "predict", model)
    if not callable(predict):
        return "no model", type(model).__name__
    return predict(X_new.copy()), predict(X_new[::10].copy())


def verify(value, X, t, X_new, truth):
    """(share of the points, R² beside that of the linear fit): 0.25 below is the baseline, 0.06 below good, 0.02 below excellent."""
    t_new = truth["t"]
    y, some = value
    if isinstance(y, str):
        return "returns_no_model"
    y, some, n = np.asarray(y), np.asarray(some), len(t_new)
    if y.shape == t.shape:
        return "answers_for_the_training_part"
    if y.shape == (n, 1):
        return "returns_a_column"
    if y.shape != (n,):
        return f"For {n} patients your model has to return {n} numbers, shape ({n},); its result has shape {y.shape}."
    if y.dtype.kind not in "iuf" or not np.isfinite(y).all():
        return "The predictions have to be finite numbers."
    if np.ptp(y) < 1e-9 * np.std(t_new):
        return "always_the_mean"
    if some.shape != y[::10].shape or not np.allclose(some, y[::10], rtol=1e-4, atol=1e-3 * np.std(t_new)):
        return "depends_on_its_company"
    spread = np.sum((t_new - t_new.mean()) ** 2)
    ones, ones_new = np.column_stack([X, np.ones(len(X))]), np.column_stack([X_new, np.ones(n)])
    straight = ones_new @ np.linalg.lstsq(ones, t, rcond=None)[0]
    line, mine = (float(1 - np.sum((t_new - p) ** 2) / spread) for p in (straight, y))
    if mine < 0.0 and np.corrcoef(y, t_new)[0, 1] > 0.5:
        return "not_in_the_unit_of_t"
    if mine > 0.9:
        return "too_good_to_be_learned"
    short = line - mine
    share, level = next(
        (part for most, *part in ((0.02, 1.0, "excellent"), (0.06, 0.8, "good"), (0.25, 0.4, "the baseline")) if short <= most),
        (0.0, "below the baseline"),
    )
    scale = " Excellent is at most 0.02 below the linear fit, good 0.06, the baseline 0.25; on so few patients 0.02 is chance."
    return share, (
        f"R² is {mine:.2f} on {n} patients that the model had never seen, where the linear fit gets {line:.2f}: {level}."
        f"{'' if share == 1 else scale}"
    )


hints = (
    "What does the mean of t score, for every patient the same? R² is then about 0: that is the floor.",
    "Columns of different size first need one scale, by mean and deviation of the training part. Keep both for new rows.",
    "Fit the straight line first (np.linalg.lstsq with a column of ones). It is hard to beat here: 262 patients, much noise.",
    "A network that is left alone learns the noise. Few units, strong weight decay, few epochs; then average several networks.",
    "The mean of two models that err in different ways is often better than each of them: a network and a linear fit, for instance.",
)


@misconception(
    "What your function returns is no model: it has to return a function that takes new rows, or an object with a method predict."
)
def returns_no_model(X, t):
    return t.mean()


@misconception(
    "All patients get the same number. The mean is the floor, with R² near 0: does your network get its inputs on one scale, and does its loss fall?"
)
def always_the_mean(X, t):
    return lambda new: np.full(len(new), t.mean())


@misconception(
    "The predictions rise and fall with the truth, but not in its unit: the targets were scaled for training, and the way back is missing in predict."
)
def not_in_the_unit_of_t(X, t):
    m, s = X.mean(axis=0), X.std(axis=0)
    w = np.linalg.lstsq((X - m) / s, (t - t.mean()) / t.std(), rcond=None)[0]
    return lambda new: (new - m) / s @ w + t.mean() + 3 * t.std()


@misconception(
    "The model answers for the training rows, not for those it is given. The function that you return has to use its own argument."
)
def answers_for_the_training_part(X, t):
    return lambda new: t.copy()


@misconception(
    "The predictions are a column, shape (M, 1): that is how a network with one output gives them. Take its first column."
)
def returns_a_column(X, t):
    return lambda new: np.full((len(new), 1), t.mean())


@misconception(
    "The same patient gets another number when other patients come along: the new rows are scaled by their own mean and deviation. Keep those of "
    "the training part."
)
def depends_on_its_company(X, t):
    m, s = X.mean(axis=0), X.std(axis=0)
    w = np.linalg.lstsq((X - m) / s, t - t.mean(), rcond=None)[0]
    return lambda new: (new - new.mean(axis=0)) / new.std(axis=0) @ w + t.mean()


@misconception(
    "No model can know these patients so well: what nobody has measured about them decides half of it, and honest models end near R² = 0.5. The "
    "targets themselves must have got into the answer, and that earns nothing."
)
def too_good_to_be_learned(X, t):
    from nnref import load_diabetes

    stored, targets = load_diabetes()
    mean, deviation = X.mean(axis=0), X.std(axis=0)

    def find(rows):
        rows = (rows - mean) / deviation
        return targets[((rows[:, np.newaxis] - stored) ** 2).sum(axis=2).argmin(axis=1)]

    slope, intercept = np.polyfit(find(X), t, 1)
    return lambda new: slope * find(new) + intercept


exercise = Exercise(
    disease_model,
    cases,
    points=5,
    hints=hints,
    probe=probe,
    verify=verify,
    kind="project",
    seconds=60,
    misconceptions=(
        returns_no_model,
        always_the_mean,
        not_in_the_unit_of_t,
        answers_for_the_training_part,
        returns_a_column,
        depends_on_its_company,
        too_good_to_be_learned,
    ),
)
