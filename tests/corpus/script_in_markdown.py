# verdict: passed
# how: make
# outputs: shown

from nbformat.v4 import new_markdown_cell


def make(notebook):
    notebook.cells.append(new_markdown_cell("<script>alert('owned')</script> [x](javascript:alert(1))"))
    return text(notebook).encode()
