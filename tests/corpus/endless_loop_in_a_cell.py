# verdict: too slow
# how: answer

while True:
    pass


def accuracy(scores, t):
    return float(np.mean(scores.argmax(axis=1) == t))
