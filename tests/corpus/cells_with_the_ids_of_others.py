# verdict: wrong value
# how: make

def make(notebook):
    import copy

    cell = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "accuracy")
    check = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "check_accuracy")
    wrong = copy.deepcopy(cell)
    wrong.source = "def accuracy(scores, t):\n    return 0.5\n"
    wrong.metadata = {"nbgrader": {"grade_id": "softmax", "grade": True, "points": 99, "schema_version": 3}}
    again = copy.deepcopy(check)
    again.source = "def accuracy(scores, t):\n    return 0.5\n"
    notebook.cells += [again, wrong]
    notebook.cells.insert(0, copy.deepcopy(wrong))
    cell.source = "def accuracy(scores, t):\n    return 0.5\n"
    return text(notebook).encode()
