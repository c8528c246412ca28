# verdict: passed
# how: make

import json


def make(notebook):
    plain = json.loads(text(notebook))
    for cell in plain["cells"]:
        del cell["id"]
        cell["source"] = cell["source"] or None
    return json.dumps(plain).encode()
