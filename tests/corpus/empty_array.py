# verdict: wrong type
# how: answer

def accuracy(scores, t):
    return np.array([])
