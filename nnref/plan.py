"""The two folds of `nnref.network`, made fast: every array allocated once, every call bound to its arrays.

A `Plan` is a network's program for one batch size. It computes what `forward` and `backward` compute, call by call; a test
holds them equal. What it does differently (`benchmarks/` measures what that is worth):

- No array is made while training: operations write into `out=`, and arrays begin at a cache line.
- Inside, one example is a column: a value of shape (N, D) is the transpose of a (D, N) array. Softmax then works along the
  long axis, and there is room for a row of ones under the features.
- The gradient with respect to the data is left out.
- Operations that have a kernel in `nnref.kernels`, and are not the learner's own, run as that kernel.

A stack of parameter vectors (k, P) makes a plan for k networks at once: each value gets a leading axis. Kernels and elementwise
operations take the whole stack in one call, other operations one network after the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from nnref import activations
from nnref.kernels import Bound, T, kernel
from nnref.memory import aligned
from nnref.plug import REFERENCE
from nnref.program import Call, Program

if TYPE_CHECKING:
    from nnref.network import Network

__all__ = ["Plan"]

ELEMENTWISE = {*activations.__all__, "add", "add_backward", "dropout", "dropout_backward"} - {"maxout", "maxout_backward"}


class Plan:
    """A program of a network, bound to the arrays of a batch of n rows, to `theta`, and to `grad` if there is to be a gradient.

    Put a batch into `rows` and `columns` (`read` does), then call `value_and_grad()` and find the gradient in `grad`; or call
    `value()`, or `predict()`. `values` and `grads` hold all arrays by their names; the next call overwrites them.
    """

    def __init__(self, network: Network, program: Program, n: int, theta: np.ndarray, grad: np.ndarray | None = None):
        self.network, self.program, self.n, self.theta, self.dtype = network, program, n, theta, theta.dtype
        self.grad = np.empty(0) if grad is None else grad
        self.stack = theta.shape[:-1]  # () for one network, (k,) for k
        self.product = np.matmul if self.stack else np.dot  # the same for matrices; np.dot is the quicker one to call
        calls = program.calls
        self.values: dict[str, np.ndarray] = dict(network.layout.views(theta))
        self.grads: dict[str, np.ndarray] = {} if grad is None else dict(network.layout.views(grad))
        self.ones: dict[str, np.ndarray] = {}  # the columns of a value, with a row of ones under them
        self.scratch: dict[str, tuple] = {}  # what a kernel's forward leaves for its backward
        self.loss: Callable[[], Any]
        self._uses = Counter(x for call in calls for x in call.xs if isinstance(x, str))
        self._written: set[str] = set()
        self._zeros: dict[tuple, np.ndarray] = {}

        self.rows = self._new_rows()
        for name in program.masks:
            self.values[name] = np.moveaxis(np.ones((*program.width(name), n), bool), -1, 0)
        if calls[-1].y == "loss":
            self.one_hot = network.takes_labels and self._kernel(calls[-1])[0] is not pair
            self.columns = self._new_columns()
        self._shared = {"x", "t", *program.masks}  # what all networks of a stack read
        self.forward = [step for call in calls for step in self._kernel(call)[0](self, call)]
        self.backward: Bound = []
        if grad is not None:
            self.grads["loss"] = np.ones(self.stack, self.dtype)
            self.backward = [step for call in reversed(calls) for step in self._kernel(call)[1](self, call)]

    def value_and_grad(self):
        """The loss of the batch that was put in (k losses for a stack); the gradient is in `grad`."""
        for call in self.forward:
            call()
        loss = self.loss()
        for call in self.backward:
            call()
        return loss

    def value(self):
        """The loss alone."""
        for call in self.forward:
            call()
        return self.loss()

    def predict(self) -> np.ndarray:
        """The scores for the rows that were put in; they are overwritten by the next call."""
        for call in self.forward:
            call()
        return self.values[self.network.scores]

    def read(self, order: np.ndarray, X: np.ndarray, t: np.ndarray) -> None:
        """Put in these examples of the data, as `stored_inputs` and `stored_targets` have laid them out."""
        X.take(order, 0, self.rows, "clip")
        t.take(order, -1, self.columns, "clip")

    def stored_inputs(self, X: np.ndarray) -> np.ndarray:
        """All inputs in the form of `rows`: with a column of ones, if an example is a vector."""
        if "x" not in self.ones:
            return np.ascontiguousarray(X)
        stored = np.empty((len(X), X.shape[1] + 1), self.dtype)
        stored[:, :-1], stored[:, -1] = X, 1
        return stored

    def stored_targets(self, t: np.ndarray) -> np.ndarray:
        """All targets in the form of `columns`: examples on the last axis, and for the kernel of cross-entropy one-hot, as -1/n."""
        if not self.one_hot:
            return np.ascontiguousarray(np.moveaxis(t, 0, -1))
        table = np.zeros((self.network.outputs[0], len(t)), self.dtype)
        table[t, np.arange(len(t))] = -1 / self.n
        return table

    def draw_masks(self, rng: np.random.Generator) -> None:
        """New masks for dropout: keep, with probability 1 - p."""
        for name, (_, p) in self.program.masks.items():
            mask = np.moveaxis(self.values[name], 0, -1)
            np.greater_equal(rng.random(mask.shape, np.float32), p, out=mask)

    def absorb(self) -> None:
        """Move the running statistics in theta towards those of the batch that was put in."""
        for name, (kind, x, momentum) in self.program.running.items():
            batch = self.values[x].mean(axis=-2) if kind == "mean" else self.values[x].var(axis=-2)
            self.values[name] *= momentum
            self.values[name] += (1 - momentum) * batch

    # What kernels ask for while they bind their calls.

    def new(self, name: str, over: str | None = None) -> np.ndarray:
        """An array for a value; the array of `over` itself, if nothing else reads that."""
        if over is not None and over not in self._shared and self._uses[over] == 1:
            self.values[name] = self.values[over]
            if over in self.ones:
                self.ones[name] = self.ones[over]
            return self.values[name]
        shape = self.program.trial[name].shape
        if len(shape) == 2:
            columns = aligned((*self.stack, shape[1] + 1, self.n), self.dtype, fill=1)
            self.values[name], self.ones[name] = T(columns[..., :-1, :]), columns
        else:
            self.values[name] = aligned((*self.stack, self.n, *shape[1:]) if shape else self.stack, self.dtype, fill=0)
        return self.values[name]

    def gradient(self, name: str, over: str | None = None) -> tuple[np.ndarray, Bound]:
        """Where to write dL/d(name), and what to call then: a name that is read twice gets two gradients, to be added.

        `over` names a result whose gradient nobody will read again: its array may be used for this one.
        """
        if name in self._written:
            extra = np.empty_like(self.grads[name])
            return extra, [partial(np.add, self.grads[name], extra, self.grads[name])]
        self._written.add(name)
        if name not in self.grads:
            value = self.values[name]
            if over is not None:
                self.grads[name] = self.grads[over]
            elif name in self.ones:
                self.grads[name] = T(aligned(T(value).shape, self.dtype))
            else:
                self.grads[name] = aligned(value.shape, self.dtype)
        return self.grads[name], []

    def zeros_like(self, a: np.ndarray) -> np.ndarray:
        """Zeros to be read, laid out like a: the same array for all that ask for this layout."""
        return self._zeros.setdefault((a.shape, a.strides), np.zeros_like(a))

    def weights_and_bias(self, theta: np.ndarray, w: str, b: str) -> np.ndarray:
        """w with b as one row more: neighbours in theta."""
        return self.network.layout.span(theta, w, b).reshape(*self.stack, -1, self.values[b].shape[-1])

    def members(self, f: str) -> Iterator[Callable]:
        """How to look at arrays for one call of f after the other: as they are, or network by network."""
        if not self.stack or f in ELEMENTWISE:
            yield lambda name, a: a
        else:
            for i in range(self.stack[0]):
                yield lambda name, a, i=i: a if name in self._shared else a[i, ...]

    def _kernel(self, call: Call) -> tuple[Callable, Callable]:
        classes = self.network.outputs[0] if call.f == "softmax_cross_entropy" else 0
        return kernel(self.network.functions, call, classes) or (pair, pair_backward)

    def _new_rows(self) -> np.ndarray:
        row = self.network.row
        if self.program.reads_ids or len(row) != 1:
            rows = aligned((self.n, *row), np.intp if self.program.reads_ids else self.dtype, fill=0)
            self.values["x"] = rows
        else:
            rows = aligned((self.n, row[0] + 1), self.dtype, fill=1)
            self.values["x"], self.ones["x"] = rows[:, :-1], rows.T
        return rows

    def _new_columns(self) -> np.ndarray:
        outputs, dtype = self.network.outputs, self.dtype
        if self.network.takes_labels and not self.one_hot:
            outputs, dtype = (), np.dtype(np.intp)
        self.targets = aligned((outputs[0] + 1, self.n) if self.one_hot else (*outputs, self.n), dtype, fill=0)
        columns = self.targets[:-1] if self.one_hot else self.targets
        self.values["t"] = np.moveaxis(columns, -1, 0)
        return columns


def pair(plan: Plan, call: Call) -> Bound:
    """Any operation: y = f(*xs)."""
    y = plan.new(call.y)
    if call.y == "loss":
        plan.loss = y.copy if plan.stack else y.item
    f = plan.network.functions[call.f]
    return [partial(f, *_arguments(plan.values, call, look), out=look(call.y, y)) for look in plan.members(call.f)]


def pair_backward(plan: Plan, call: Call) -> Bound:
    """Any operation: dxs = f_backward(g, y, *xs)."""
    f_backward, trial = f"{call.f}_backward", plan.program.trial
    tried = REFERENCE[f_backward](trial[call.y], trial[call.y], *_arguments(trial, call))
    several = isinstance(tried, tuple)
    names = [x for x in call.xs if isinstance(x, str) and trial[x].dtype.kind == "f"][: len(tried) if several else 1]
    over = call.y if call.f in ELEMENTWISE and not several else None
    places = [(x, None, []) if x == "x" else (x, *plan.gradient(x, over)) for x in names]
    if all(dx is None for _, dx, _ in places):
        return []
    todo: Bound = []
    for look in plan.members(call.f):
        dxs = tuple(None if dx is None else look(x, dx) for x, dx, _ in places)
        g, y = (look(call.y, kind[call.y]) for kind in (plan.grads, plan.values))
        f = plan.network.functions[f_backward]
        todo.append(partial(f, g, y, *_arguments(plan.values, call, look), out=dxs if several else dxs[0]))
    return todo + [add for _, _, adds in places for add in adds]


def _arguments(values: dict, call: Call, look: Callable = lambda name, a: a) -> list:
    return [look(x, values[x]) if isinstance(x, str) else x for x in call.xs]
