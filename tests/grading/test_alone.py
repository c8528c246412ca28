"""Whether an answer does the same wherever it is called, told from the text of the cells."""

import pytest

from autograder.alone import stands_alone
from autograder.extract import Cell

ANSWER = "def f(x, scale=2.0):\n    return helper(x) * np.exp(scale) + max(x)\n\n\ndef helper(x):\n    return [math.pi * i for i in x]\n"
LESSON = Cell("0", "code", "import math\nimport numpy as np\nknown = {}\n")


def alone(answer: str = ANSWER, *others: str) -> bool:
    own = [Cell(f"own-{i}", "code", source, own=True) for i, source in enumerate(others)]
    return stands_alone([LESSON, Cell("1", "code", answer, "answer", "f", own=True), *own], "f")


def test_what_the_lesson_defines_counts_too():
    """An answer's helper may be called as the lesson calls something of its own further down."""
    answer = Cell("1", "code", ANSWER, "answer", "f", own=True)
    for source in ("from nnref import helper\n", "def helper(x):\n    return x\n"):
        assert not stands_alone([LESSON, answer, Cell("2", "code", source)], "f")
    assert stands_alone([LESSON, answer, Cell("2", "code", "known = np.random.rand()\n%matplotlib inline\n")], "f")


def test_functions_of_their_arguments_and_of_numpy_stand_alone():
    assert alone()
    assert alone('import numpy as np\n\n"""A note."""\n' + ANSWER)
    assert alone(
        ANSWER,
        "print(f([1.0]))",
        "import numpy as np\nx = np.arange(3)\nx = np.exp(x)\nassert x[0] == 1",
        "def g(x):\n    return f(x)\n",
        "class Net:\n    def __init__(self):\n        self.w = np.zeros(3)\n",
    )


@pytest.mark.parametrize(
    "answer",
    [
        "f = lambda x: x\n",
        "def f(x):\n    return known.setdefault(x, x)\n",
        "def f(x, seen=[]):\n    return seen\n",
        "def f(x):\n    def inner(seen={}):\n        return seen\n    return inner\n",
        "def f(x):\n    f.calls = x\n    return x\n",
        "def f(x):\n    global np\n    np = None\n    return x\n",
        "def f(x):\n    return np.random.rand()\n",
        "@np.vectorize\ndef f(x):\n    return x\n",
        "seen = []\ndef f(x):\n    return seen\n",
        "def f(x):\n    return globals()\n",
        "def f(x:\n",
        "def g(x):\n    return x\n",
    ],
)
def test_what_is_kept_from_call_to_call_does_not(answer):
    assert not alone(answer)


@pytest.mark.parametrize(
    "other",
    [
        "np = None",
        "import cupy as np",
        "max = 3",
        "def helper(x):\n    return 0\n",
        "np.exp = print",
        "import numpy as n\nn.exp = print",
        "np.exp, x = print, 1",
        "del np.exp",
        "np.__dict__['exp'] = print",
        "f.__globals__['np'] = None",
        "[max := x for x in range(3)]",
        "setattr(np, 'exp', print)",
        "np.set_printoptions(precision=2)",
        "globals()['np'] = None",
        "%reset -f",
    ],
)
def test_another_cell_may_change_what_it_does(other):
    assert not alone(ANSWER, other)
