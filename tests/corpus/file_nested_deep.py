# verdict: unreadable
# how: make
# others: lost

def make(notebook):
    return b"[" * 200_000
