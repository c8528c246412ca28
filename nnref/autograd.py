"""Automatic differentiation: write the forward pass only; a tape remembers every call, and plays the backwards in reverse.

A `Node` is a value and how it was made: the name of an operation, and what that was called with. The operations are the pairs
that networks are made of, so there is nothing to derive here. `backward` visits each node after all that were made from it,
with a list in place of recursion: a chain of 5,000 operations is no deeper than one of five.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnref.plug import REFERENCE, nearest

__all__ = ["Node", "Tensor", "Value", "graph", "record", "topological_order"]


def topological_order(root) -> list:
    """Every node that leads to `root`, each once, inputs before what was made from them; `root` comes last.

    Nodes are anything with `.parents`, and are not changed.

    >>> a = Value(2.0)
    >>> b = a * a
    >>> [node.data for node in topological_order(a + b)]
    [2.0, 4.0, 6.0]
    """
    order: list = []
    seen: set[int] = set()
    waiting = [(root, False)]
    while waiting:
        node, parents_are_done = waiting.pop()
        if parents_are_done:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            waiting.append((node, True))
            waiting += [(parent, False) for parent in reversed(node.parents)]
    return order


class Node:
    """What numbers and arrays on the tape have in common; make a `Value` or a `Tensor`.

    `.data` is the value, `.grad` its gradient (0 until `backward`), `.f` and `.arguments` the call that made it.
    """

    __array_ufunc__ = None  # so that NumPy leaves `array * node` to the node
    convert: Callable[[Any], Any]

    def __init__(self, data, *, label: str = "", f: str = "", arguments: tuple = ()):
        self.data = type(self).convert(data)
        self.grad = type(self).convert(np.zeros_like(self.data))
        self.label, self.f, self.arguments = label, f, arguments

    @property
    def parents(self) -> tuple["Node", ...]:
        """The nodes among the arguments of the call that made this one."""
        return tuple(x for x in self.arguments if isinstance(x, Node))

    def backward(self) -> None:
        """Add to the `.grad` of every node that leads here the derivative of this one with respect to it.

        Raises ValueError unless this is a single number: of several, there is not one gradient.
        """
        if np.size(self.data) != 1:
            raise ValueError(
                f"backward starts from a single number, not from shape {np.shape(self.data)}: take .total() or .mean() first."
            )
        order = topological_order(self)
        grads: dict[int, Any] = {id(self): np.ones_like(self.data)}
        for node in reversed(order):
            g = grads[id(node)]
            node.grad = node.grad + node.convert(g)
            if not node.f:
                continue
            dxs = REFERENCE[f"{node.f}_backward"](g, node.data, *map(_data, node.arguments))
            for x, dx in zip(filter(_holds_floats, node.arguments), dxs if isinstance(dxs, tuple) else (dxs,)):
                if isinstance(x, Node):
                    grads[id(x)] = grads[id(x)] + dx if id(x) in grads else dx

    # fmt: off
    def __add__(self, other): return record("add", self, _floats(other))
    def __radd__(self, other): return record("add", _floats(other), self)
    def __sub__(self, other): return record("subtract", self, _floats(other))
    def __rsub__(self, other): return record("subtract", _floats(other), self)
    def __mul__(self, other): return record("multiply", self, _floats(other))
    def __rmul__(self, other): return record("multiply", _floats(other), self)
    def __truediv__(self, other): return record("divide", self, _floats(other))
    def __rtruediv__(self, other): return record("divide", _floats(other), self)
    def __neg__(self): return record("negate", self)
    def exp(self): return record("exp", self)
    def log(self): return record("log", self)
    def tanh(self): return record("tanh", self)
    def relu(self): return record("relu", self)
    def sigmoid(self): return record("sigmoid", self)
    # fmt: on

    def __pow__(self, n):
        if isinstance(n, Node):
            raise TypeError("The exponent should be a plain number. For a power that changes, write (log(x) * n).exp().")
        return record("power", self, n)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.data!r})"


class Value(Node):
    """A number that remembers where it came from.

    >>> x, w = Value(3.0), Value(-2.0)
    >>> y = (x * w + 7).tanh()
    >>> y.backward()
    >>> round(y.data, 4), round(x.grad, 4), round(w.grad, 4)
    (0.7616, -0.8399, 1.2599)
    """

    convert = float


class Tensor(Node):
    """An array that remembers where it came from.

    >>> w = Tensor([[1.0], [2.0]])
    >>> loss = (np.array([[3.0, 4.0]]) @ w).total()
    >>> loss.backward()
    >>> w.grad
    array([[3.],
           [4.]])
    """

    @staticmethod
    def convert(data):
        return np.asarray(data, float) if np.asarray(data).dtype.kind != "f" else np.asarray(data)

    # fmt: off
    def __matmul__(self, other): return record("matmul", self, _floats(other))
    def __rmatmul__(self, other): return record("matmul", _floats(other), self)
    def total(self): return record("total", self)
    def mean(self): return record("mean", self)
    def reshape(self, *shape): return record("reshape", self, shape)
    # fmt: on


def record(f: str, *xs):
    """Call the operation named f, and return a node that remembers the call: any pair of the reference will do.

    >>> z = Tensor([[1.0, 2.0]])
    >>> loss = record("softmax_cross_entropy", z, np.array([0]))
    >>> loss.backward()
    >>> z.grad.round(3)
    array([[-0.731,  0.731]])

    Raises ValueError for a name that has no pair.
    """
    if f not in REFERENCE or f"{f}_backward" not in REFERENCE:
        raise ValueError(f"There is no pair of operations called {f!r}.{nearest(f, REFERENCE)}")
    kind = next((type(x) for x in xs if isinstance(x, Node)), Tensor)
    return kind(REFERENCE[f](*map(_data, xs)), f=f, arguments=xs)


SIGNS = {"add": "+", "subtract": "−", "multiply": "×", "divide": "÷", "negate": "−", "matmul": "@", "total": "Σ", "sigmoid": "σ"}


def graph(root: Node) -> dict[str, Any]:
    """The computation that leads to `root`, ready to be drawn: `plots.computation_graph(**graph(root))`.

    Nodes are named "0", "1", ... in topological order. Of an array its shape is shown, of a number the number.

    >>> a = Value(2.0, label="a")
    >>> b = a * a + a
    >>> b.backward()
    >>> graph(b)["nodes"], graph(b)["edges"]
    ({'0': 'a', '1': '×', '2': '+'}, [('0', '1'), ('0', '1'), ('1', '2'), ('0', '2')])
    >>> graph(b)["gradients"]
    {'0': 5.0, '1': 1.0, '2': 1.0}
    """
    order = topological_order(root)
    name = {id(node): str(i) for i, node in enumerate(order)}

    def shown(x):
        return float(x) if np.ndim(x) == 0 else str(np.shape(x))

    return {
        "nodes": {name[id(node)]: node.label or SIGNS.get(node.f, node.f) or "?" for node in order},
        "edges": [(name[id(parent)], name[id(node)]) for node in order for parent in node.parents],
        "values": {name[id(node)]: shown(node.data) for node in order},
        "gradients": {name[id(node)]: shown(node.grad) for node in order},
    }


def _data(x):
    return x.data if isinstance(x, Node) else x


def _floats(x):
    """A node, or floats. A plain number stays one: as an array of float64 it would turn what is float32 into float64."""
    if isinstance(x, Node):
        return x
    return float(x) if isinstance(x, (int, float)) else Tensor.convert(x)


def _holds_floats(x) -> bool:
    return isinstance(x, Node) or np.asarray(x).dtype.kind == "f"
