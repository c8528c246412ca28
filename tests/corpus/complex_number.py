# verdict: wrong type
# how: answer

def accuracy(scores, t):
    return complex(np.mean(scores.argmax(axis=1) == t))
