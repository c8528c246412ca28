# verdict: unreadable
# how: make
# others: lost

def make(notebook):
    return b""
