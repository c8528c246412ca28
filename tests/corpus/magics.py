# verdict: passed
# how: answer

%time x = 1
!echo hello
print?

def accuracy(scores, t):
    return float(np.mean(scores.argmax(axis=1) == t))
