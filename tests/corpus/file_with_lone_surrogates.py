# verdict: passed
# how: make

def make(notebook):
    notebook.cells[0].source = "SURROGATE"
    return text(notebook).replace("SURROGATE", "\\ud800").encode()
