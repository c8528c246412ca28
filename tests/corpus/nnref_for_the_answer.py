# verdict: raised
# how: answer

import nnref


def accuracy(scores, t):
    return nnref.accuracy(scores, t)
