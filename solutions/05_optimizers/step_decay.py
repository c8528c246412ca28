"""A learning rate that falls in steps."""

from autograder.exercise import Exercise, case, misconception


def step_decay(lr0, epoch, drop=0.5, every=10):
    """The learning rate of an epoch, when it is multiplied by `drop` every `every` epochs.

    η = η₀ · drop ^ ⌊epoch / every⌋

    Epochs count from 0. `drop` is the factor that is kept: 0.1 leaves a tenth.
    ⌊ ⌋ rounds down: epochs 0 to 9 have the first rate, epochs 10 to 19 the second.

    Example: lr0 = 0.8, drop = 0.5, every = 10: epoch 9 has 0.8, epoch 10 has 0.4,
    epoch 25 has 0.2.

    Returns: a float
    """
    return lr0 * drop ** (epoch // every)


def cases(rng):
    yield case(0.8, 9, label="lr0 = 0.8, epoch 9: still the first rate")
    yield case(0.8, 10, label="lr0 = 0.8, epoch 10: the first drop, by hand")
    yield case(0.8, 25, label="lr0 = 0.8, epoch 25: two drops")
    yield case(float(rng.uniform(0.1, 1)), 0, label="epoch 0")
    yield case(float(rng.uniform(0.1, 1)), 8, 0.1, 3, label="epoch 8, drop 0.1 every 3")
    yield case(float(rng.uniform(0.1, 1)), int(rng.integers(41, 49)), 0.75, 8, label="a late epoch, drop 0.75 every 8")
    yield case(float(rng.uniform(0.1, 1)), 5, 0.9, 1, label="a drop at every epoch")
    yield case(float(rng.uniform(0.1, 1)), int(rng.integers(21, 29)), every=20, label="drop left at 0.5, every 20")


hints = (
    "How many drops have happened before epoch 25? And before epoch 9?",
    "Python's // divides and rounds down: 25 // 10 is 2.",
    "Two drops multiply twice: the number of drops is an exponent.",
    "A twin: lr0 = 9, drop = 1/3, every = 4, epoch 11: 11 // 4 = 2 drops, 9 / 9 = 1.",
)


@misconception(
    "The rate sinks a little at every epoch: the exponent is a fraction. Between two drops it should stay level: round down."
)
def not_rounded(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (epoch / every)


@misconception("The drop comes one epoch early: you count epochs from 1. They count from 0, and epoch 9 is the tenth one.")
def one_epoch_early(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** ((epoch + 1) // every)


@misconception("The drop comes one epoch late: epoch 10 should have it already. Is it // of epoch - 1?")
def one_epoch_late(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (max(epoch - 1, 0) // every)


@misconception("You round to the nearest number of drops: the first one comes at half the time. Round down.")
def rounded_to_nearest(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** round(epoch / every)


@misconception("`drop` is read as the share that is taken away. It is the factor that is kept: 0.1 leaves a tenth.")
def drop_taken_away(lr0, epoch, drop=0.5, every=10):
    return lr0 * (1 - drop) ** (epoch // every)


@misconception(
    "The drops are multiplied by their number where they should be multiplied with each other: the number of drops is an "
    "exponent."
)
def number_as_factor(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop * (epoch // every)


@misconception(
    "You use the remainder: epoch % every starts anew after each drop. The number of drops is the whole part of the division."
)
def remainder(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (epoch % every)


@misconception("The rate drops at every epoch: `every` is not used.")
def drops_every_epoch(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop**epoch


@misconception("epoch and every have changed places in the division.")
def division_turned(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (every // max(epoch, 1))


@misconception("Only one drop ever happens. After 2 · every epochs there should be a second one, and so on.")
def one_drop_only(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop if epoch >= every else lr0


@misconception("The starting rate is missing: you return the factor alone.")
def factor_alone(lr0, epoch, drop=0.5, every=10):
    return float(drop ** (epoch // every))


@misconception("The starting rate is inside the power: it would be raised too. Only `drop` is.")
def power_of_everything(lr0, epoch, drop=0.5, every=10):
    return (lr0 * drop) ** (epoch // every)


@misconception(
    "The first drop comes at once: epoch 1 has it already. You round up, or a loop drops the rate at epoch 0 too. With every = "
    "10 the first drop belongs to epoch 10: round down."
)
def rounded_up(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (-(-epoch // every))


@misconception("Each drop is subtracted: that way the rate soon falls below 0. `drop` is a factor, and every drop multiplies.")
def subtracts_the_drop(lr0, epoch, drop=0.5, every=10):
    return lr0 - drop * (epoch // every)


exercise = Exercise(
    step_decay,
    cases,
    points=1,
    hints=hints,
    misconceptions=(
        not_rounded,
        one_epoch_early,
        one_epoch_late,
        rounded_to_nearest,
        drop_taken_away,
        number_as_factor,
        remainder,
        drops_every_epoch,
        division_turned,
        one_drop_only,
        factor_alone,
        power_of_everything,
        rounded_up,
        subtracts_the_drop,
    ),
)
