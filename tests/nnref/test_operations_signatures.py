"""Names, order and defaults of arguments: those of the syllabus, on which learners and graders rely."""

import inspect
import runpy
from pathlib import Path

import pytest

import nnref

PUBLIC = runpy.run_path(str(Path(__file__).with_name("operations_table.py")))["PUBLIC"]
FIXED = """
neuron(a, w, b)
dense(x, w, b)
dense_backward(g, y, x, w, b)
layer_shapes(sizes)
collapse(weights, biases)
perceptron_predict(X, w, b)
perceptron_update(w, b, x, t, lr)
train_perceptron(X, t, lr, max_epochs)
boundary_line(w, b)
xor_network()
sigmoid(z)
sigmoid_backward(g, y, z)
tanh(z)
tanh_backward(g, y, z)
relu(z)
relu_backward(g, y, z)
leaky_relu(z, slope=0.01)
elu(z, alpha=1.0)
softmax(z)
log_softmax(z)
maxout(x, w, b)
maxout_backward(g, y, x, w, b)
dead_units(X, W, b)
mse(y, t)
mse_backward(g, loss, y, t)
binary_cross_entropy(p, t, eps=1e-12)
cross_entropy(p, t)
softmax_cross_entropy(z, t)
softmax_cross_entropy_backward(g, loss, z, t)
bce_with_logits(z, t)
smooth_labels(t, eps)
l1_penalty(weights, lam)
l1_gradient(weights, lam)
l2_penalty(weights, lam)
l2_gradient(weights, lam)
dropout(x, mask, p)
dropout_backward(g, y, x, mask, p)
batch_norm(x, gamma, beta, eps=1e-05)
batch_norm_backward(g, y, x, gamma, beta, eps=1e-05)
batch_norm_inference(x, gamma, beta, mean, var, eps=1e-05)
running_statistics(batches, momentum=0.9)
layer_norm(x, gamma, beta, eps=1e-05)
early_stopping(losses, patience)
gradient_norms(weights, X, activation)
sigmoid_bound(weights)
residual(x, f)
residual_backward(g, x, f_backward)
clip_by_norm(grads, max_norm)
clip_by_value(grads, limit)
backprop_through_time(Wh, hs, g)
lstm_step(x, h, c, Wx, Wh, b)
prune_by_magnitude(W, share)
conv2d(x, w, b, stride=1, padding=0)
max_pool2d(x, size=2, stride=None)
avg_pool2d(x, size=2, stride=None)
"""


def written(f):
    """The signature without `out`, which learners leave off."""
    signature = inspect.signature(f)
    return str(signature.replace(parameters=[p for p in signature.parameters.values() if p.name != "out"]))


@pytest.mark.parametrize("fixed", FIXED.strip().splitlines())
def test_signatures_are_those_of_the_syllabus(fixed):
    name, paren, arguments = fixed.partition("(")
    assert written(getattr(nnref, name)) == paren + arguments


@pytest.mark.parametrize("name", [name for name in PUBLIC if name.endswith("_backward") and name != "residual_backward"])
def test_backward_takes_the_arguments_of_its_forward_after_two(name):
    forward = inspect.signature(getattr(nnref, name.removesuffix("_backward"))).parameters
    backward = inspect.signature(getattr(nnref, name)).parameters
    assert next(iter(backward)) == "g"
    assert [(p.name, p.default) for p in backward.values()][2:] == [(p.name, p.default) for p in forward.values()]


@pytest.mark.parametrize("name", [name for name in PUBLIC if f"{name}_backward" in PUBLIC])
def test_out_is_keyword_only(name):
    for f in (getattr(nnref, name), getattr(nnref, f"{name}_backward")):
        out = inspect.signature(f).parameters["out"]
        assert out.kind is out.KEYWORD_ONLY
        assert out.default is None
