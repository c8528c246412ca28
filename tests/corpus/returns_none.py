# verdict: wrong type
# how: answer

def accuracy(scores, t):
    pass
