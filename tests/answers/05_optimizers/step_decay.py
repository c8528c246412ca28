"""Answers to step_decay."""

import numpy as np

from tests.answers.kit import right, wrong


@right
def formula(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (epoch // every)


@right
def loop(rate, epoch, drop=0.5, every=10):
    for k in range(1, epoch + 1):
        if k % every == 0:
            rate = rate * drop
    return rate


@right
def floor(lr0, epoch, drop=0.5, every=10):
    return float(lr0 * np.power(float(drop), np.floor(epoch / every)))


@right
def recursive(lr0, epoch, drop=0.5, every=10):
    return lr0 if epoch < every else drop * recursive(lr0, epoch - every, drop, every)


@wrong("not rounded", "not_rounded")
def smooth(lr0, epoch, drop=0.5, every=10):
    return float(lr0 * drop ** (epoch / every))


@wrong("one epoch early", "one_epoch_early")
def early(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** ((epoch + 1) // every)


@wrong("one epoch late", "one_epoch_late")
def late(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (max(epoch - 1, 0) // every)


@wrong("the share that is taken away", "drop_taken_away")
def away(lr0, epoch, drop=0.5, every=10):
    return lr0 * (1 - drop) ** (epoch // every)


@wrong("times the number of drops", "number_as_factor")
def factor(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop * (epoch // every)


@wrong("the remainder", "remainder")
def remainder(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (epoch % every)


@wrong("one drop only", "one_drop_only")
def once(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop if epoch >= every else lr0


@wrong("each epoch", "drops_every_epoch")
def each(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop**epoch


@wrong("rounded to the nearest", "rounded_to_nearest")
def nearest(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** round(epoch / every)


@wrong("only where an epoch ends a period")
def at_the_period(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop if epoch and epoch % every == 0 else lr0


@wrong("divided")
def divided(lr0, epoch, drop=0.5, every=10):
    return lr0 / (1 + drop * (epoch // every))


@wrong("another default of every")
def default(lr0, epoch, drop=0.5, every=5):
    return lr0 * drop ** (epoch // every)
