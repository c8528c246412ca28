import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def running_minimum(losses, patience):
    best = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        if epoch - best >= patience:
            return best, epoch
    return best, len(losses) - 1


@right
def counter_and_iterator(losses, patience):
    record, wait, answer = float("inf"), 0, (0, 0)
    for epoch, loss in enumerate(losses):
        better = loss < record
        wait = 0 if better else wait + 1
        record = min(record, loss)
        answer = (epoch if better else answer[0], epoch)
        if wait == patience:
            break
    return answer


@wrong("an equal loss counts as a new best", r"equal|strict|<=|same", r"first")
def equal_is_better(losses, patience):
    best, epoch = 0, 0
    for epoch, loss in enumerate(losses):
        if loss <= losses[best]:
            best = epoch
        elif epoch - best >= patience:
            return best, epoch
    return best, epoch


@wrong("waits one epoch too long", r"one (epoch )?(too|more|late)|late|off by one|long|patience", r">=|>")
def one_too_long(losses, patience):
    best = 0
    for epoch in range(len(losses)):
        if losses[epoch] < losses[best]:
            best = epoch
        if epoch - best > patience:
            return best, epoch
    return best, len(losses) - 1


@wrong("the best of all losses, also of those after the stop", r"after the stop|never (seen|been)|later|all losses|whole|stop")
def looks_ahead(losses, patience):
    best, wait = losses[0], 0
    for epoch, loss in enumerate(losses):
        if loss < best:
            best, wait = loss, 0
        elif epoch:
            wait += 1
        if wait == patience:
            return int(np.argmin(losses)), epoch
    return int(np.argmin(losses)), len(losses) - 1


@wrong("compares with the loss of the epoch before, not with the best", r"before|previous|last|neighbo", r"best|smallest")
def compares_with_previous(losses, patience):
    best, wait = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[epoch - 1]:
            best, wait = epoch, 0
        else:
            wait += 1
        if wait == patience:
            return best, epoch
    return best, len(losses) - 1
