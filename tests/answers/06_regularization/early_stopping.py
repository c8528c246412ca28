"""Answers to early_stopping."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def best_so_far(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best == patience:
            return best, epoch
    return best, len(losses) - 1


@right
def a_counter(history, patience):
    best, lowest, waited = 0, float("inf"), 0
    for epoch in range(len(history)):
        if history[epoch] < lowest:
            best, lowest, waited = epoch, history[epoch], 0
        else:
            waited += 1
            if waited >= patience:
                break
    return best, epoch


@right
def by_slices(losses, patience):
    for stop in range(len(losses)):
        seen = losses[: stop + 1]
        best = int(np.argmin(seen))
        if stop - best >= patience:
            return best, stop
    return best, stop


@right
def records(losses, patience, first=0):
    lows = np.minimum.accumulate(losses)
    new = [0] + [k for k in range(1, len(losses)) if losses[k] < lows[k - 1]]
    for best, following in zip(new, [*new[1:], None]):
        if following is None or following - best > patience:
            return best, min(best + patience, len(losses) - 1)
    return None


@wrong("the whole history", "looks_into_the_future", "best_of_all_plus_patience", "first_wrong_part")
def whole(losses, patience):
    best = int(np.argmin(losses))
    return best, min(best + patience, len(losses) - 1)


@wrong("compared with the one before", "compares_with_previous", "first_wrong_part")
def previous(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            best, waited = epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best, epoch
    return best, len(losses) - 1


@wrong("equal counts as better", "equal_is_better")
def equal(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss <= losses[best]:
            best = epoch
        elif epoch - best == patience:
            return best, epoch
    return best, len(losses) - 1


@wrong("an epoch late", "one_epoch_late")
def late(losses, patience):
    return best_so_far(losses, patience + 1)


@wrong("an epoch early", "one_epoch_early")
def early(losses, patience):
    return best_so_far(losses, max(patience - 1, 1))


@wrong("the counter is not reset", "counter_not_reset")
def not_reset(losses, patience):
    best, waited = 0, 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch:
            waited += 1
            if waited == patience:
                return best, epoch
    return best, len(losses) - 1


@wrong("the last epoch is the best", "last_is_best")
def last(losses, patience):
    stop = best_so_far(losses, patience)[1]
    return stop, stop


@wrong("from 1", "counts_from_one", "constant_offset")
def from_one(losses, patience):
    best, stop = best_so_far(losses, patience)
    return best + 1, stop + 1


@wrong("exchanged", "order_swapped", "swapped_outputs")
def exchanged(losses, patience):
    return best_so_far(losses, patience)[::-1]


@wrong("the loss", "loss_for_epoch", "wrong_container")
def the_loss(losses, patience):
    best, stop = best_so_far(losses, patience)
    return losses[best], stop


@wrong("never stops", "never_stops")
def never(losses, patience):
    return int(np.argmin(losses)), len(losses) - 1


@wrong("the number of epochs in place of the last", "constant_offset")
def count(losses, patience):
    best, stop = best_so_far(losses, patience)
    return best, stop + 1


@wrong("nothing without a stop", "returned_nothing", "raised")
def nothing(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch - best == patience:
            return best, epoch


@wrong("only rises in a row are counted", "only_rises_count", "first_wrong_part")
def rises(losses, patience):
    best, up = 0, 0
    for epoch in range(1, len(losses)):
        up = up + 1 if losses[epoch] > losses[epoch - 1] else 0
        best = epoch if losses[epoch] < losses[best] else best
        if up == patience:
            return best, epoch
    return best, len(losses) - 1
