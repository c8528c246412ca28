# verdict: passed
# how: answer
# outputs: shown

print("x" * 200_000_000)


def accuracy(scores, t):
    return float(np.mean(scores.argmax(axis=1) == t))
