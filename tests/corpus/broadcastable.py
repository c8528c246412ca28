# verdict: wrong type
# how: answer

def accuracy(scores, t):
    return np.ones((1, 1))
