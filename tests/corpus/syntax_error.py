# verdict: unreadable
# how: answer

def accuracy(scores, t:
    return 1.0
