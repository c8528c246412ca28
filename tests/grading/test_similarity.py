"""Code that is alike in a way that others' is not is shown side by side; short right answers, and what was handed out, are not."""

from autograder.similarity import alike, fingerprints

STUB = 'def mean_loss(z, t):\n    """The mean of the losses."""\n    raise NotImplementedError\n'
RIGHT = 'def mean_loss(z, t):\n    """The mean of the losses."""\n    return float(np.mean(-np.log(z[np.arange(len(t)), t])))\n'
ODD = '''def mean_loss(z, t):
    """The mean of the losses."""
    # go from the last row to the first, because of the homework hint
    total = 0.0
    for row in range(len(t) - 1, -1, -1):
        if z[row, t[row]] <= 0.0:
            total += 745.2 * 3
            continue
        total = total - np.log2(z[row, t[row]]) * 0.6931471805599453
    return float(total / len(t))
'''
RENAMED = ODD.replace("total", "s").replace("row", "k").replace("s = 0.0", "s  =  0.0")
OTHER = "def mean_loss(z, t):\n    picked = z[range(len(t)), t]\n    losses = [-math.log(p) for p in picked]\n    return sum(losses) / len(losses)\n"


def test_renamed_copies_are_found_and_honest_answers_are_not():
    answers = {f"honest{i}": RIGHT for i in range(20)} | {"other": OTHER, "ada": ODD, "bo": RENAMED}
    (pair,) = alike(answers, STUB)
    assert (pair.one, pair.other) == ("ada", "bo")
    assert pair.share > 0.8
    assert {5, 6, 7, 9} <= pair.lines[0]
    assert pair.lines[0] == pair.lines[1]
    assert 2 not in pair.lines[0], "the docstring was handed out"


def test_two_alone_in_a_class_with_a_short_right_answer():
    assert alike({"ada": RIGHT, "bo": RIGHT}, STUB) == []
    assert alike({"ada": STUB, "bo": STUB}, STUB) == []
    assert alike({}, STUB) == []


def test_broken_code_is_compared_as_far_as_it_can_be_read():
    assert fingerprints("") == fingerprints("def f(:") == {}
    assert fingerprints('x = """never closed') == {}
    (pair,) = alike({"ada": ODD + "\n)))(", "bo": ODD + "\n'unclosed"}, STUB)
    assert pair.share > 0.8
