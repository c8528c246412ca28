# verdict: passed
# how: make
# outputs: shown

def make(notebook):
    import copy

    cell = next(c for c in notebook.cells if c.cell_type == "code")
    for i in range(20):
        more = copy.deepcopy(cell)
        more.metadata, more.id = {}, f"more{i}"
        more.source = "from IPython.display import display\ndisplay({'image/png': 'A' * 3_000_000}, raw=True)"
        notebook.cells.append(more)
    return text(notebook).encode()
