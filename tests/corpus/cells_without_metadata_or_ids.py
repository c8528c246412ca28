# verdict: passed
# how: make

import json


def make(notebook):
    plain = json.loads(text(notebook))
    for cell in plain["cells"]:
        del cell["id"]
        cell["metadata"] = {"id": "colab"}
    plain["metadata"] = {"colab": {}, "kernelspec": {"name": "julia-1.9"}}
    return json.dumps(plain).encode()
