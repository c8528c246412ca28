# verdict: wrong value
# how: make

def make(notebook):
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name == "check_accuracy":
            cell.source = "2.0"
        if name == "accuracy":
            cell.source = "def accuracy(scores, t):\n    return 0.5\n"
    return text(notebook).encode()
