"""READ FIRST. A network is two folds over pairs.

An operation is a pair, `y = f(*xs)` and `dxs = f_backward(g, y, *xs)`. A network is a list of calls of such operations,

    z1 = dense(x, w1, b1)
    a1 = relu(z1)
    z2 = dense(a1, w2, b2)
    loss = softmax_cross_entropy(z2, t)

`forward` runs the list from top to bottom and keeps every result under its name; `backward` runs it from bottom to top and
turns the gradient of each result into the gradients of what it was made from. There is nothing else to backpropagation.

`Network` adds the bookkeeping: one flat vector `theta` for all parameters, checks where data comes in, and, as long as all
functions are the reference's own, a faster way to the same numbers: `nnref.plan` runs the same two lists with every
array allocated once.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise

import numpy as np

from nnref.architecture import Activation, Call, Dense, Layer, Program, Residual, write
from nnref.params import Layout, aligned
from nnref.plan import Plan
from nnref.plug import Functions, nearest, plug

__all__ = ["Network", "backward", "forward", "mlp"]

LOSSES = ("softmax_cross_entropy", "mse", "sum_squared_error", "bce_with_logits", "binary_cross_entropy", "cross_entropy", "cross_entropy_with_logits")  # fmt: skip

PREDICT_ROWS = 1024  # predictions are made in batches that stay in the cache
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
    """The names among xs that a backward returns gradients for, in order: those of floats. Labels, masks, constants have none."""
    return [x for x in xs if isinstance(x, str) and np.asarray(values[x]).dtype.kind == "f"]


class Network:
    """A network of `layers` that ends in a `loss`, as functions of one flat parameter vector.

    loss(theta) = loss(layers(X; theta), t) + l1 Σ|W| + l2/2 ΣW²

    Shapes: X (N, D), theta (P,); t (N,) labels for softmax_cross_entropy, else (N, K) like the output -> loss (), grad (P,)

    Labels and targets of one output may also be (N,). The penalties l1 and l2 are on weights, never on biases.
    A network keeps nothing between calls but buffers: the same arguments give the same results, bit for bit.

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
        self.layers = tuple(layers)
        if loss not in LOSSES:
            raise ValueError(f"There is no loss called {loss!r}.{nearest(loss, LOSSES)}")
        for name, value in {"l1": l1, "l2": l2}.items():
            if not 0 <= value < np.inf:
                raise ValueError(f"{name} should be a finite number, at least 0; got {value!r}.")
        self.loss, self.l1, self.l2 = loss, float(l1), float(l2)
        self.functions = functions if isinstance(functions, Functions) else plug(functions or {})
        self.row = _first_row(self.layers) if input_shape is None else tuple(input_shape)

        self.prediction = Program(training=False, row=self.row)
        self.scores = write(self.layers, self.prediction, "x")
        self.program = Program(training=True, row=self.row)
        scores = write(self.layers, self.program, "x")
        self.outputs = self.program.width(scores)
        if loss == "softmax_cross_entropy" and len(self.outputs) != 1:
            raise ValueError(
                f"softmax_cross_entropy needs one score per class in each row, but the last layer gives {self.outputs}."
            )
        self.evaluation = Program(training=False, row=self.row)
        for program in (self.program, self.evaluation):
            program.trial["t"] = np.zeros(2, int) if self.takes_labels else np.zeros((2, *self.outputs))
        self.program.call(loss, scores, "t", name="loss")
        self.evaluation.call(loss, write(self.layers, self.evaluation, "x"), "t", name="loss")

        statistics = {name: self.prediction.trial[name].shape for name in self.program.running}
        self.layout = Layout({**self.program.shapes, **statistics})
        self.learned = Layout(self.program.shapes).size
        self._plans: dict[tuple, Plan] = {}
        self._is_weight = self.layout.flatten(
            {name: np.full(shape, len(shape) > 1) for name, shape in self.layout.shapes.items()}
        )

    @property
    def takes_labels(self) -> bool:
        """Are the targets class numbers, one per row?"""
        return self.loss == "softmax_cross_entropy"

    def init(self, rng: np.random.Generator, dtype=np.float64) -> np.ndarray:
        """A new parameter vector: weights as each layer's initializer draws them, biases 0, statistics at their start."""
        if not isinstance(rng, np.random.Generator):
            raise TypeError(f"rng should be a numpy Generator, such as np.random.default_rng(0); got {type(rng).__name__}.")
        parts = {name: start(rng) for name, start in self.program.starts.items()}
        parts |= {name: self.prediction.trial[name] for name in self.program.running}
        return self.layout.flatten(parts, dtype)

    def predict(self, theta: np.ndarray, X: np.ndarray) -> np.ndarray:
        """The output of the last layer, in prediction mode: no dropout, running statistics.

        For `softmax_cross_entropy` and `bce_with_logits` these are logits: `softmax(net.predict(theta, X))` are probabilities.
        """
        self.layout.check(theta)
        X = self.check_inputs(X, theta.dtype)
        rows = min(len(X), PREDICT_ROWS)
        plan = self._plan(rows, theta.dtype, training=False)
        plan.theta[:] = theta
        scores = np.empty((len(X), *self.outputs), theta.dtype)
        for i in range(0, len(X), rows):
            part = X[i : i + rows]
            plan.values["x"][: len(part)] = part
            scores[i : i + rows] = plan.predict()[: len(part)]
        return scores

    def run(self, theta: np.ndarray, X: np.ndarray) -> dict[str, np.ndarray]:
        """Every value of a prediction by its name: x, w1, b1, z1, a1, ..."""
        self.layout.check(theta)
        return forward(
            self.prediction.calls, self.functions, {**self.layout.views(theta), "x": self.check_inputs(X, theta.dtype)}
        )

    def value_and_grad(self, theta, X, t, out=None, rng=None) -> tuple[float, np.ndarray]:
        """The loss in training mode and its gradient; `rng` draws the masks of dropout."""
        self.layout.check(theta)
        X = self.check_inputs(X, theta.dtype)
        t = self.check_targets(t, len(X), theta.dtype)
        plan = self._plan(len(X), theta.dtype, training=True)
        plan.theta[:], plan.values["x"][:], plan.columns[:] = theta, X, plan.stored_targets(t)
        self._needs(rng)
        plan.draw_masks(rng)
        loss = float(plan.value_and_grad()) + self.penalty(plan.theta, plan.grad)
        grad = np.empty_like(theta) if out is None else out
        grad[:] = plan.grad
        return loss, grad

    def gradients(self, theta, X, t, rng=None) -> tuple[float, dict[str, np.ndarray]]:
        """The loss without penalties, and its gradient with respect to every name of the program: x, w1, z1, a1, ..."""
        self.layout.check(theta)
        X = self.check_inputs(X, theta.dtype)
        t = self.check_targets(t, len(X), theta.dtype)
        self._needs(rng)
        values = {**self.layout.views(theta), "x": X, "t": t}
        for name, (x, p) in self.program.masks.items():
            values[name] = np.moveaxis(rng.random((*self.program.width(x), len(X)), np.float32) >= p, -1, 0)
        forward(self.program.calls, self.functions, values)
        return float(values["loss"]), backward(self.program.calls, self.functions, values, {"loss": theta.dtype.type(1)})

    def evaluate(self, theta, X, t) -> float:
        """The loss in prediction mode, without penalties: what to compare on validation data."""
        scores = self.predict(theta, X)
        return float(self.functions[self.loss](scores, self.check_targets(t, len(scores), theta.dtype)))

    def objective(self, X, t) -> Callable[[np.ndarray], tuple[float, np.ndarray]]:
        """theta -> (loss, grad) on these data: what gradient checks, line searches and SciPy want to see."""
        return partial(self.value_and_grad, X=X, t=t)

    def penalty(self, theta, grad) -> float:
        """l1 Σ|W| + l2/2 ΣW²; its gradient is added to `grad`."""
        penalty = 0.0
        if self.l1 or self.l2:
            w = theta * self._is_weight
            grad += self.l1 * np.sign(w) + self.l2 * w
            penalty = self.l1 * float(np.abs(w).sum()) + self.l2 / 2 * float(w @ w)
        return penalty

    def _needs(self, rng) -> None:
        if self.program.masks and rng is None:
            raise ValueError("This network has dropout: pass rng=np.random.default_rng(...), which draws its masks.")

    def _plan(self, n: int, dtype, training: bool) -> Plan:
        """A plan for n rows, from the few used last."""
        key = n, np.dtype(dtype), training
        plan = self._plans.pop(key, None)
        if plan is None:
            theta, grad = aligned(self.layout.size, dtype), aligned(self.layout.size, dtype, fill=0)
            plan = Plan(self, self.program, n, theta, grad) if training else Plan(self, self.prediction, n, theta)
        self._plans[key] = plan
        if len(self._plans) > PLANS_KEPT:
            self._plans.pop(next(iter(self._plans)))
        return plan

    def check_inputs(self, X, dtype) -> np.ndarray:
        """X as floats in rows that fit the first layer."""
        X = np.asarray(X)
        if X.dtype.kind not in "fiub":
            raise TypeError(f"X should hold real numbers, but holds {X.dtype}.")
        if X.shape[1:] != self.row or X.ndim == 0:
            hint = " One example is a batch of one: X[np.newaxis]." if X.shape == self.row else ""
            raise ValueError(f"X should have shape (N, {', '.join(map(str, self.row))}), but has {X.shape}.{hint}")
        if len(X) == 0:
            raise ValueError("X holds no examples: a mean over nothing has no value.")
        reads_ids = self.prediction.trial["x"].dtype.kind in "iu"
        return X if reads_ids else np.asarray(X, dtype)

    def check_targets(self, t, n: int, dtype) -> np.ndarray:
        """t as labels or as rows of floats, checked against the number of examples and of outputs."""
        t = np.asarray(t)
        if len(t) != n:
            raise ValueError(f"There are {n} rows in X but {len(t)} targets.")
        if not self.takes_labels:
            t = t.reshape(n, 1) if t.ndim == 1 and self.outputs == (1,) else t
            if t.shape != (n, *self.outputs):
                raise ValueError(f"{self.loss} needs targets like the output, shape {(n, *self.outputs)}, but t has {t.shape}.")
            return np.asarray(t, dtype)
        if t.ndim != 1:
            hint = " These look one-hot: pass t.argmax(axis=1)." if t.ndim == 2 else ""
            raise ValueError(f"softmax_cross_entropy needs labels of shape ({n},), but t has {t.shape}.{hint}")
        if t.dtype.kind not in "iu":
            raise TypeError(f"Labels should be whole numbers, but t holds {t.dtype}. Class numbers as floats: t.astype(int).")
        if t.min() < 0 or t.max() >= self.outputs[0]:
            raise ValueError(
                f"Labels should lie in 0 ... {self.outputs[0] - 1}, one per output, but go from {t.min()} to {t.max()}."
            )
        return t

    def __str__(self) -> str:
        return "\n".join(map(str, self.program.calls))

    def __repr__(self) -> str:
        return f"Network({list(self.layers)}, {self.loss!r})"


def mlp(
    sizes: Iterable[int], hidden: str = "relu", loss: str = "softmax_cross_entropy", output: str = "identity", **options
) -> Network:
    """A network of dense layers with these numbers of units, inputs first; `hidden` follows every layer but the last.

    Weights start as He drew them for the relu family, else as Xavier did. Further options go to `Network`.

    >>> mlp((2, 8, 1), hidden="tanh", loss="bce_with_logits")
    Network([Dense(inputs=2, outputs=8, init='xavier'), Activation(name='tanh', constants=()), Dense(inputs=8, outputs=1, init='xavier')], 'bce_with_logits')
    """
    sizes = tuple(sizes)
    if len(sizes) < 2:
        raise ValueError(f"sizes should name at least the inputs and the outputs, such as (2, 1); got {sizes}.")
    init = "he" if hidden in ("relu", "leaky_relu", "elu", "gelu", "silu", "softplus") else "xavier"
    layers: list[Layer] = []
    for inputs, outputs in pairwise(sizes):
        layers += [Dense(inputs, outputs, init), Activation(hidden)]
    layers[-1:] = [] if output == "identity" else [Activation(output)]
    return Network(layers, loss, **options)


def _first_row(layers: tuple[Layer, ...]) -> tuple[int, ...]:
    """The shape of one example, from the first layer that knows its number of inputs."""
    for layer in layers:
        if isinstance(layer, Residual):
            return _first_row(layer.layers)
        n = getattr(layer, "inputs", getattr(layer, "units", None))
        if n is not None:
            return (int(n),)
    raise ValueError("No layer says how many inputs there are: pass input_shape=(...), the shape of one example.")
