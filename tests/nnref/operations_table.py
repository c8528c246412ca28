"""One row for every public function of the operation modules: how to draw its arguments, and what PyTorch calls it.

Arguments named in the `Shapes:` line of the docstring are drawn from it; a row adds only what the line cannot say. The test
files load this one by path and run every row through the same laws.
"""

import importlib
import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from nnref.shapes import read_shapes

NAMES = (
    "activations losses layers normalization convolution recurrent sequences transformer regularization perceptron diagnostics"
)
MODULES = [importlib.import_module(f"nnref.{name}") for name in NAMES.split()]
PUBLIC = {name: getattr(module, name) for module in MODULES for name in module.__all__}
CONSTANTS = {"t", "ids", "mask", "mean", "var"}  # arguments that a backward function returns no gradient for
EXTREMES = np.array([-1e4, -1e3, -100.0, -1.0, 0.0, 1.0, 100.0, 1e3, 1e4])


def normal(rng, shape, sizes):
    return rng.normal(size=shape)


def extreme(rng, shape, sizes):
    return rng.choice(EXTREMES, size=shape)


def share(rng, shape, sizes):
    return rng.uniform(0.05, 0.95, size=shape)


def bits(rng, shape, sizes):
    return rng.integers(0, 2, size=shape).astype(float)


def kept(rng, shape, sizes):
    return rng.random(shape) < 0.7


def labels(rng, shape, sizes):
    return rng.integers(0, sizes["K"], size=shape)


def distribution(rng, shape, sizes):
    p = rng.uniform(0.1, 1.0, size=shape)
    return p / p.sum(axis=-1, keepdims=True)


def certain(rng, shape, sizes):
    """Distributions with the whole probability on one class."""
    return np.eye(shape[1])[rng.integers(0, shape[1], size=shape[0])]


def variance(rng, shape, sizes):
    return rng.uniform(0.5, 2.0, size=shape)


@dataclass(frozen=True)
class Operation:
    name: str
    torch: Callable | str  # called as torch_twin(torch, *arguments); a string says why there is none
    draw: dict = field(default_factory=dict)  # how to draw an argument, where normal numbers will not do
    extreme: dict = field(default_factory=dict)  # the same for the test with extreme inputs
    given: dict | Callable = field(default_factory=dict)  # arguments that are no arrays, or `(rng, sizes) -> them`
    fit: Callable = lambda sizes: sizes  # makes drawn sizes possible (an image at least as large as the filter)
    inputs: Callable | None = None  # `rng -> arguments`, for what no Shapes line describes
    shown: int = 0  # so many of the last results are for the eye: no gradient passes through them
    tolerance: float = 1e-10

    @property
    def f(self):
        return PUBLIC[self.name]

    @property
    def f_backward(self):
        return PUBLIC.get(f"{self.name}_backward")

    @property
    def takes_out(self):
        return "out" in inspect.signature(self.f).parameters

    @property
    def axes(self):
        return read_shapes(self.f)[0]

    @property
    def letters(self):
        return sorted({axis.lstrip("0123456789") for axes in self.axes.values() for axis in axes} - {"...", ""})

    def arguments(self, rng, sizes=None, draw=normal):
        """All arguments by position, the defaults included."""
        if self.inputs:
            return self.inputs(rng)
        # unequal sizes everywhere, so that a mixed-up axis cannot hide
        sizes = self.fit({letter: 3 + i for i, letter in enumerate(self.letters)} | {"...": (3, 4)} | (sizes or {}))
        drawn = {}
        for name, axes in self.axes.items():
            shape = tuple(n for axis in axes for n in (sizes["..."] if axis == "..." else [_size(axis, sizes)]))
            how = self.extreme.get(name, self.draw.get(name, draw)) if draw is extreme else self.draw.get(name, draw)
            drawn[name] = how(rng, shape, sizes)
        given = self.given(rng, sizes) if callable(self.given) else self.given
        bound = inspect.signature(self.f).bind(**drawn, **given)
        bound.apply_defaults()
        return tuple(x for name, x in bound.arguments.items() if name != "out")

    def learned(self, xs):
        """The positions of the arguments that a gradient is returned for."""
        names = list(inspect.signature(self.f).parameters)
        return [i for i, x in enumerate(xs) if isinstance(x, np.ndarray) and x.dtype.kind == "f" and names[i] not in CONSTANTS]


def _size(axis, sizes):
    letter = axis.lstrip("0123456789")
    return int(axis.removesuffix(letter) or 1) * (sizes[letter] if letter else 1)


def image(sizes):
    """Room for a filter of (I, J), which the pooling operations have not, or for a window of 3."""
    return sizes | {"H": sizes["H"] + sizes.get("I", 3), "W": sizes["W"] + sizes.get("J", 3)}


def heads_of_two(sizes):
    return sizes | {"M": 2 * sizes["M"]}


def some_mask(shape_of):
    """A random mask whose first query may look nowhere, so that its zeros are tested too."""

    def given(rng, sizes):
        mask = rng.random(shape_of(sizes)) < 0.6
        mask[..., 0, :] = False
        return {"mask": mask}

    return given


def torch_neuron(torch, a, w, b):
    return torch.dot(a, w) + torch.as_tensor(b)


def torch_rnn(torch, x, h, Wx, Wh, b):
    return torch.rnn_tanh(x, h[None], [Wx.T, Wh.T, b, torch.zeros_like(b)], True, 1, 0.0, False, False, True)[0]


def torch_lstm(torch, x, h, c, Wx, Wh, b):
    moments = []
    for t in range(x.shape[1]):
        i, f, g, o = (x[:, t] @ Wx + h @ Wh + b).chunk(4, 1)
        h, c = torch.lstm_cell(x[:, t], (h, c), Wx.T, Wh.T, b, torch.zeros_like(b))
        moments.append((h, c, torch.cat([i.sigmoid(), f.sigmoid(), g.tanh(), o.sigmoid()], 1)))
    return tuple(torch.stack(parts, 1) for parts in zip(*moments))


def torch_weights(torch, q, k, mask):
    scores = q @ k.mT / math.sqrt(q.shape[-1])
    if mask is None:
        return scores.softmax(-1)
    return scores.masked_fill(~mask, -math.inf).softmax(-1).nan_to_num(0.0)


def torch_heads(torch, x, context, Wq, Wk, Wv, Wo, heads, mask):
    split = lambda p: p.unflatten(-1, (heads, -1)).transpose(1, 2)
    if mask is not None and mask.ndim == 3:
        mask = mask[:, None]
    y = torch.nn.functional.scaled_dot_product_attention(split(x @ Wq), split(context @ Wk), split(context @ Wv), mask)
    return y.transpose(1, 2).flatten(2) @ Wo


def torch_loss_and_gradient(torch, z, t):
    z = z.detach().requires_grad_()
    loss = torch.nn.functional.cross_entropy(z, t)
    return loss.detach(), torch.autograd.grad(loss, z)[0]


def torch_gradients(penalty):
    def gradients(torch, weights, lam):
        leaves = [w.detach().requires_grad_() for w in weights]
        return list(torch.autograd.grad(penalty(leaves, lam), leaves))

    return gradients


def torch_gradient_norms(torch, weights, X, activation):
    leaves = [w.detach().requires_grad_() for w in weights]
    a = X
    for w in leaves:
        a = getattr(torch, activation)(a @ w)
    return [g.norm() for g in torch.autograd.grad(a.sum(), leaves)]


def torch_through_time(torch, Wh, hs, g):
    """A network whose inputs are such that its states are hs; the gradient of each state by autograd."""
    states = [torch.zeros_like(hs[0]).requires_grad_()]
    for h, before in zip(hs, [states[0].detach(), *hs]):
        states.append(torch.tanh(states[-1] @ Wh + (torch.atanh(h) - before @ Wh)))
    return [gradient.norm() for gradient in torch.autograd.grad(states[-1], states[-2::-1], g)]


F = lambda name, *given, **named: lambda torch, *xs: getattr(torch.nn.functional, name)(*xs, *given, **named)
l1 = lambda weights, lam: lam * sum(w.abs().sum() for w in weights)
l2 = lambda weights, lam: lam / 2 * sum((w * w).sum() for w in weights)
matrices = lambda rng: [rng.normal(size=(3, 4)), rng.normal(size=(4,)), rng.normal(size=(4, 2))]
PROBABILITIES = {"p": share, "t": bits}
CLASSES = {"p": distribution, "t": distribution}
NO_TWIN = "PyTorch has no such function; held by the plain loops"

OPERATIONS = [
    Operation("identity", lambda torch, z: z.clone()),
    Operation("step", lambda torch, z: torch.heaviside(z.detach(), torch.zeros((), dtype=z.dtype))),
    Operation("sigmoid", lambda torch, z: z.sigmoid()),
    Operation("tanh", lambda torch, z: z.tanh()),
    Operation("relu", F("relu")),
    Operation("leaky_relu", F("leaky_relu")),
    Operation("leaky_relu", F("leaky_relu"), given={"slope": 1.7}),
    Operation("elu", F("elu")),
    Operation("elu", F("elu"), given={"alpha": 0.3}),
    Operation("softplus", F("softplus", threshold=1000.0)),
    Operation("silu", F("silu")),
    Operation("gelu", F("gelu")),
    Operation("gelu_tanh", F("gelu", approximate="tanh")),
    Operation("maxout", lambda torch, x, w, b: (x @ w + b[:, None]).amax(0)),
    Operation("softmax", F("softmax", dim=-1)),
    Operation("log_softmax", F("log_softmax", dim=-1)),
    Operation("mse", F("mse_loss")),
    Operation("sum_squared_error", F("mse_loss", reduction="sum")),
    Operation(
        "binary_cross_entropy",
        lambda torch, p, t, eps: torch.nn.functional.binary_cross_entropy(p, t),
        draw=PROBABILITIES,
        extreme={"p": bits},
    ),
    Operation("bce_with_logits", F("binary_cross_entropy_with_logits"), draw={"t": bits}),
    Operation("cross_entropy", lambda torch, p, t: -(t * p.log()).sum(1).mean(), draw=CLASSES, extreme={"p": certain, "t": certain}),
    Operation("cross_entropy_with_logits", F("cross_entropy"), draw={"t": distribution}),
    Operation("softmax_cross_entropy", F("cross_entropy"), draw={"t": labels}),
    Operation("softmax_cross_entropy_value_and_grad", torch_loss_and_gradient, draw={"t": labels}),
    Operation("smooth_labels", lambda torch, t, eps: t.lerp(torch.full_like(t, 1 / t.shape[1]), eps), given={"eps": 0.1}),
    Operation("entropy", lambda torch, p: torch.special.entr(p).sum(1).mean(), draw=CLASSES, extreme={"p": certain}),
    Operation(
        "kl_divergence",
        lambda torch, p, q: torch.nn.functional.kl_div(q.log(), p, reduction="batchmean"),
        draw={"p": distribution, "q": distribution},
        extreme={"p": certain, "q": certain},
    ),
    Operation("neuron", torch_neuron),
    Operation("dense", lambda torch, x, w, b: torch.nn.functional.linear(x, w.T, b)),
    Operation("layer_shapes", NO_TWIN, inputs=lambda rng: ([5, 3, 4, 2],)),
    Operation(
        "collapse",
        NO_TWIN,
        inputs=lambda rng: ([rng.normal(size=s) for s in ((3, 4), (4, 2), (2, 5))], [rng.normal(size=s) for s in (4, 2, 5)]),
    ),
    Operation("dropout", lambda torch, x, mask, p: x * mask / (1 - p), draw={"mask": kept}, given={"p": 0.3}),
    Operation("dropout", lambda torch, x, mask, p: x * mask, draw={"mask": kept}, given={"p": 0.0}),
    Operation("residual", lambda torch, x, f: x + f(x), inputs=lambda rng: (rng.normal(size=(3, 4)), lambda x: 3.0 * x)),
    Operation("embedding", F("embedding"), draw={"ids": lambda rng, shape, sizes: rng.integers(0, sizes["V"], size=shape)}),
    Operation("flatten", lambda torch, x: x.flatten(1)),
    Operation(
        "batch_norm",
        lambda torch, x, gamma, beta, eps: torch.nn.functional.batch_norm(x, None, None, gamma, beta, True, eps=eps),
        given={"eps": 0.1},
        fit=lambda sizes: sizes | {"N": sizes["N"] + 1},  # one example has no variance, and PyTorch refuses it
    ),
    Operation(
        "batch_norm_inference",
        lambda torch, x, gamma, beta, mean, var, eps: torch.nn.functional.batch_norm(x, mean, var, gamma, beta, eps=eps),
        draw={"var": variance},
    ),
    Operation(
        "running_statistics",
        "PyTorch's running variance divides by N - 1; held by the plain loops",
        inputs=lambda rng: ([rng.normal(size=(n, 3)) for n in (4, 5, 2)], 0.8),
    ),
    Operation(
        "layer_norm",
        lambda torch, x, gamma, beta, eps: torch.nn.functional.layer_norm(x, x.shape[-1:], gamma, beta, eps),
        given={"eps": 0.1},
    ),
    Operation("conv2d", F("conv2d"), fit=image),
    Operation("conv2d", F("conv2d"), given={"stride": 2, "padding": 1}, fit=image),
    Operation("max_pool2d", F("max_pool2d"), fit=image),
    Operation("max_pool2d", F("max_pool2d"), given={"size": 3, "stride": 2}, fit=image),
    Operation("avg_pool2d", F("avg_pool2d"), fit=image),
    Operation("avg_pool2d", F("avg_pool2d"), given={"size": 3, "stride": 2}, fit=image),
    Operation(
        "rnn_step", lambda torch, x, h, Wx, Wh, b: torch.rnn_tanh_cell(x, h, Wx.T, Wh.T, b, torch.zeros_like(b))
    ),
    Operation("rnn", torch_rnn),
    Operation(
        "lstm_step", lambda torch, x, h, c, Wx, Wh, b: torch.lstm_cell(x, (h, c), Wx.T, Wh.T, b, torch.zeros_like(b))
    ),
    Operation("lstm", torch_lstm, shown=1),
    Operation("attention_weights", torch_weights),
    Operation("attention_weights", torch_weights, given=some_mask(lambda s: (s["T"], s["S"]))),
    Operation("attention", F("scaled_dot_product_attention")),
    Operation("attention", F("scaled_dot_product_attention"), given=some_mask(lambda s: (*s["..."], s["T"], s["S"]))),
    Operation("multi_head_attention", torch_heads, given={"heads": 2}, fit=heads_of_two),
    Operation(
        "multi_head_attention",
        torch_heads,
        given=lambda rng, s: {"heads": 2} | some_mask(lambda s: (s["N"], s["T"], s["S"]))(rng, s),
        fit=heads_of_two,
    ),
    Operation("causal_mask", lambda torch, length: torch.ones(length, length, dtype=bool).tril(), inputs=lambda rng: (4,)),
    Operation("positional_encoding", NO_TWIN, inputs=lambda rng: (7, 5)),
    Operation("l1_penalty", lambda torch, weights, lam: l1(weights, lam), inputs=lambda rng: (matrices(rng), 0.3)),
    Operation("l1_gradient", torch_gradients(l1), inputs=lambda rng: ([*matrices(rng), np.array([0.0, -0.5])], 0.3)),
    Operation("l2_penalty", lambda torch, weights, lam: l2(weights, lam), inputs=lambda rng: (matrices(rng), 0.3)),
    Operation("l2_gradient", torch_gradients(l2), inputs=lambda rng: (matrices(rng), 0.3)),
    Operation("weight_decay", NO_TWIN, inputs=lambda rng: (matrices(rng), 0.1, 0.3)),
    Operation(
        "clip_by_norm", "PyTorch adds 1e-6 to the norm; held by the plain loops", inputs=lambda rng: (matrices(rng), 0.7)
    ),
    Operation("clip_by_norm", "as above", inputs=lambda rng: (matrices(rng), 100.0)),
    Operation(
        "clip_by_value",
        lambda torch, grads, limit: [g.clamp(-limit, limit) for g in grads],
        inputs=lambda rng: (matrices(rng), 0.7),
    ),
    Operation("early_stopping", NO_TWIN, inputs=lambda rng: ([3.0, 2.0, 2.5, 2.0, 1.0, 1.5, 1.0, 1.2, 0.5], 3)),
    Operation("early_stopping", NO_TWIN, inputs=lambda rng: ([3.0, 2.0, 2.5, 2.0, 1.0, 1.5], 3)),
    Operation("prune_by_magnitude", NO_TWIN, inputs=lambda rng: (rng.normal(size=(4, 5)), 0.35)),
    Operation("perceptron_predict", NO_TWIN),
    Operation("perceptron_update", NO_TWIN, inputs=lambda rng: (rng.normal(size=3), 5.0, rng.normal(size=3), 0, 0.1)),
    Operation("perceptron_update", NO_TWIN, inputs=lambda rng: (rng.normal(size=3), -5.0, rng.normal(size=3), 1, 0.1)),
    Operation(
        "train_perceptron", NO_TWIN, inputs=lambda rng: ((X := rng.normal(size=(20, 2))), (X @ [1.0, -2.0] > 0.3) * 1, 0.5, 100)
    ),
    Operation("train_perceptron", NO_TWIN, inputs=lambda rng: (rng.normal(size=(20, 2)), rng.integers(0, 2, size=20), 0.5, 7)),
    Operation("boundary_line", NO_TWIN, inputs=lambda rng: (rng.normal(size=2), 0.7)),
    Operation("xor_network", NO_TWIN, inputs=lambda rng: ()),
    Operation(
        "dead_units",
        lambda torch, X, W, b: (torch.relu(X @ W + b) == 0).all(0),
        inputs=lambda rng: (rng.normal(size=(4, 3)), rng.normal(size=(3, 8)), rng.normal(size=8) - 2.0),
    ),
    *(
        Operation("gradient_norms", torch_gradient_norms, inputs=lambda rng, name=name: (matrices(rng)[::2], rng.normal(size=(6, 3)), name),
                  tolerance=1e-7)
        for name in ("sigmoid", "tanh", "relu")
    ),
    Operation(
        "sigmoid_bound",
        lambda torch, weights: math.prod(float(torch.linalg.matrix_norm(w, 2)) / 4 for w in weights),
        inputs=lambda rng: (matrices(rng)[::2],),
    ),
    Operation(
        "backprop_through_time",
        torch_through_time,
        inputs=lambda rng: (rng.normal(size=(4, 4)), [rng.uniform(-0.9, 0.9, size=(3, 4)) for _ in range(5)], rng.normal(size=(3, 4))),
    ),
]  # fmt: skip
