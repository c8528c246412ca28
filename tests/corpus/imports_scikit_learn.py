# verdict: raised
# how: answer

def accuracy(scores, t):
    from sklearn.metrics import accuracy_score

    return float(accuracy_score(t, scores.argmax(axis=1)))
