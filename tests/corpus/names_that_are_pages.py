# verdict: raised
# how: answer
# outputs: shown

Fault = type("<script>alert(1)</script>" * 900, (ValueError,), {"__str__": lambda self: "<img src=x onerror=alert(1)>\u202e\x1b[2J" * 900})


def accuracy(scores, t):
    raise Fault
