# verdict: too much memory
# how: answer

def accuracy(scores, t):
    return np.ones((10**6, 10**6))
