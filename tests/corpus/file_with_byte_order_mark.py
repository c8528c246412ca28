# verdict: passed
# how: make

def make(notebook):
    return b"\xef\xbb\xbf" + text(notebook).encode()
