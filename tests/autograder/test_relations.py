"""General relations are found in exercises that do not list them: a real solution, bent in one way, is called by what was done to it."""

from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from autograder import library
from autograder.diagnose import ORDER
from autograder.examine import examine
from autograder.exercise import Exercise
from autograder.judge import judge


def each(change):
    """Apply `change` to every number or array of a result."""

    def walk(value):
        if isinstance(value, (tuple, list)):
            return type(value)(walk(v) for v in value)
        return change(value)

    return lambda value, *args, **kwargs: walk(value)


def with_row(value, row, number):
    value = np.array(value)
    value[row] = number
    return value


def raises(value, *args, **kwargs):
    left, right = np.ones((2, 3)), np.ones((4, 5))
    return left @ right


ROWS = "row_shares squared_distances dense softmax"
ARRAYS = "standardize dense elu tanh_backward"
calls = count()

BENT = {  # what it is called -> (what is done to the result, to what, words of the message)
    "opposite_sign": (each(lambda v: -v), "standardize dense_backward adagrad_step", "wrong sign"),
    "constant_factor": (each(lambda v: 0.5 * v), "standardize dense_backward adagrad_step", "1/2"),
    "constant_factor: 2": (each(lambda v: 2 * v), "row_shares maxout layer_norm", "2 times"),
    "constant_factor: any": (each(lambda v: 0.7 * v), "row_shares maxout layer_norm", "0.7 times"),
    "constant_factor: N": (lambda v, *a: v * len(a[0]), "standardize dense maxout", "number of rows N times too large"),
    "constant_factor: 1/N": (lambda v, *a: v / len(a[0]), "standardize dense maxout", "divided by the number of rows N"),
    "constant_factor: log2": (lambda v, *a: v / np.log(2), "log_softmax bce_with_logits softmax_cross_entropy", "base 2"),
    "constant_offset": (each(lambda v: v + 0.37), ARRAYS, "+0.37"),
    "transposed": (lambda v, *a, **k: v.T.copy() if v.shape[0] == v.shape[1] else v, "dense softmax layer_norm", "transposed"),
    "wrong_shape": (lambda v, *a, **k: v.T.copy(), "dense softmax maxout", "transposed"),
    "wrong_shape: (N, 1)": (lambda v, *a, **k: v[:, None], "perceptron_predict dead_units ewma", "axis of length 1"),
    "wrong_shape: flat": (lambda v, *a, **k: v.ravel(), "dense softmax maxout", "numbers are right. The axes are gone"),
    "wrong_shape: flat and wrong": (lambda v, *a, **k: 1 + v.ravel() ** 2, "dense softmax maxout", "as many numbers as asked. The axes are gone"),
    "permuted": (lambda v, *a, **k: v[::-1], "dense softmax layer_shapes", "reverse order"),
    "permuted: columns": (lambda v, *a, **k: v[:, ::-1], ROWS, "columns are right, in another order"),
    "permuted: late": (lambda v, *a, **k: np.roll(v, 1, axis=0), "gradient_descent ewma batch_norm", "one place too late|another order"),
    "permuted: reshape": (lambda v, *a, **k: v.T.reshape(v.shape), "squared_distances dense", "stand in wrong places"),
    "off_by_one": (lambda v, *a, **k: v[:-1], "gradient_descent ewma layer_shapes", "last entry is missing"),
    "only_first": (lambda v, *a, **k: v[:1], "gradient_descent ewma layer_shapes", "inside the loop"),
    "running_total": (lambda v, *a, **k: np.cumsum(v), "ewma perceptron_predict", "add up along the list"),
    "swapped_shapes": (lambda v, *a, **k: tuple(1 + y**2 for y in v[::-1]), "dense_backward mlp_forward", "each other's shapes"),
    "swapped_outputs": (lambda v, *a, **k: v[::-1], "mlp_forward adagrad_step running_statistics", "order is not"),
    "edge": (lambda v, *a, **k: with_row(v, -1, 0.25), ROWS, "last row"),
    "edge: first": (lambda v, *a, **k: with_row(v, 0, 0.25), ROWS, "first row"),
    "entrywise": (lambda v, *a, **k: np.where(a[0] < 0, 1 + v**2, v), "standardize leaky_relu batch_norm", "not negative"),
    "entrywise: 0": (lambda v, *a, **k: np.where(a[0] == 0, v + 0.5, v), "standardize leaky_relu tanh_backward", "exactly 0"),
    "only_one_row": (lambda v, x, *a, **k: v if len(x) == 1 else 1 + v**2, "maxout dense layer_norm", "Right for one row"),
    "low_precision": (each(lambda v: np.float64(np.float32(v)) if np.ndim(v) == 0 else np.float32(v).astype(float)), ARRAYS, "six digits"),
    "low_precision: rounded": (each(lambda v: np.round(v, 4)), ARRAYS, "rounded to 4 digits"),
    "low_precision: float32": (each(lambda v: np.float32(v)), "standardize dense maxout", "float32"),
    "whole_numbers": (each(lambda v: np.trunc(v)), ARRAYS, "decimal point"),
    "no_axes": (lambda v, *a, **k: np.array(v), "mse neuron cross_entropy", "without axes came, which holds one"),
    "wrong_container": (each(lambda v: np.trunc(v).astype(int)), "standardize dense maxout", "whole numbers"),
    "returned_argument": (lambda v, *a, **k: a[0] + 0.0, "standardize leaky_relu sgd_step", "as it came in"),
    "wrong_term": (lambda v, *a, **k: v + a[-1], "standardize relu_backward log_softmax", "too large by exactly"),
    "wrong_factor": (lambda v, *a, **k: v * a[0], "layer_norm mse_backward dropout_backward", "factor"),
    "wrong_argument": (lambda v, g, loss, *a: v / g * loss, "mse_backward softmax_cross_entropy_backward", "factor loss where g belongs"),
    "brackets": (lambda v, g, *a: g + v / np.where(g == 0, 1, g) - 1, "tanh_backward sigmoid_backward", "multiplies the first term only"),
    "step_length": (lambda v, w, *a: w + 3 * (v - w), "sgd_step residual", "3 times as far"),
    "step_length: sign": (lambda v, w, *a: w - (v - w), "sgd_step residual", "the sign in front of it"),
    "another_function": (each(lambda v: 1 - v), "row_shares softmax maxout", "1 minus"),
    "another_function: square": (each(np.square), "dense softmax layer_norm", "square"),
    "all_the_same": (each(lambda v: 0 * v), ARRAYS, "very number is 0, whatever the input"),
    "by_line": (lambda v, *a, **k: v * (1 + np.arange(len(v)))[:, None], ROWS, "factor of its own"),
    "by_line: term": (lambda v, *a, **k: v + (1 + np.arange(v.shape[1])), ROWS, "term of its own"),
    "changed_its_input": (lambda v, *a, **k: (a[0].__iadd__(1), v)[1], "dense row_shares dense_backward", "in place"),
    "keeps_state": (each(lambda v: v + 0.01 * next(calls)), "dense softmax adam_step", "from one call to the next"),
    "not_deterministic": (each(lambda v: v + np.random.default_rng().normal()), "dense softmax adam_step", "random"),
    "not_finite": (lambda v, *a, **k: v * (np.nan if np.max(np.abs(a[0])) > 100 else 1), "elu softmax log_softmax", "large ones"),
    "returned_nothing": (lambda v, *a, **k: None, "dense softmax adam_step", "return is missing"),
    "printed_nothing_returned": (lambda v, *a, **k: print(v), "dense softmax adam_step", "print"),
    "only_square": (lambda v, x, *a: v if x.shape[0] == x.shape[1] else 1 + v**2, "dense softmax", "rows equals the number of columns"),
    "only_one_shape": (lambda v, *a: v if a[0].ndim == 2 else 1 + v**2, "elu tanh_backward relu", "number of axes"),
    "only_one_value": (lambda v, *a, **k: each(lambda y: 1 + y**2)(v) if k else v, "layer_norm batch_norm", "with the defaults"),
    "only_small_numbers": (lambda v, *a: v if np.max(np.abs(a[0])) < 30 else 1 + v**2, "bce_with_logits softmax_cross_entropy", "wrong from"),
    "only_some_signs": (lambda v, *a, **k: v if np.all(a[0] >= 0) else 1 + v**2, "log_softmax batch_norm layer_norm", "is negative, wrong wherever"),
    "other_values": (each(lambda v: 2 * v - 1), "one_hot perceptron_predict", "others came, such as -1"),
    "rows_add_up": (lambda v, *a, **k: v + v**2, "softmax row_shares", "add up to 1"),
    "raised": (raises, "dense softmax adam_step", "left (2, 3), right (4, 5)"),
}  # fmt: skip


@pytest.mark.parametrize(("key", "name"), [(key, name) for key, (_, names, _) in BENT.items() for name in names.split()])
def test_a_bent_solution_is_called_by_its_name(key, name):
    change, _, words = BENT[key]
    exercise = library.find(name)[1]
    assert isinstance(exercise, Exercise)
    solution = exercise.answer

    def bent(*args, **kwargs):
        with np.errstate(all="ignore"):
            return change(solution(*args, **kwargs), *args, **kwargs)

    checks = replace(library.public_checks(name), misconceptions=())  # what is listed there would be called by its own name
    verdict = judge(checks, examine(bent, checks))
    assert verdict.diagnosis == key.split(":")[0], verdict.message
    assert any(text in verdict.message for text in words.split("|")), verdict.message


@pytest.mark.parametrize("name", ["softmax", "log_softmax", "row_shares", "standardize"])
def test_an_axis_mixed_up(name):
    """The whole function run on the other axis."""
    exercise = library.find(name)[1]
    assert isinstance(exercise, Exercise)
    checks = replace(library.public_checks(name), misconceptions=())
    verdict = judge(checks, examine(lambda x: exercise.answer(x.T).T.copy(), checks))
    assert verdict.diagnosis == "axis_mixed_up", verdict.message
    assert "axis is the other one" in verdict.message


def test_every_relation_is_tested_here_or_among_the_toys():
    elsewhere = {"two_mistakes", "used_the_reference", "resources", "warned", "axis_mixed_up", "first_wrong_part"}
    assert {key.split(":")[0] for key in BENT} | elsewhere == set(ORDER)


def told(name, answer, fresh=False):
    checks = library.fresh_checks(name, 4242) if fresh else library.public_checks(name)
    return judge(checks, examine(answer, checks))


def test_a_relation_of_the_wrong_numbers_is_not_said_of_the_right_ones():
    verdict = told("accuracy", lambda scores, t: float(np.all(np.argmax(scores, axis=1) == t)))
    assert sum(r.passed for r in verdict.results) > 1
    assert verdict.message == "Every wrong number is 0. Is something cut off to a whole number (//, int)?"
    verdict = told("smooth_labels", lambda t, eps: t.copy())  # eps = 0 changes nothing
    assert verdict.message.startswith("Where it is wrong, what comes back is t, as it came in.")
    verdict = told("l2_gradient", lambda weights, lam: [-2 * lam * w for w in weights])  # zeros are right whatever the factor
    assert verdict.message.startswith("Every number is -2 times what it should be.")


def test_what_holds_of_wrong_numbers_only_is_not_said_of_all():
    """A step is turned round in one case, digits are lost in some: the others, where it would show, are right."""
    step = library.find("sgd_step")[1].answer
    verdict = told("sgd_step", lambda w, g, lr: w + lr * g if w.ndim == 1 else step(w, g, lr))
    assert "wrong" in verdict.message
    solution = library.find("dense")[1].answer
    for lose in (np.trunc, lambda y: np.round(y, 2)):
        verdict = told("dense", lambda x, w, b, lose=lose: lose(solution(x, w, b)) if len(x) > 1 else solution(x, w, b))
        assert verdict.diagnosis not in ("whole_numbers", "low_precision"), verdict.message


def test_brackets_in_other_places_are_told_from_things_that_are_missing():
    solution = library.find("top_confusions")[1].answer
    pairs = told("top_confusions", lambda t, y, count: [[(a, b), n] for a, b, n in solution(t, y, count)])
    assert pairs.diagnosis == "wrong_container", "a list for a tuple comes first"
    checks = replace(library.public_checks("top_confusions"), misconceptions=())
    verdict = judge(checks, examine(lambda t, y, count: [((a, b), n) for a, b, n in solution(t, y, count)], checks))
    assert verdict.diagnosis == "wrong_shape"
    assert "grouped in another way" in verdict.message
    verdict = judge(checks, examine(lambda t, y, count: [(a, b) for a, b, n in solution(t, y, count)], checks))
    assert "xpected 3 entries, got 2" in verdict.message


def test_rounding_is_noticed_in_a_share():
    solution = library.find("accuracy")[1].answer
    for fresh in (False, True):
        assert told("accuracy", lambda scores, t: round(solution(scores, t), 2), fresh).diagnosis == "low_precision"


def test_one_value_in_every_case_earns_nothing_though_it_is_right_in_most():
    verdict = told("check_gradient", lambda f, grad, x, tol=1e-6: False)
    assert sum(r.passed for r in verdict.results) > len(verdict.results) / 2
    assert (verdict.points, verdict.diagnosis) == (0, "all_the_same")
    assert verdict.message.startswith("False comes back whatever the input is.")


def test_one_class_for_all_rows_is_not_called_cut_off():
    for fresh in (False, True):
        verdict = told("perceptron_predict", lambda X, w, b: np.full(len(X), int(np.any(X @ w + b > 0))), fresh)
        assert not verdict.passed
        assert verdict.diagnosis != "all_the_same"


def test_a_condition_is_not_read_from_one_case_that_is_right_by_chance():
    def shuffles(X, t, batch_size, order):
        order = np.random.default_rng(0).permutation(len(X))
        return [(X[i], t[i]) for i in np.split(order, range(batch_size, len(X), batch_size))]

    def in_float32(z, t):
        log_shares = np.log(np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True, dtype=np.float32))
        z = (z - z.max(axis=1, keepdims=True)).astype(np.float32) - log_shares.astype(np.float32)
        return -np.mean(z[np.arange(len(t)), t])

    def adamax(w, g, m, v, t, lr=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        m = beta1 * m + (1 - beta1) * g
        v = np.maximum(beta2 * v, np.abs(g))
        return w - lr * m / (1 - beta1**t) / (v + eps), m, v

    for name, answer in (("minibatches", shuffles), ("softmax_cross_entropy", in_float32), ("adam_step", adamax)):
        for fresh in (False, True):
            verdict = told(name, answer, fresh)
            assert not verdict.passed
            assert not (verdict.diagnosis or "").startswith("only_"), verdict.message


def test_one_case_of_a_single_row_is_enough_when_its_result_holds_many_numbers():
    def first_row_only(x, w, b):
        y = x @ w
        y[0] += b
        return y

    assert told("dense", first_row_only).diagnosis == "only_one_row"
