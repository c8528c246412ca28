"""READ FIRST. A network is two folds over pairs.

An operation is a pair, `y = f(*xs)` and `dxs = f_backward(g, y, *xs)`. A network is a list of calls of such operations,

    z1 = dense(x, w1, b1)
    a1 = relu(z1)
    z2 = dense(a1, w2, b2)
    loss = softmax_cross_entropy(z2, t)

`forward` runs the list from top to bottom and keeps every result under its name; `backward` runs it from bottom to top and
turns the gradient of each result into the gradients of what it was made from. There is nothing else to backpropagation.

`Network` adds the bookkeeping: layers write the list, one flat vector `theta` holds all parameters, data are checked where they
come in. And it adds speed: `nnref.plan` runs the same two folds with every array allocated once, to the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise

import numpy as np

from nnref import border
from nnref.architecture import Activation, BatchNorm, Dense, Embedding, LayerNorm, Maxout, Residual
from nnref.memory import aligned
from nnref.params import Layout
from nnref.plan import Plan
from nnref.plug import Functions, nearest, plug
from nnref.program import Call, Layer, Program, write

__all__ = ["LOSSES", "Network", "backward", "forward", "mlp"]

LOSSES = (
    "softmax_cross_entropy", "mse", "sum_squared_error", "bce_with_logits", "binary_cross_entropy", "cross_entropy",
    "cross_entropy_with_logits",
)  # fmt: skip
RELU_LIKE = ("relu", "leaky_relu", "elu", "gelu", "silu", "softplus")
PREDICT_ROWS = 4096  # predictions are made in batches that stay in the cache
PLANS_KEPT = 4


def forward(calls: Iterable[Call], functions: Mapping[str, Callable], values: dict) -> dict:
    """Run the calls in order. `values` holds the inputs by name; every result is added to it under its own name.

    >>> from nnref.plug import REFERENCE
    >>> calls = [Call("tanh", ("x",), "a1"), Call("mse", ("a1", "t"), "loss")]
    >>> values = forward(calls, REFERENCE, {"x": np.zeros((2, 1)), "t": np.ones((2, 1))})
    >>> float(values["loss"])
    1.0
    """
    for f, xs, y in calls:
        values[y] = functions[f](*(values[x] if isinstance(x, str) else x for x in xs))
    return values


def backward(calls: list[Call], functions: Mapping[str, Callable], values: Mapping, grads: dict) -> dict:
    """Run the calls in reverse. `grads` holds the gradient of the last result; those of all other names are added to it.

    A name that was used twice gets the sum of two gradients: both uses had their effect on the loss.

    >>> from nnref.plug import REFERENCE
    >>> calls = [Call("tanh", ("x",), "a1"), Call("mse", ("a1", "t"), "loss")]
    >>> values = forward(calls, REFERENCE, {"x": np.zeros((2, 1)), "t": np.ones((2, 1))})
    >>> backward(calls, REFERENCE, values, {"loss": 1.0})["x"]
    array([[-1.],
           [-1.]])
    """
    for f, xs, y in reversed(calls):
        dxs = functions[f + "_backward"](grads[y], values[y], *(values[x] if isinstance(x, str) else x for x in xs))
        for x, dx in zip(differentiable(xs, values), dxs if isinstance(dxs, tuple) else (dxs,)):
            grads[x] = grads[x] + dx if x in grads else dx
    return grads


def differentiable(xs: tuple, values: Mapping) -> list[str]:
    """The names among xs that a backward returns gradients for, in order: those of floats, not labels, masks or constants."""
    return [x for x in xs if isinstance(x, str) and np.asarray(values[x]).dtype.kind == "f"]


class Network:
    """A network of `layers` that ends in a `loss`, as functions of one flat parameter vector.

    loss(theta) = loss(layers(X; theta), t) + l1 Σ|W| + l2/2 ΣW²

    Shapes: X (N, D), theta (P,); t (N,) labels for softmax_cross_entropy, else (N, K) like the output -> loss (), grad (P,)

    The penalties l1 and l2 are on weights, not on biases. Targets of a single output may also be (N,). `input_shape`, the shape
    of one example, is needed where no layer tells it. `functions` is a table of operations: `plug(globals())` has the learner's.
    Between calls a network keeps nothing but buffers: the same arguments give the same results, bit for bit. (Two threads need two
    networks.)

    >>> net = mlp((2, 3, 2))
    >>> print(net)
    z1 = dense(x, w1, b1)
    a1 = relu(z1)
    z2 = dense(a1, w2, b2)
    loss = softmax_cross_entropy(z2, t)
    >>> theta = net.init(np.random.default_rng(0))
    >>> X, t = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 1, 1])
    >>> net.predict(theta, X).shape
    (3, 2)
    >>> loss, grad = net.value_and_grad(theta, X, t)
    >>> grad.shape == theta.shape == (17,)
    True

    Raises ValueError when layers do not fit each other, or a name is unknown.
    """

    def __init__(
        self,
        layers: Iterable[Layer],
        loss: str = "softmax_cross_entropy",
        functions: Mapping[str, Callable] | None = None,
        *,
        input_shape: tuple[int, ...] | None = None,
        l1: float = 0.0,
        l2: float = 0.0,
    ):
        if loss not in LOSSES:
            raise ValueError(f"There is no loss called {loss!r}.{nearest(loss, LOSSES)}")
        for name, value in {"l1": l1, "l2": l2}.items():
            if not 0 <= value < np.inf:
                raise ValueError(f"{name} should be a finite number, at least 0; got {value!r}.")
        self.layers, self.loss, self.l1, self.l2 = border.layers(layers), loss, float(l1), float(l2)
        self.functions = functions if isinstance(functions, Functions) else plug(functions or {})
        self.takes_labels = loss == "softmax_cross_entropy"
        self.row = _first_row(self.layers) if input_shape is None else border.shape("input_shape", input_shape)

        self.program = self._write(training=True)
        self.evaluation = self._write(training=False)
        self.prediction = replace(self.evaluation, calls=self.evaluation.calls[:-1])
        self.scores = self.evaluation.calls[-1].xs[0]
        self.outputs = self.evaluation.width(self.scores)

        statistics = {name: self.evaluation.trial[name].shape for name in self.program.running}
        self.layout = Layout({**self.program.shapes, **statistics})
        self.learned = Layout(self.program.shapes).size  # so many numbers at the front of theta are for the optimizer
        self._is_weight = self.layout.flatten(
            {name: np.full(shape, len(shape) > 1) for name, shape in self.layout.shapes.items()}
        )
        self._plans: dict[tuple, Plan] = {}

    def init(self, rng: np.random.Generator, dtype=np.float64) -> np.ndarray:
        """A new parameter vector: weights as each layer's initializer draws them, biases 0, statistics at their start."""
        border.generator(rng)
        if np.dtype(dtype).kind != "f":
            raise TypeError(
                f"dtype should be a type of floats, such as np.float32; got {dtype!r}, which would cut the weights off."
            )
        parts = {name: start(rng) for name, start in self.program.starts.items()}
        parts |= {name: self.program.trial[name] for name in self.program.running}
        return self.layout.flatten(parts, dtype)

    def predict(self, theta: np.ndarray, X: np.ndarray) -> np.ndarray:
        """The output of the last layer, in prediction mode: no dropout, running statistics.

        For `softmax_cross_entropy` and `bce_with_logits` these are logits: `softmax(net.predict(theta, X))` are probabilities.
        """
        self.layout.check(theta)
        X = border.inputs(self, X, theta.dtype)
        rows = min(len(X), PREDICT_ROWS)
        plan = self._plan(self.prediction, rows, theta)
        scores = np.empty((len(X), *self.outputs), theta.dtype)
        for i in range(0, len(X), rows):
            part = X[i : i + rows]
            plan.values["x"][: len(part)] = part
            scores[i : i + rows] = plan.predict()[: len(part)]
        return scores

    def value_and_grad(self, theta, X, t, out=None, rng=None) -> tuple[float, np.ndarray]:
        """The loss in training mode and its gradient; `rng` draws the masks of dropout."""
        X, t = self._check(theta, X, t)
        self._need(rng)
        plan = self._plan(self.program, len(X), theta)
        plan.values["x"][:], plan.columns[:] = X, plan.stored_targets(t)
        plan.draw_masks(rng)
        grad = np.empty_like(theta) if out is None else out
        if grad.shape != theta.shape:
            raise ValueError(f"out should have the shape of theta, {theta.shape}, but has {grad.shape}.")
        loss = float(plan.value_and_grad()) + self.penalty(plan.theta, plan.grad)
        grad[:] = plan.grad
        return loss, grad

    def objective(self, X, t) -> Callable[[np.ndarray], tuple[float, np.ndarray]]:
        """theta -> (loss, grad) on these data: what gradient checks, line searches and SciPy want to see."""
        return partial(self.value_and_grad, X=X, t=t)

    def evaluate(self, theta, X, t) -> float:
        """The loss in prediction mode, without penalties: what to compare on validation data."""
        X, t = self._check(theta, X, t)
        return float(self.functions[self.loss](self.predict(theta, X), t))

    def run(self, theta, X) -> dict[str, np.ndarray]:
        """Every value of a prediction by its name, x, w1, b1, z1, a1, ..., by the plain fold."""
        self.layout.check(theta)
        values = {**self.layout.views(theta), "x": border.inputs(self, X, theta.dtype)}
        return forward(self.prediction.calls, self.functions, values)

    def gradients(self, theta, X, t, rng=None) -> tuple[float, dict[str, np.ndarray]]:
        """The loss without penalties, and its gradient with respect to every name, x, w1, z1, a1, ..., by the plain folds."""
        X, t = self._check(theta, X, t)
        self._need(rng)
        values = {**self.layout.views(theta), "x": X, "t": t}
        for name, (x, p) in self.program.masks.items():
            values[name] = np.moveaxis(rng.random((*self.program.width(x), len(X)), np.float32) >= p, -1, 0)
        forward(self.program.calls, self.functions, values)
        return float(values["loss"]), backward(self.program.calls, self.functions, values, {"loss": theta.dtype.type(1)})

    def penalty(self, theta, grad) -> float:
        """l1 Σ|W| + l2/2 ΣW²; its gradient is added to `grad`."""
        if not (self.l1 or self.l2):
            return 0.0
        w = theta * self._is_weight
        grad += self.l1 * np.sign(w) + self.l2 * w
        return self.l1 * float(np.abs(w).sum()) + self.l2 / 2 * float(w @ w)

    def _write(self, training: bool) -> Program:
        """The calls of all layers and of the loss."""
        p = Program(training, self.row, reads_ids=isinstance(self.layers[0], Embedding))
        scores = write(self.layers, p, "x")
        if self.takes_labels and len(p.width(scores)) != 1:
            raise ValueError(f"{self.loss} needs one score per class in each row, but the last layer gives {p.width(scores)}.")
        p.trial["t"] = np.zeros(2, int) if self.takes_labels else np.zeros((2, *p.width(scores)))
        p.call(self.loss, scores, "t", name="loss")
        return p

    def _check(self, theta, X, t) -> tuple[np.ndarray, np.ndarray]:
        self.layout.check(theta)
        X = border.inputs(self, X, theta.dtype)
        return X, border.targets(self, t, len(X), theta.dtype)

    def _need(self, rng) -> None:
        if self.program.masks and rng is None:
            raise ValueError("This network has dropout: pass rng=np.random.default_rng(...), to draw its masks.")

    def _plan(self, program: Program, n: int, theta: np.ndarray) -> Plan:
        """A plan for n rows, from among those used last, with a copy of theta in it."""
        key = program is self.program, n, theta.dtype
        plan = self._plans.pop(key, None)
        if plan is None:
            own, grad = (aligned(theta.size, theta.dtype, fill=0) for _ in range(2))
            plan = Plan(self, program, n, own, grad if program is self.program else None)
        self._plans[key] = plan
        if len(self._plans) > PLANS_KEPT:
            self._plans.pop(next(iter(self._plans)))
        plan.theta[:] = theta
        return plan

    def __str__(self) -> str:
        return "\n".join(map(str, self.program.calls))

    def __repr__(self) -> str:
        return f"Network({list(self.layers)}, {self.loss!r})"


def mlp(sizes: Iterable[int], hidden="relu", loss="softmax_cross_entropy", output="identity", **options) -> Network:
    """A network of dense layers with these numbers of units, inputs first; the activation `hidden` follows all but the last.

    Weights start as He draws them for the relu family, else as Xavier does. Further options go to `Network`.

    >>> print(mlp((2, 8, 1), hidden="tanh", loss="bce_with_logits"))
    z1 = dense(x, w1, b1)
    a1 = tanh(z1)
    z2 = dense(a1, w2, b2)
    loss = bce_with_logits(z2, t)
    """
    sizes = tuple(sizes)
    if len(sizes) < 2:
        raise ValueError(f"sizes should name at least the inputs and the outputs, such as (2, 1); got {sizes}.")
    layers: list[Layer] = []
    for inputs, outputs in pairwise(sizes):
        layers += [Dense(inputs, outputs, "he" if hidden in RELU_LIKE else "xavier"), Activation(hidden)]
    layers[-1:] = [] if output == "identity" else [Activation(output)]
    return Network(layers, loss, **options)


def _first_row(layers: tuple[Layer, ...]) -> tuple[int, ...]:
    """The shape of one example, from the first layer that tells it."""
    for layer in layers:
        match layer:
            case Dense() | Maxout():
                return (layer.inputs,)
            case BatchNorm() | LayerNorm():
                return (layer.units,)
            case Residual():
                return _first_row(layer.layers)
    raise ValueError("No layer tells how many inputs there are: pass input_shape=(...), the shape of one example.")
