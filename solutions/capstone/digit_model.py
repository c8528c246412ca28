"""Project: digits from raw pixels, scored on images whose labels the answer never meets."""

import numpy as np

from autograder.exercise import Exercise, case, misconception
from nnref import AdamW, cosine_decay, init_many, mlp, predict_many, softmax, sweep
from nnref.deal import deal_digits


def digit_model(images, labels):
    """Train a classifier on the images given, and return it: a function that takes new
    images and returns a label for each (or an object with such a method `predict`).

    The pixels are raw, 0 (paper) to 16 (ink), as floats. The labels are 0 … 9, but they
    are code numbers: in one deal the fours may be called 7. Whatever your model knows, it
    has to learn from what it is given here.

        model = digit_model(images, labels)
        y = model(new_images)

    The label of an image must not depend on which other images come with it.
    Give your generator a seed: the same images then give the same model.
    Use NumPy and nnref. Graders run your function where scikit-learn and PyTorch are not
    installed: an import of them works here, and earns nothing there.

    Shapes: images (N, 8, 8), labels (N,) -> a function (M, 8, 8) -> integers (M,)
    """
    rng = np.random.default_rng(0)
    across = np.arange(8) - 3.5

    def bent(images):
        """Copies, each turned, stretched and moved a little, by chance."""
        n = len(images)
        angle, size = rng.uniform(-0.2, 0.2, (n, 1, 1)), np.exp(rng.uniform(-0.1, 0.1, (n, 1, 1)))
        down, right = rng.uniform(-0.6, 0.6, (2, n, 1, 1))
        u, v = size * np.cos(angle), size * np.sin(angle)
        y = (u * across[:, np.newaxis] - v * across + 5.5 + down).clip(0, 10.999)
        x = (v * across[:, np.newaxis] + u * across + 5.5 + right).clip(0, 10.999)
        i, j, paper = y.astype(int), x.astype(int), np.pad(images, ((0, 0), (2, 2), (2, 2)))
        k, y, x = np.arange(n)[:, np.newaxis, np.newaxis], y - i, x - j
        upper = (1 - x) * paper[k, i, j] + x * paper[k, i, j + 1]
        lower = (1 - x) * paper[k, i + 1, j] + x * paper[k, i + 1, j + 1]
        return (1 - y) * upper + y * lower

    def rows_of(images):
        return (images.reshape(-1, 64) / 16 - 0.3).astype(np.float32)

    X = rows_of(np.concatenate([images] + [bent(images) for _ in range(20)]))
    t = np.tile(labels, 21)
    updates = 12 * -(-len(X) // 128)
    net = mlp((64, 200, 100, 10))
    optimizer = AdamW(lambda step: cosine_decay(0.005, min(step, updates), updates), weight_decay=0.05)
    start = init_many(net, range(3), np.float32)  # three networks that differ in their first weights
    for step in sweep(net, optimizer, X, t, theta=start, epochs=12, rng=rng, batch_size=128):
        theta = step.theta

    def predict(images):
        votes = [softmax(scores) for scores in predict_many(net, theta, rows_of(images))]
        return np.mean(votes, axis=0).argmax(axis=1)

    return predict


def cases(rng):
    deal = deal_digits(rng)
    known = {"labels": deal.test_labels, "names": deal.names}
    yield case(deal.images, deal.labels, deal.test_images, truth=known, label="a deal of the digits")


def probe(digit_model, images, labels, new_images):
    """Train, then ask: for all new images, and once more for every tenth of them alone."""
    model = digit_model(images, labels)
    predict = getattr(model, "predict", model)
    if not callable(predict):
        return "no model", type(model).__name__
    return predict(new_images.copy()), predict(new_images[::10].copy())


def verify(value, images, labels, new_images, truth):
    """(share of the points, what was reached): 86 % of the labels right is the baseline, 96 % good, 98 % excellent."""
    t, names, n = truth["labels"], truth["names"], len(truth["labels"])
    y, some = value
    if isinstance(y, str):
        return (
            "returns_no_model"
            if some in ("NoneType", "ndarray", "float", "tuple")
            else f"digit_model has to return a function or an object with a method predict; yours returned an object of type {some}."
        )
    y, some = np.asarray(y), np.asarray(some)
    if y.shape == (len(labels),) and len(labels) != n:
        return "answers_for_the_training_part"
    if y.shape == (n, 10):
        return "returns_scores"
    if y.shape != (n,):
        return f"For {n} images your model has to return {n} labels, shape ({n},); its result has shape {y.shape}. It gets all images in one call."
    if y.dtype.kind not in "iuf" or not (np.isfinite(y).all() and (y == np.round(y)).all()):
        return "The labels have to be whole numbers."
    if len(np.unique(y)) == 1:
        return "always_the_same_label"
    if some.shape != y[::10].shape or np.mean(some != y[::10]) > 0.02:
        return "depends_on_its_company"
    right = int(np.sum(y == t))
    accuracy = right / n
    if accuracy < 0.6:
        table = np.array([[np.sum((y == a) & (t == b)) for b in range(10)] for a in range(10)])
        if table.max(axis=1).sum() / n > 0.75:
            return "names_of_its_own"
    if accuracy < 0.2:
        return "no_better_than_chance"
    steps = ((0.86, 0.375, "the baseline"), (0.96, 0.75, "good"), (0.98, 1.0, "excellent"))
    least, shares, _ = zip(*steps)
    share = float(np.interp(accuracy, least, shares)) if accuracy >= least[0] else 0.0
    level = next((word for reached, _, word in reversed(steps) if accuracy >= reached), "below the baseline")
    middle, spread = (
        (accuracy + 1.92 / n) / (1 + 3.84 / n),
        1.96 * np.sqrt(accuracy * (1 - accuracy) / n + 0.96 / n**2) / (1 + 3.84 / n),
    )
    pairs = {}
    for a, b in zip(names[t[y != t]], y[y != t].astype(int)):
        called = f"{a} taken for {names[b]}" if 0 <= b < 10 else f"{a} given a label that does not exist"
        pairs[called] = pairs.get(called, 0) + 1
    often = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    confused = f" Most frequent confusions: {', '.join(f'{what} ({times}×)' for what, times in often)}." if often else ""
    scale = "" if share == 1 else " Baseline is 86 %, good 96 %, excellent 98 %."
    low, high = 100 * (middle - spread), 100 * min(middle + spread, 1)
    return share, (
        f"{100 * accuracy:.1f} % of {n} images that the model had never seen are right: {level} (95 % interval {low:.1f} % to {high:.1f} %)."
        f"{scale}{confused}"
    )


hints = (
    "Does your model beat the simplest one? Average the training images of each class, and give a new image the label of the nearest average.",
    "Raw pixels run from 0 to 16. Divide by 16, in training and inside the function that you return, both in the same way.",
    "A network 64 – 64 – 10 with Adam reaches about 97 %. Read which pairs it confuses before you change anything.",
    "More kinds of the same digit help most: train on copies that are moved by a fraction of a pixel, or turned by some degrees. "
    "Not by many: half a turn makes a 9 of a 6.",
    "For the last few images: average the probabilities of several networks that differ in their first weights, and let the rate fall to 0.",
)


@misconception(
    "What your function returns is no model: it has to return a function that takes new images, or an object with a method predict. "
    "Define predict inside digit_model, and return it without brackets."
)
def returns_no_model(images, labels):
    return None


@misconception(
    "The model returns one row of scores for each image. Asked are labels: the position of the largest score in each row."
)
def returns_scores(images, labels):
    means = np.stack([images[labels == k].mean(axis=0).ravel() for k in range(10)])
    return lambda new: new.reshape(-1, 64) @ means.T


@misconception(
    "Every image gets the same label. Is the training loop reached at all, and does the loss fall? Does the prediction use the trained parameters?"
)
def always_the_same_label(images, labels):
    return lambda new: np.full(len(new), np.bincount(labels).argmax())


@misconception(
    "The model answers for the training images, not for the images it is given. The function that you return has to use its own argument."
)
def answers_for_the_training_part(images, labels):
    return lambda new: labels.copy()


@misconception(
    "The same image gets another label when it comes with other images. Either something is computed from the images that are to be labelled, such as "
    "a mean or batch statistics: compute it from the training images, once, and keep it. Or a reshape mixes them: new.reshape(len(new), 64) keeps an image a row."
)
def depends_on_its_company(images, labels):
    means = np.stack([images[labels == k].mean(axis=0).ravel() for k in range(10)])

    def predict(new):
        rows = (new - new[-1]).reshape(-1, 1, 64)
        return ((rows - means) ** 2).sum(axis=2).argmin(axis=1)

    return predict


@misconception(
    "The model tells the digits apart, but gives them other labels than those it was taught: labels are code numbers here, and change from deal "
    "to deal. Were they learned before, from other data, or is their order lost on the way?"
)
def names_of_its_own(images, labels):
    means = np.stack([images[labels == k].mean(axis=0).ravel() for k in range(10)])

    def predict(new):
        distance = ((new.reshape(-1, 1, 64) - means) ** 2).sum(axis=2)
        return (distance.argmin(axis=1) + 3) % 10

    return predict


@misconception(
    "The labels are no better than guesses. Are images and labels shuffled in one order? Are new images prepared as those of training were? Does "
    "the prediction use the trained parameters? Weights from elsewhere do not help: in the check's deal all digits are turned or mirrored."
)
def no_better_than_chance(images, labels):
    return lambda new: (new.reshape(-1, 64).sum(axis=1).astype(int) * 7) % 10


exercise = Exercise(
    digit_model,
    cases,
    points=8,
    hints=hints,
    probe=probe,
    verify=verify,
    kind="project",
    seconds=60,
    misconceptions=(
        returns_no_model,
        returns_scores,
        always_the_same_label,
        answers_for_the_training_part,
        depends_on_its_company,
        names_of_its_own,
        no_better_than_chance,
    ),
)
