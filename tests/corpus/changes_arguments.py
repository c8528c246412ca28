# verdict: changed its input
# how: answer

def accuracy(scores, t):
    found = float(np.mean(scores.argmax(axis=1) == t))
    scores[:] = 0
    return found
