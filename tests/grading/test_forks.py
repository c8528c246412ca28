"""What runs in which fork, how boxes are multiplied, and which clock a limit goes by."""

import time
from dataclasses import replace

import nbformat
import pytest

from autograder import library
from autograder.book import open_book
from autograder.box.sandbox import Sandbox, Twin, Unavailable
from autograder.box.stage import Asked, Order, Step, perform
from autograder.boxes import MOST, Boxes, Nursery
from autograder.examine import examine
from autograder.extract import extract
from autograder.marking import FaultyCheck, Limits, mark
from autograder.observe import PATIENCE
from tests.autograder.toys import frozen
from tests.chapters import fill, right
from tests.grading.handed_in import released

CHAPTER = "00_start_here"


@pytest.fixture(scope="module")
def book():
    return open_book(CHAPTER)


@pytest.fixture(scope="module")
def boxes(book):
    every = Boxes(book)
    yield every
    every.close()


def orders_of(
    monkeypatch, book, boxes, answers: dict[str, str], before: str = "", explain: bool = False
) -> tuple[list[Order], dict[str, int]]:
    """The orders that a submission takes, and its points by exercise. `before` is a cell of the learner's own before the last check."""
    found: list[Order] = []
    kept = boxes.perform

    def noted(barred, order):
        found.append(order)
        return kept(barred, order)

    monkeypatch.setattr(boxes, "perform", noted)
    notebook = fill(released(CHAPTER), answers)
    if before:  # the last check, so that it runs: nothing is run behind that one
        last = max(
            i for i, c in enumerate(notebook.cells) if c.metadata.get("nbgrader", {}).get("grade_id", "").startswith("check_")
        )
        notebook.cells.insert(last, nbformat.v4.new_code_cell(before))
    submission = extract(nbformat.writes(notebook).encode(), book.cells)
    marks = mark(submission, book, boxes, Limits(), explain=explain)
    return found, {m.name: m.points for m in marks}


def test_a_right_notebook_is_marked_in_one_fork(monkeypatch, book, boxes):
    orders, points = orders_of(monkeypatch, book, boxes, right(CHAPTER))
    assert len(orders) == 1
    assert points == {name: book.points[name] for name in book.asked}


def test_what_a_later_cell_breaks_is_asked_again_where_it_stood(monkeypatch, book, boxes):
    """At the end of the first fork `np` is gone: the hidden cases are then asked in a fork that ends no later than the check."""
    orders, points = orders_of(monkeypatch, book, boxes, right(CHAPTER), before="np = None")
    assert len(orders) == 2
    assert orders[1].more == ()
    assert points == {name: book.points[name] for name in book.asked}


BY_CHANCE = {
    "accuracy": "def accuracy(scores, t):\n    return float((scores.argmax(axis=0) == t).mean())\n"
}  # right where shapes fit
HALF = {"accuracy": "def accuracy(scores, t):\n    if scores.shape[1] < 4:\n        return 2.0\n    return float((scores.argmax(axis=1) == t).mean())\n"}  # fmt: skip


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("wrong", [BY_CHANCE, HALF])
def test_a_wrong_answer_that_no_cell_can_have_changed_takes_no_second_fork(monkeypatch, book, boxes, wrong, explain):
    orders, points = orders_of(monkeypatch, book, boxes, {**right(CHAPTER), **wrong}, explain=explain)
    assert len(orders) == 1
    assert points == {name: book.points[name] for name in book.asked} | {"accuracy": points["accuracy"]}
    assert points["accuracy"] < book.points["accuracy"]


def test_a_hidden_case_that_fails_where_its_public_twin_passed_is_asked_again(monkeypatch, book, boxes):
    """Right on one public case, and a cell that sets a name which the answer uses: that its twin fails may be that cell's doing."""
    known = float(book.public["accuracy"].cases[1].args[0][0, 0])
    wrong = (
        f"def accuracy(scores, t):\n    return float((scores.argmax(axis=1) == t).mean()) if scores[0, 0] == {known!r} else 2.0\n"
    )
    answers = {**right(CHAPTER), "accuracy": wrong}
    orders, points = orders_of(monkeypatch, book, boxes, answers, before="float = float")
    assert [list(order.asked) for order in orders[1:]] == [["accuracy"]]
    assert points["accuracy"] == 0


@pytest.mark.parametrize(
    "before",
    [
        "import sys\nsys.setrecursionlimit(150)",
        "kept = []\ntry:\n    while True: kept.append(np.empty(1 << 24))\nexcept MemoryError: pass",
    ],
)
def test_what_a_later_cell_takes_away_without_a_name_is_asked_again(monkeypatch, book, boxes, before):
    """How deep a function may call itself, and how much memory there is."""
    answer = "def deep(n):\n    return n and deep(n - 1)\n\n\n" + right(CHAPTER)["accuracy"].replace(
        "    return ", "    room = deep(200), np.empty(1 << 25)\n    return "
    )
    orders, points = orders_of(monkeypatch, book, boxes, {**right(CHAPTER), "accuracy": answer}, before=before)
    assert [list(order.asked) for order in orders[1:]] == [["accuracy"]]
    assert points["accuracy"] == book.points["accuracy"]


def test_small_cases_come_before_hidden_ones(monkeypatch, book, boxes):
    """What is told about a wrong answer is asked for before anything hidden enters the fork."""
    orders, _ = orders_of(monkeypatch, book, boxes, {**right(CHAPTER), **HALF}, explain=True)
    done = perform(boxes.box(book.asked), orders[0])
    small, _, fresh = done.later
    assert list(small) == ["accuracy"]
    assert len(small["accuracy"]) == len(book.small["accuracy"].cases)
    assert set(fresh) == set(book.asked)


def test_questions_that_the_box_holds_are_not_sent(monkeypatch, book, boxes):
    """The public ones of the released chapter; one that has changed since is sent, and the answer judged by what was sent."""
    sent: list[int] = []
    kept = Order.to_plain
    monkeypatch.setattr(Order, "to_plain", lambda order, new: [sent.append(new), kept(order, new)][1])
    steps = (Step("run", "a", right(CHAPTER)["accuracy"]), Step("ask", "accuracy"))
    perform(boxes.box(book.asked), Order(steps, {"accuracy": book.ask_public["accuracy"]}))
    few = replace(book.public["accuracy"], cases=book.public["accuracy"].cases[:2])
    done = perform(boxes.box(book.asked), Order(steps, {"accuracy": Asked.of(few)}))
    assert sent == [0, 1]
    assert len(done.seen["accuracy"]) == 2


def test_hidden_cases_enter_when_all_that_may_be_told_has_been_said(book, boxes):
    """An answer that keeps what it was called with: on the public cases of another exercise it can tell nothing of the hidden ones."""
    names = ["accuracy", "one_hot"]
    cells = {n: right(CHAPTER)[n] for n in names}
    spy = cells["accuracy"].replace("def accuracy(", "def inner(", 1)
    spy = f"import numpy as np\nmet = []\n{spy}\ndef accuracy(scores, t):\n    met.append(scores.tobytes())\n    return inner(scores, t)\n"
    teller = "def one_hot(t, classes):\n    return len(met)\n"
    steps = (Step("run", "a", spy), Step("ask", "accuracy"), Step("run", "b", teller), Step("ask", "one_hot"))
    said: list[int] = []

    def more(seen):
        said.extend(o.value for o in seen["one_hot"])
        return {"accuracy": book.ask_fresh["accuracy"]}

    order = Order(steps, {n: book.ask_public[n] for n in names}, more=(more,))
    done = perform(boxes.box(book.asked), order)
    assert len(done.later[0]["accuracy"]) == book.ask_fresh["accuracy"].cases
    assert set(said) == {2 * book.ask_public["accuracy"].cases}, "each public case twice, and no other"


def test_who_ends_at_the_hidden_cases_is_asked_in_another_fork(book, boxes):
    steps = (Step("run", "a", "calls = []\ndef accuracy(scores, t):\n    calls.append(0)\n    if len(calls) > CASES: import os; os._exit(0)\n    return 1.0".replace(
        "CASES", str(2 * book.ask_public["accuracy"].cases))), Step("ask", "accuracy"))  # fmt: skip
    order = Order(steps, {"accuracy": book.ask_public["accuracy"]}, more=(lambda seen: {"accuracy": book.ask_fresh["accuracy"]},))
    done = perform(boxes.box(book.asked), order)
    assert done.stopped_at is None
    assert len(done.seen["accuracy"]) == book.ask_public["accuracy"].cases
    assert done.later == [{}]


ACCURACY = "def accuracy(scores, t):\n    return 1.0\n"
ODD_CELLS = {
    "a definition": ACCURACY,
    "more than one": f"import math\nx = [math.pi]\n{ACCURACY}for i in range(3):\n    x.append(i)\n",
    "annotations that are names": "from __future__ import annotations\n" + ACCURACY.replace("scores,", "scores: Nowhere,"),
    "a comment": "# nothing",
    "an error at the start": f"x = [1, 2]\ny = x[5]\n{ACCURACY}",
    "an error behind it": f"{ACCURACY}x = 1 / 0\n",
    "no such library": f"import nowhere_at_all\n{ACCURACY}",
    "an exit": f"raise SystemExit\n{ACCURACY}",
    "no Python": "def accuracy(scores, t:\n    return 1.0\n",
    "a return outside": "return 5\n",
    "an await": f"import asyncio\nawait asyncio.sleep(0)\n{ACCURACY}",
    "a magic": f"%time x = 3\n{ACCURACY}",
    "indented": "    x = 1\n    def accuracy(scores, t):\n        return 1.0\n",
    "a prompt that was copied": f"In [3]: y = 1\n{ACCURACY}",
    "a name that is missing": f"x = accuracies\n{ACCURACY}",
}


@pytest.mark.parametrize("name", ODD_CELLS)
def test_plain_cells_end_as_ipython_would_end_them(book, boxes, name):
    """A value at the end makes it a cell that IPython runs; without one, most are run without it."""
    found = []
    for source in (ODD_CELLS[name], ODD_CELLS[name].rstrip() + ("\n    0\n" if name == "indented" else "\n0\n")):
        steps = (Step("run", "accuracy", source), Step("ask", "accuracy"))
        done = perform(boxes.box(book.asked), Order(steps, {"accuracy": book.ask_public["accuracy"]}))
        assert done.stopped_at is None
        found.append([(o.status, o.value, o.printed.partition(" (<ipython")[0], o.error) for o in done.seen["accuracy"]])
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "source", ["import nowhere_at_all\n", "@print\n@len\ndef f(x):\n    return x\n", "def f(x, y=1 / 0):\n    return x\n"]
)
def test_a_definition_that_fails_shows_what_ipython_shows(book, boxes, source):
    """The same error at the same line of the learner's."""
    shown = []
    for text in (source, source + "0\n"):
        outputs, count = perform(boxes.box(()), Order((Step("run", "a", text),), outputs="all")).outputs["a"]
        assert count == 1
        (error,) = outputs
        lines = [line for entry in error["traceback"] for line in entry.splitlines() if line.startswith(("----", "Cell", "File"))]
        shown.append((error["ename"], error["evalue"], lines))
    assert shown[0] == shown[1]


def test_twins_serve_at_the_same_time_and_end_with_their_original():
    checks = frozen()
    source = "def centred(x):\n    return x - x.mean(axis=0)\n"
    with Sandbox({"centred"}) as original:
        one, other = Twin(original), Twin(original)
        with one.session():
            _, seen = other.examine(source, "a.py", [checks])
        assert [o.status for o in seen[0]] == ["returned"] * len(checks.cases)
        one.close()
        _, seen = other.examine(source, "a.py", [checks])
        assert seen[0][0].status == "returned"
    with pytest.raises(Unavailable):
        other.examine(source, "a.py", [checks])
    other.close()
    with pytest.raises(Unavailable):
        Twin(original)


def test_a_memory_bomb_beside_it_harms_nobody():
    """Two submissions at once in twins of one box: what one holds does not count for the other."""
    hold = "import numpy as np\nkept = np.ones(150_000_000)\n"  # 1.2 GB each: more than one may hold, were they counted together
    answer = "def centred(x):\n    return x - x.mean(axis=0)\n"
    checks = frozen()
    with Sandbox({"centred"}) as original:
        one, other = Twin(original), Twin(original)
        with one.session() as talk:
            talk(lambda sock: one.converse(sock, hold + answer, "a.py", [checks], [[]]))
            _, seen = other.examine(hold + answer, "a.py", [checks])
            time.sleep(0.2)  # some looks at what is held
        one.close()
        other.close()
    assert [o.status for o in seen[0]] == ["returned"] * len(checks.cases)


class Named:
    """Stands for a box, to count them."""

    def __init__(self, kind, *_):
        self.kind, self.is_open = kind, True

    def __enter__(self):
        return self

    def close(self):
        self.is_open = False


def test_a_nursery_keeps_few_and_none_that_is_in_use_ends(monkeypatch, book):
    monkeypatch.setattr("autograder.boxes.Sandbox", Named)
    monkeypatch.setattr("autograder.boxes.Twin", lambda original: Named(original.kind))
    nursery = Nursery(book)
    worker, other = Boxes(book, nursery=nursery), Boxes(book, nursery=nursery)
    used = other.box(["first"])
    original = nursery.open[frozenset(["first"])]
    for i in range(3 * MOST):
        worker.box([str(i)])
    assert len(worker.open) == MOST
    assert len(nursery.open) <= MOST + 1
    assert used.is_open
    assert original.is_open
    assert other.box(["first"]) is used
    worker.close()
    nursery.close()
    assert not original.is_open
    with pytest.raises(Unavailable, match="stopped"):
        other.nursery.twin(frozenset(["later"]))


def test_limits_go_by_processor_time_where_the_grader_is_busy():
    """Waiting costs a fraction of what computing costs, and is not free."""
    checks = replace(frozen(), seconds=0.5)
    waits = f"import time\ndef centred(x):\n    time.sleep({0.5 * PATIENCE / 2 / len(checks.cases) / 2})\n    return x - x.mean(axis=0)\n"
    works = "def centred(x):\n    while True: pass\n"
    sleeps = "import time\ndef centred(x):\n    time.sleep(60)\n"
    with Sandbox({"centred"}) as box:
        for source, status in ((waits, "returned"), (works, "too slow"), (sleeps, "too slow")):
            _, seen = box.examine(source, "a.py", [checks])
            assert {o.status for o in seen[0]} == {status}, source


def test_in_a_notebook_seconds_are_seconds():
    checks = replace(frozen(), seconds=0.2)

    def centred(x):
        time.sleep(30)

    start = time.monotonic()
    assert examine(centred, checks)[0].status == "too slow"
    assert time.monotonic() - start < 20


def test_scikit_learn_finds_its_thread_pools_without_a_view_of_processes():
    """Nearest neighbours by brute force, which looks for them; the box of a chapter that compares with scikit-learn has done so before."""
    source = (
        "import numpy as np\nfrom sklearn.neighbors import KNeighborsClassifier\n"
        "x = np.arange(640.0).reshape(10, 64)\n"
        "found = KNeighborsClassifier(1, algorithm='brute').fit(x, np.arange(10)).predict(x + 0.1)\n"
        "import os\nprint(found.tolist(), os.path.exists('/proc/self/maps'))"
    )
    with Sandbox((), chapter=library.COURSE / "08_training_in_practice") as box:
        done = perform(box, Order((Step("run", "a", source),), outputs="text"))
    assert done.outputs["a"][0][0]["text"] == f"{list(range(10))} False\n"


def test_a_check_with_a_fault_of_its_own_marks_nobody(book, boxes):
    """Never 0 by our fault: the submission waits until the exercise is mended."""
    broken = replace(book.public["myth_accurate"], verify="def verify(value):\n    return no_such_name\n")
    faulty = replace(book, public={**book.public, "myth_accurate": broken})
    submission = extract(nbformat.writes(fill(released(CHAPTER), right(CHAPTER))).encode(), book.cells)
    with pytest.raises(FaultyCheck, match=r"the check of myth_accurate has a fault of its own: .*no_such_name"):
        mark(submission, faulty, boxes, Limits(), explain=False)
