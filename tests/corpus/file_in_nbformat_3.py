# verdict: passed
# how: make

import json


def make(notebook):
    cells = [{"cell_type": c.cell_type, "input" if c.cell_type == "code" else "source": c.source, "metadata": c.metadata} for c in notebook.cells]
    return json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]}).encode()
