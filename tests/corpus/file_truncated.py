# verdict: unreadable
# how: make
# others: lost

def make(notebook):
    return text(notebook)[:1000].encode()
