# verdict: passed
# how: make

def make(notebook):
    return text(notebook).encode("utf-16")
