# verdict: raised
# how: answer

input("name?")


def accuracy(scores, t):
    return float(np.mean(scores.argmax(axis=1) == t))
