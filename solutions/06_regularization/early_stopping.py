"""Exercise: when to stop, and which epoch to go back to."""

import numpy as np

from autograder.exercise import Exercise, case, misconception


def early_stopping(losses, patience):
    """From the validation losses of a training, one for each epoch: which epoch was the
    best one, and in which epoch does the training stop?

    The best epoch is the first one with the smallest loss seen so far. The training
    stops when `patience` epochs in a row have brought no new best. Only a strictly smaller
    loss is a new best: an equal one is not. Without such a row it runs to the end.

    Epochs count from 0. Losses after the stop have never been computed: they must not
    influence the answer.

    By hand: losses [3, 1, 2, 1, 0.5] with patience 2: the best is epoch 1; epochs 2 and
    3 bring nothing new, so it stops at 3 and returns (1, 3). The 0.5 is never seen.

    losses is a list of floats with at least one entry, patience an int of at least 1.

    Returns: the tuple (best_epoch, stop_epoch) of ints
    """
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best, epoch
    return best, len(losses) - 1


def cases(rng):
    drops = np.sort(rng.uniform(1.0, 3.0, size=12))[::-1]
    low = float(drops[4])
    above = [low + float(u) for u in rng.uniform(0.2, 0.9, size=6)]
    above[1], above[2] = max(above[:3]), min(above[:3])  # rises, then falls: better than the epoch before, not a new best
    fall = [float(v) for v in drops[:5]]
    yield case([3.0, 1.0, 2.0, 1.0, 0.5], 2, label="5 epochs, patience 2, by hand: (1, 3)")
    yield case([*fall, *above, 0.5 * low, 0.1], 3, label="stops before a later, better loss")
    yield case([*fall, above[0], above[1], above[2], 0.5 * low, *above], 4, label="a new best just in time")
    yield case([float(v) for v in drops], 2, label="falls to the end: no stop")
    yield case([*fall, *above[:2]], 5, label="the losses end before the patience does")
    yield case([2.0, 3.0, 4.0, 3.5, 1.0], 3, label="the first epoch is the best")
    yield case([*fall, low, low, low, 0.25 * low], 3, label="equal losses are no progress")
    yield case([float(rng.uniform())], 2, label="one epoch only")
    yield case([4.0, 5.0, 3.0, 5.0, 2.0, 5.0, 1.0, 5.0, 0.5], 2, label="every second epoch is a new best, patience 2")
    yield case([*fall, *sorted(above[3:]), 0.5 * low], 3, label="the loss rises three times in a row")


hints = (
    "Go through [3, 1, 2, 1, 0.5] with a finger. Which two numbers do you have to remember from epoch to epoch?",
    "With what is each new loss compared: with the one before it, or with the best so far?",
    "A counter of epochs without a new best: when does it grow, when does it go back to 0, and when does it end the loop?",
    "A twin: [5, 4, 6, 6, 3], patience 3. The best is epoch 1 at first; the counter is 1, 2 at epochs 2 and 3, and epoch 4 is a new best: (4, 4).",
)


@misconception("It stops at epoch `patience`, whatever the losses do: the counter runs from the start and never goes back to 0.")
def counts_from_the_start(losses, patience):
    stop = min(patience, len(losses) - 1)
    return int(np.argmin(losses[: stop + 1])), stop


@misconception("All epochs without a new best are counted, not those in a row: after a new best the counter has to go back to 0.")
def counter_not_reset(losses, patience):
    best = waited = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            return best, epoch
    return best, len(losses) - 1


@misconception(
    "Each loss is compared with the one before it. After a bad epoch a slightly less bad one is no progress: compare with the best so far."
)
def compares_with_previous(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            waited = 0
        else:
            waited += 1
        if losses[epoch] < losses[best]:
            best = epoch
        if waited == patience:
            return best, epoch
    return best, len(losses) - 1


@misconception(
    "Only epochs in which the loss ROSE are counted, and every fall begins the count anew. What counts is an epoch without a new best: a loss "
    "that falls a little, or stays, and is above the best is one too."
)
def only_rises_count(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        waited = waited + 1 if losses[epoch] > losses[epoch - 1] else 0
        if losses[epoch] < losses[best]:
            best = epoch
        if waited == patience:
            return best, epoch
    return best, len(losses) - 1


@misconception(
    "The epoch in which it stops is returned as the best one too. The point of stopping is to go BACK to the best epoch."
)
def last_is_best(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        best, waited = (epoch, 0) if losses[epoch] < losses[best] else (best, waited + 1)
        if waited == patience:
            return epoch, epoch
    return len(losses) - 1, len(losses) - 1


@misconception("An equal loss counts as a new best in your answer. Without strict improvement the patience runs on.")
def equal_is_better(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        best, waited = (epoch, 0) if losses[epoch] <= losses[best] else (best, waited + 1)
        if waited == patience:
            return best, epoch
    return best, len(losses) - 1


@misconception("It stops one epoch too late: after patience epochs without a new best it is over, not after one more.")
def one_epoch_late(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        best, waited = (epoch, 0) if losses[epoch] < losses[best] else (best, waited + 1)
        if waited > patience:
            return best, epoch
    return best, len(losses) - 1


@misconception("It stops one epoch too early. Count the epochs AFTER the best one: the best epoch itself is not waiting.")
def one_epoch_early(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        best, waited = (epoch, 0) if losses[epoch] < losses[best] else (best, waited + 1)
        if waited + 1 >= patience and waited:
            return best, epoch
    return best, len(losses) - 1


@misconception(
    "The best epoch is searched among all losses, also among those after the stop. They lie in a future that this training never sees."
)
def looks_into_the_future(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        best, waited = (epoch, 0) if losses[epoch] < losses[best] else (best, waited + 1)
        if waited == patience:
            return int(np.argmin(losses)), epoch
    return int(np.argmin(losses)), len(losses) - 1


@misconception("It never stops: your stop_epoch is always the last one. Return as soon as the patience is used up.")
def never_stops(losses, patience):
    return int(np.argmin(losses)), len(losses) - 1


@misconception(
    "The counter of waiting epochs starts at 1: epoch 0 is not smaller than itself and counts as waiting. It is the first best; begin with epoch 1."
)
def first_epoch_waits(losses, patience):
    best, waited = 0, 0
    for epoch, loss in enumerate(losses):
        best, waited = (epoch, 0) if loss < losses[best] else (best, waited + 1)
        if waited == patience:
            return best, epoch
    return best, len(losses) - 1


@misconception(
    "You take the best epoch of the whole list and add the patience. A training that has stopped earlier never sees that epoch: go through the "
    "epochs in their order."
)
def best_of_all_plus_patience(losses, patience):
    best = int(np.argmin(losses))
    return best, min(best + patience, len(losses) - 1)


@misconception(
    "You add the patience to the best epoch of the whole list. So the stop can lie beyond the end of the list, and the best epoch after a stop: "
    "go through the epochs in their order."
)
def best_plus_patience(losses, patience):
    best = int(np.argmin(losses))
    return best, best + patience


@misconception("Your epochs count from 1; here the first epoch is 0, as an index into the list.")
def counts_from_one(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        best, waited = (epoch, 0) if losses[epoch] < losses[best] else (best, waited + 1)
        if waited == patience:
            return best + 1, epoch + 1
    return best + 1, len(losses)


@misconception("The two numbers have changed places: first the best epoch, then the epoch of the stop.")
def order_swapped(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        best, waited = (epoch, 0) if losses[epoch] < losses[best] else (best, waited + 1)
        if waited == patience:
            return epoch, best
    return len(losses) - 1, best


@misconception(
    "The best loss is returned in place of its epoch. The number of the epoch is asked, so that one can go back to it."
)
def loss_for_epoch(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        best, waited = (epoch, 0) if losses[epoch] < losses[best] else (best, waited + 1)
        if waited == patience:
            return losses[best], epoch
    return losses[best], len(losses) - 1


exercise = Exercise(
    early_stopping,
    cases,
    points=3,
    hints=hints,
    parts=("best_epoch", "stop_epoch"),
    misconceptions=(
        counts_from_the_start,
        counter_not_reset,
        compares_with_previous,
        only_rises_count,
        last_is_best,
        equal_is_better,
        one_epoch_late,
        one_epoch_early,
        looks_into_the_future,
        never_stops,
        first_epoch_waits,
        best_of_all_plus_patience,
        best_plus_patience,
        counts_from_one,
        order_swapped,
        loss_for_epoch,
    ),
)
