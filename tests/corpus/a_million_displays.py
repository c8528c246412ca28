# verdict: passed
# how: answer
# outputs: shown

for i in range(10_000):
    display(i)


def accuracy(scores, t):
    return float(np.mean(scores.argmax(axis=1) == t))
