import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_iteration():
    """Often said: "Epoch and iteration are two words for the same thing."

    Refute it: return three whole numbers (examples, batch_size, epochs), all above 0,
    for which training in mini-batches makes more iterations (updates) than epochs.
    The last, short batch of an epoch counts as a batch.
    """
    return 100, 10, 2


def cases(rng):
    yield case(label="more iterations than epochs")


hints = (
    "An epoch is one pass over all examples; an iteration is one update, made on one batch. How many batches has an epoch?",
    "With which batch size would the two words really mean the same? Avoid it.",
    "The number of iterations is epochs times (examples / batch_size, rounded up).",
    "60 examples in batches of 25 are 3 batches (25, 25, 10). Four epochs of that are 12 iterations.",
)


@misconception(
    "With these numbers every epoch is exactly one iteration: all examples fit into one batch. "
    "That is the one situation in which the statement holds. Choose a batch that is smaller than the data set."
)
def one_batch():
    return 50, 50, 3


@misconception(
    "The batch is larger than the data set, so that an epoch has one batch and makes one update. Did you mix up the order? "
    "It is (examples, batch_size, epochs)."
)
def batch_larger_than_data():
    return 10, 100, 2


@misconception(
    "You gave more epochs than examples in a batch, but the number of epochs multiplies both sides. "
    "Only examples and batch_size decide how many iterations an epoch has."
)
def many_epochs():
    return 1, 1, 1000


def verify(value):
    numbers = tuple(value) if np.ndim(value) else (value,)
    if len(numbers) != 3:
        return "Three numbers are asked: return examples, batch_size, epochs"
    if any(isinstance(n, (bool, np.bool_)) or n != int(n) or n < 1 for n in numbers):
        return f"Three whole numbers above 0 are asked; yours are {numbers}."
    examples, batch_size = numbers[:2]
    if examples > batch_size:
        return None
    if examples < batch_size:
        return "batch_larger_than_data"
    return "many_epochs" if examples == 1 else "one_batch"


exercise = Exercise(
    myth_iteration,
    cases,
    points=1,
    hints=hints,
    misconceptions=(one_batch, batch_larger_than_data, many_epochs),
    verify=verify,
    kind="myth",
)
