# verdict: passed
# how: answer

import asyncio

await asyncio.sleep(0)


def accuracy(scores, t):
    return float(np.mean(scores.argmax(axis=1) == t))
