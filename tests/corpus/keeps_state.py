# verdict: wrong value
# how: answer

calls = []


def accuracy(scores, t):
    calls.append(1)
    return float(len(calls))
