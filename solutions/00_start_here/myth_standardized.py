import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_standardized():
    """Often said: "Standardizing brings all values between -1 and 1."

    Refute it: return one column of numbers, an array of shape (N,),
    of which at least one lies outside [-1, 1] after it was standardized, (x - mean) / std.
    """
    return np.array([0.0, 0.0, 0.0, 1.0])


def cases(rng):
    yield case(label="a column whose standardized values leave [-1, 1]")


hints = (
    "The standard deviation is a mean distance from the mean (the root of the mean square, to be exact). "
    "Can every entry be nearer than the mean distance?",
    "Start with 0, 1: standardized it is -1, 1, which is just not enough. What happens with one entry that is far from several others?",
    "Think of incomes: nine people earn 1, one earns 100. Compute mean, std and the tenth person's standardized income.",
    "The column 2, 2, 2, 2, 7: mean 3, squares 1, 1, 1, 1, 16, std 2. Standardized: -0.5 four times, and the 7 becomes (7 - 3) / 2 = 2.",
)


@misconception(
    "All entries of your column are equal, so its standard deviation is 0. Standardized it becomes zeros, all within [-1, 1]."
)
def constant():
    return np.array([3.0, 3.0, 3.0])


@misconception(
    "Standardized, your numbers lie within [-1, 1], and it does not help to make them larger or smaller: the scale is divided away. "
    "What counts is how the entries lie to one another. Two values, each taken equally often, become exactly -1 and 1."
)
def balanced():
    return np.array([-1000.0, 1000.0])


@misconception("A single number is its own mean and has no spread. A counter-example needs at least three numbers.")
def single():
    return np.array([5.0])


def verify(value):
    x = np.asarray(value, dtype=float)
    if x.ndim != 1:
        return f"One column is asked, an array of shape (N,); yours has shape {x.shape}."
    if not np.all(np.isfinite(x)):
        return "The column has to consist of ordinary numbers: nan and inf have no mean."
    if len(x) < 2:
        return "single"
    if x.max() == x.min():
        return "constant"
    x = x / np.abs(x).max()  # the same standardized values; 1e200 would overflow when it is squared
    z = (x - x.mean()) / x.std()
    return None if np.abs(z).max() > 1 + 1e-6 else "balanced"


exercise = Exercise(
    myth_standardized,
    cases,
    points=1,
    hints=hints,
    misconceptions=(constant, balanced, single),
    verify=verify,
    kind="myth",
)
