# verdict: not finite
# how: answer

def accuracy(scores, t):
    return float("nan")
