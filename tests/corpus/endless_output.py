# verdict: too slow
# how: answer

def accuracy(scores, t):
    while True:
        print("x" * 10**6)
