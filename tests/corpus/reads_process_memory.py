# verdict: raised
# how: answer

def accuracy(scores, t):
    return open("/proc/self/mem", "rb").read(1)
