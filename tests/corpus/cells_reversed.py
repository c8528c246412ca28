# verdict: passed
# how: make

def make(notebook):
    notebook.cells = notebook.cells[::-1]
    return text(notebook).encode()
