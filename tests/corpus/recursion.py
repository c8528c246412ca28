# verdict: raised
# how: answer

def accuracy(scores, t):
    return accuracy(scores, t)
