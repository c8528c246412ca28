"""Project: preparation without a leak, tested by what it does."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def prepare(train, validation, test):
    """Prepare three parts of raw data for training, without a leak: everything that is
    computed from data (a mean, a deviation, a largest value) comes from `train` alone.

    Each column of the prepared training part has mean 0 and its entries are of moderate
    size (deviation at most 1); a column that is constant in the training part becomes 0
    everywhere. Otherwise the way is yours: standardize, divide by the largest, whatever.

    The check does not look at your formula. It calls your function several times with
    changed rows, and looks at what changes. Two rows that are equal in the raw data have
    to be equal afterwards, whichever part they stand in; the inputs stay as they are.

    Example: standardized, train [[1], [3]], validation [[3]], test [[5]] become
    [[-1], [1]], [[1]] and [[3]].

    Shapes: train (N, D), validation (V, D), test (M, D) -> a tuple of three such arrays
    """
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    constant = np.ptp(train, axis=0) == 0
    scale = np.where(constant, 1.0, deviation)
    return tuple(np.where(constant, 0.0, (part - mean) / scale) for part in (train, validation, test))


def cases(rng):
    def three(n, v, m, d):
        size = 10.0 ** rng.integers(-1, 3, d)
        return [rng.normal(size=(rows, d)) * size + 3 * size for rows in (n, v, m)]

    yield case(np.array([[1.0, 4.0], [3.0, 0.0]]), np.array([[3.0, 2.0]]), np.array([[5.0, 4.0]]), label="two rows, by hand")
    yield case(*three(12, 5, 4, 3), label="12, 5 and 4 rows of 3 columns")
    yield case(*three(8, 6, 7, 5), label="8, 6 and 7 rows of 5 columns")
    train, validation, test = three(9, 4, 5, 4)
    train[:, 1] = 2.0
    yield case(train, validation, test, label="a column that is constant in training")
    images = [rng.integers(0, 17, (rows, 6)) * (np.arange(6) > 0.5) for rows in (15, 6, 6)]
    yield case(*(part.astype(float) for part in images), label="pixels 0 to 16, one always 0")


def probe(prepare, train, validation, test):
    """What the three parts become, and what they become when one part is another."""
    a, v, b = (part.copy() for part in (train, validation, test))

    def anew(*parts):
        return prepare(*(part.copy() for part in parts))  # what one call writes into its arguments spoils no other

    return (
        prepare(train, validation, test),
        anew(a, v, b[::-1] * 3 + 7),
        anew(a, v * 5 - 2, b),
        anew(a, v, b[:1]),
        anew(a, v[:1], b),
        anew(a, v, a[::2]),  # rows of the training part in the place of the test
        anew(a, a[::2], b),
    )


def verify(value, train, validation, test):
    """Nothing that depends on validation or test rows may be found in what other rows become."""
    given, other_test, other_validation, test_alone, validation_alone, training_as_test, training_as_validation = value
    for parts in value:
        if type(parts) is not tuple or len(parts) != 3:
            return "Return a tuple of three arrays: training, validation, test."
    a, v, b = (np.asarray(part, float) for part in given)
    if (a.shape, v.shape, b.shape) != (train.shape, validation.shape, test.shape):
        return (
            f"The shapes should stay {train.shape}, {validation.shape}, {test.shape}; yours are {a.shape}, {v.shape}, {b.shape}."
        )
    if not all(np.isfinite(part).all() for part in (a, v, b)):
        return "divides_by_zero"

    def same(x, y):
        x, y = np.asarray(x, float), np.asarray(y, float)
        return x.shape == y.shape and np.allclose(x, y, rtol=1e-7, atol=1e-7)

    constant = np.ptp(train, axis=0) == 0
    if not same(other_test[0], a):
        return "statistics_of_all_data"
    if not same(other_validation[0], a):
        return "statistics_of_training_and_validation"
    own_test = not same(test_alone[2], b[:1]) or not same(training_as_test[2], a[::2])
    own_validation = not same(validation_alone[1], v[:1]) or not same(training_as_validation[1], a[::2])
    if own_test and own_validation:
        raw = same(v, validation) and same(b, test)
        return "only_training_prepared" if raw else "each_part_by_its_own"
    if own_test:
        return "test_not_prepared" if same(b, test) else "test_by_its_own"
    if own_validation:
        return "The validation part is not prepared like the training part: equal rows come out different."
    if not same(other_validation[2], b) or not same(other_test[1], v):
        return "What one held-back part becomes depends on the other one."
    size = max(1.0, float(np.abs(a).max()))
    if np.abs(a.mean(axis=0)).max() > 1e-7 * size:
        return "not_centred"
    if a.std(axis=0).max() > 1 + 1e-7:
        return "not_scaled"
    if any(np.abs(part[:, constant]).max(initial=0) > 1e-9 for part in (a, v, b)):
        return "A column that is constant in the training part should be 0 in all three parts: no model can have learned what it means."
    if (a.std(axis=0)[~constant] < 1e-6).any():
        return "A column lost its differences: what varies in the training part has to vary afterwards too."
    return None


hints = (
    "Change one test row and call your function again. Does the training part change? It must not.",
    "Which numbers does your preparation take from data? Each of them has to be computed from train.",
    "Compute them once, and use the same ones for all three parts. A second set of statistics is a second scale.",
    "Twin: training column [2, 4] has mean 3 and deviation 1. A test value 5 becomes (5 - 3)/1 = 2, even though the test part alone has another mean.",
    "A column that is constant in training has deviation 0. Decide what happens there before you divide.",
)


@misconception(
    "A changed test row changes the training part: the statistics are taken from all rows together. At the time of training the test rows do not "
    "exist yet."
)
def statistics_of_all_data(train, validation, test):
    rows = np.concatenate([train, validation, test])
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    return tuple((part - mean) / np.where(deviation == 0, 1, deviation) for part in (train, validation, test))


@misconception(
    "A changed validation row changes the training part: the statistics are taken from training and validation rows. Validation rows are held "
    "back too: you choose by them, so they must not have helped."
)
def statistics_of_training_and_validation(train, validation, test):
    rows = np.concatenate([train, validation])
    mean, deviation = rows.mean(axis=0), rows.std(axis=0)
    return tuple((part - mean) / np.where(deviation == 0, 1, deviation) for part in (train, validation, test))


@misconception(
    "Each part is scaled by its own statistics. The same picture then becomes different numbers in training and in the test, and the model meets "
    "a scale that it was not trained on."
)
def each_part_by_its_own(train, validation, test):
    def scaled(part):
        deviation = part.std(axis=0)
        return (part - part.mean(axis=0)) / np.where(deviation == 0, 1, deviation)

    return scaled(train), scaled(validation), scaled(test)


@misconception(
    "The test part is scaled by its own statistics, the validation part by those of training. Use those of training for both."
)
def test_by_its_own(train, validation, test):
    def scaled(part, reference):
        deviation = reference.std(axis=0)
        return (part - reference.mean(axis=0)) / np.where(deviation == 0, 1, deviation)

    return scaled(train, train), scaled(validation, train), scaled(test, test)


@misconception(
    "Only the training part is prepared; validation and test come back raw. The model would be asked about numbers of a size that it has never met."
)
def only_training_prepared(train, validation, test):
    deviation = train.std(axis=0)
    return (train - train.mean(axis=0)) / np.where(deviation == 0, 1, deviation), validation.copy(), test.copy()


@misconception(
    "The test part comes back raw. It must not be learned from, but it has to be prepared in the same way as the training part."
)
def test_not_prepared(train, validation, test):
    deviation = train.std(axis=0)
    scale = np.where(deviation == 0, 1, deviation)
    return (train - train.mean(axis=0)) / scale, (validation - train.mean(axis=0)) / scale, test.copy()


@misconception(
    "There are nan or inf in the result: a column that is constant in the training part has deviation 0 and range 0, and you divide by it. Pixels "
    "at the edge of all digits are such columns."
)
def divides_by_zero(train, validation, test):
    mean, deviation = train.mean(axis=0), train.std(axis=0)
    with np.errstate(all="ignore"):
        return tuple((part - mean) / deviation for part in (train, validation, test))


@misconception(
    "The columns of the training part do not have mean 0. From each column its own mean over the training rows has to be subtracted: not one number from all "
    "of them, not the mean of a row, not a smallest value or a median."
)
def not_centred(train, validation, test):
    deviation = train.std(axis=0)
    return tuple(part / np.where(deviation == 0, 1, deviation) for part in (train, validation, test))


@misconception(
    "The columns have mean 0, but a deviation above 1 is left. Divide each column by what measures its size in its own unit: its deviation (not the square "
    "of it), or the largest distance from its mean."
)
def not_scaled(train, validation, test):
    mean = train.mean(axis=0)
    return train - mean, validation - mean, test - mean


exercise = Exercise(
    prepare,
    cases,
    points=3,
    hints=hints,
    probe=probe,
    verify=verify,
    parts=(
        "as given",
        "with other test rows",
        "with other validation rows",
        "one test row alone",
        "one validation row alone",
        "training rows as test",
        "training rows as validation",
    ),
    kind="project",
    misconceptions=(
        statistics_of_all_data,
        statistics_of_training_and_validation,
        each_part_by_its_own,
        test_by_its_own,
        only_training_prepared,
        test_not_prepared,
        divides_by_zero,
        not_centred,
        not_scaled,
    ),
)
