# verdict: not attempted
# how: answer

def аccuracy(scores, t):  # a Cyrillic letter
    return float(np.mean(scores.argmax(axis=1) == t))
