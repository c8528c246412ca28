# verdict: passed
# how: make

def make(notebook):
    notebook.cells = [c for cell in notebook.cells for c in (cell, cell)]
    return text(notebook).encode()
