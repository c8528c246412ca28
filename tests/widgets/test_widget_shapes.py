"""Two shapes that meet, without a browser: NumPy's own rule, its own words, and a learner's `broadcast_shape` beside them."""

from itertools import product

import numpy as np
import pytest

from nnref import widgets
from nnref.widgets.broadcast_shapes import MOST, NUMBERS, TASK, ShapesState, describe, shapes_frame
from nnref.widgets.guard import Guard

LENGTHS = [(), *((n,) for n in (1, 2, 4)), *product((1, 2, 4), repeat=2)]


def state_of(a: tuple[int, ...], b: tuple[int, ...]) -> ShapesState:
    rows_and_columns = [(1,) * (2 - len(shape)) + shape for shape in (a, b)]
    return ShapesState(len(a), *rows_and_columns[0], len(b), *rows_and_columns[1])


@pytest.mark.parametrize("a", LENGTHS)
@pytest.mark.parametrize("b", LENGTHS)
def test_the_shape_is_numpys_and_so_is_the_refusal(a, b) -> None:
    frame = shapes_frame(state_of(a, b))
    assert (frame["a"], frame["b"]) == (a, b)
    try:
        expected = np.broadcast_shapes(a, b)
    except ValueError:
        assert frame["result"] is None
        assert frame["says"].startswith("operands could not be broadcast together")
        assert any(out is None for _, _, out in frame["places"])
        assert "do not fit" in describe(frame)
    else:
        assert frame["result"] == expected
        assert tuple(out for _, _, out in frame["places"])[::-1] == expected
        assert frame["says"] == ""
        assert frame["cells"] == np.prod(expected)
    assert frame["stored"] == np.prod(a) + np.prod(b)


def test_the_sum_tells_who_met_whom() -> None:
    frame = shapes_frame(state_of((4, 1), (3,)))
    assert frame["sum"].tolist() == [[100 * i + j for j in (1, 2, 3)] for i in (1, 2, 3, 4)]
    assert frame["places"] == [(1, 3, 3), (4, None, 4)]


def test_predictions_and_targets_make_a_square_in_silence() -> None:
    """What the widget answers to its own question."""
    assert shapes_frame(state_of((4, 1), (4,)))["result"] == (4, 4)


def test_the_challenge_asks_for_a_column_and_a_row() -> None:
    shapes = [(), *((n,) for n in range(1, MOST + 1)), *product(range(1, MOST + 1), repeat=2)]
    done = {frozenset((a, b)) for a, b in product(shapes, shapes) if shapes_frame(state_of(a, b))["reached"]}
    assert done == {frozenset(((5, 1), (4,))), frozenset(((5, 1), (1, 4)))}
    assert np.prod(TASK) > 2 * NUMBERS
    assert not any(shapes_frame(ShapesState(**widgets.broadcast_shapes(seed=seed).state))["reached"] for seed in range(40))


def flush_left(a, b):
    length = max(len(a), len(b))
    return tuple(max(m, n) for m, n in zip(a + (1,) * (length - len(a)), b + (1,) * (length - len(b))))


def test_a_learners_rule_is_beside_numpys() -> None:
    fits, clash = state_of((4, 1), (3,)), state_of((4, 3), (4,))
    right = Guard(np.broadcast_shapes)
    assert shapes_frame(fits, right)["yours"]["same"]
    refused = shapes_frame(clash, right)["yours"]
    assert (refused["shape"], refused["same"]) == (None, True)
    assert "shape mismatch" in refused["words"]
    wrong = shapes_frame(clash, Guard(flush_left))["yours"]
    assert (wrong["shape"], wrong["same"]) == ((4, 3), False)
    raises = shapes_frame(fits, Guard(lambda a, b: max(())))  # a ValueError that was not meant
    assert not raises["yours"]["same"]


@pytest.mark.parametrize(
    ("f", "words"),
    [
        (lambda a, b: None, "returned nothing"),
        (lambda a, b: [4, 3], r"returned [4, 3]; expected a tuple"),
        (lambda a, b: (4.0, np.nan), "expected a tuple of whole numbers"),
        (lambda a, b: a[5], "raised IndexError"),
    ],
)
def test_an_answer_that_is_no_shape_is_named_and_the_picture_stays(f, words) -> None:
    made = widgets.broadcast_shapes(f)
    assert words in made.problem["text"]
    assert made.frame["yours"] is None
    assert made.frame["a"] == [4, 3]


@pytest.mark.parametrize("bad", [{"a_axes": 3}, {"b_axes": -1}, {"a_rows": 0}, {"b_columns": MOST + 1}])
def test_shapes_that_are_not_offered_are_refused(bad) -> None:
    with pytest.raises(ValueError, match=next(iter(bad))):
        shapes_frame(ShapesState(**bad))
