"""The map at the end: every question is asked somewhere, every name is met, and the twin in PyTorch agrees or says that it is not there."""

import contextlib
import io
import re
import sys

import pytest

from autograder import library
from autograder.build import build
from autograder.exercise import Exercise, Words

LESSON = (library.SOLUTIONS / "next_steps" / "lesson.md").read_text(encoding="utf-8")

QUESTIONS = {  # a phrase of the question -> the exercise that asks it, and a word that its text has to hold
    "Which issues arise in training": ("words_training_issues", "issues"),
    "Why activation functions": ("words_activations", "activation"),
    "When to use a network, and when not": ("words_when_network", "network"),
    "How do you optimize training": ("words_optimize_training", "optimize"),
    "How do you prevent overfitting": ("words_prevent_overfitting", "overfitting"),
    "the vanishing gradient problem": ("words_vanishing_gradient", "vanish"),
    "Define neuron, layer, hidden layer, weight, bias": ("words_define", "hidden layer"),
    "shapes have W and b in a 3-4-1 network": ("quiz_shapes_3_4_1", "shape"),
    "Why can a linear classifier not solve XOR": ("words_xor", "XOR"),
    "Define activation function, and logits": ("words_activations", "logits"),
    "Why do activations matter": ("words_activations", "need activation functions"),
    "Universal approximation, in your own words": ("words_universal_approximation", "universal approximation"),
    "What is a loss for": ("words_purpose_of_loss", "loss"),
    "MSE or cross-entropy": ("words_mse_or_cross_entropy", "cross-entropy"),
    "Derivative or gradient": ("words_derivative_or_gradient", "gradient"),
    "at (3, 2, 1)": ("quiz_gradient", "3, 2, 1"),
    "The derivative of the sigmoid, its graph, and why it blocks gradients": ("words_sigmoid_gradient", "sigmoid"),
    "Why are SGD's steps less direct": ("words_sgd_path", "stochastic gradient descent"),
    "Why does dropout work": ("words_dropout", "dropout"),
    "Why does batch norm keep running averages": ("words_running_averages", "running averages"),
    "Find another regularizer": ("words_another_regularizer", "regularizer"),
}

NAMED = (
    "TensorFlow Playground", "3Blue1Brown", "draw architectures", "Papers with Code", "PyTorch", "TensorFlow", "Keras", "MNIST",
    "Ioffe", "Glorot", "K. He and others, 2015", "Kingma", "Loshchilov", "Srivastava", "Santurkar", "Jadon", "Zoph", "GPU, TPU",
)  # fmt: skip


def test_six_common_and_fifteen_synthesis_questions():
    assert len(QUESTIONS) == 6 + 15


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_asked_where_the_table_says(question):
    name, word = QUESTIONS[question]
    row = next(line for line in LESSON.splitlines() if line.startswith("|") and question in line)
    chapter, exercise = library.find(name)
    assert f"`{name}`" in row
    assert f"| {chapter[:2]} |" in row
    assert isinstance(exercise, (Exercise, Words))
    assert word.lower() in exercise.question.lower()


def test_model_answers_stand_in_the_solutions_only():
    cells = [cell for cell in build("next_steps").cells if "solution-only" in cell.metadata.get("tags", [])]
    numbered = [line for cell in cells for line in cell.source.splitlines() if re.match(r"\d+\. \*", line)]
    assert len(numbered) == len(QUESTIONS)


@pytest.mark.parametrize("name", NAMED)
def test_every_named_thing_has_its_sentence(name):
    table = LESSON.split("## 4 Names you will meet")[1].split("## Further reading")[0]
    row = next(line for line in table.splitlines() if line.startswith("|") and name in line)
    assert len(row.split("|")[2].split()) >= 4


# --- the same network twice ------------------------------------------------------------------------------------------------------------


def side_by_side():
    """Run the setup and the cells that compare, and return (what they print, their names)."""
    names, printed = {}, io.StringIO()
    code = [cell for cell in build("next_steps").cells if cell.cell_type == "code"]
    start = next(i for i, cell in enumerate(code) if "torch" in cell.metadata.get("tags", []))
    wanted = [code[0], code[start - 1], *(cell for cell in code if "torch" in cell.metadata.get("tags", []))]
    with contextlib.redirect_stdout(printed):
        for cell in wanted:
            exec(compile(cell.source, "<lesson>", "exec"), names)
    return printed.getvalue(), names


def test_without_pytorch_a_sentence_stands_in_its_place(monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)  # what import finds when a package is not there
    printed, names = side_by_side()
    assert names["torch"] is None
    assert "PyTorch is not installed here" in printed
    assert len(names["ours"]) == 20
    assert names["ours"][-1] < names["ours"][0] / 2


@pytest.mark.torch
def test_with_pytorch_loss_gradients_and_training_agree():
    pytest.importorskip("torch")
    printed, names = side_by_side()
    assert "not installed" not in printed
    assert abs(names["their_loss"].item() - names["theirs"][-1]) == 0
    difference = re.search(r"PyTorch: loss \S+, difference (\S+)", printed)
    assert float(difference[1]) < 1e-6
    gradients = re.findall(r"(\w\d): largest difference (\S+)", printed)
    assert [name for name, _ in gradients] == ["w1", "b1", "w2", "b2"]
    assert all(float(size) < 1e-6 for _, size in gradients)
    assert max(abs(a - b) for a, b in zip(names["ours"], names["theirs"], strict=True)) < 1e-6
