"""Answers to Value."""

import math

import numpy as np

from nnref import topological_order
from tests.answers.kit import right, wrong


def order(root):
    """Inputs before outputs, without recursion."""
    listed, seen, todo = [], set(), [(root, False)]
    while todo:
        node, done = todo.pop()
        if done:
            listed.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            todo.append((node, True))
            todo.extend((parent, False) for parent in node.parents)
    return listed


@right
class WithClosures:
    """Every node holds a function that sends its gradient on."""

    def __init__(self, data, parents=(), send=lambda g: ()):
        self.data, self.grad, self.parents, self.send = data, 0.0, parents, send

    @classmethod
    def of(cls, x):
        return x if isinstance(x, cls) else cls(x)

    def __add__(self, other):
        other = self.of(other)
        return type(self)(self.data + other.data, (self, other), lambda g: (g, g))

    def __mul__(self, other):
        other = self.of(other)
        return type(self)(self.data * other.data, (self, other), lambda g: (g * other.data, g * self.data))

    def __sub__(self, other):
        other = self.of(other)
        return type(self)(self.data - other.data, (self, other), lambda g: (g, -g))

    def __truediv__(self, other):
        other = self.of(other)
        q = self.data / other.data
        return type(self)(q, (self, other), lambda g: (g / other.data, -g * q / other.data))

    def __pow__(self, n):
        return type(self)(self.data**n, (self,), lambda g: (g * n * self.data ** (n - 1),))

    def __neg__(self):
        return 0 - self

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return self.of(other) - self

    def __rtruediv__(self, other):
        return self.of(other) / self

    def tanh(self):
        t = math.tanh(self.data)
        return type(self)(t, (self,), lambda g: (g * (1 - t * t),))

    def exp(self):
        e = math.exp(self.data)
        return type(self)(e, (self,), lambda g: (g * e,))

    def relu(self):
        return type(self)(self.data if self.data > 0 else 0.0, (self,), lambda g: (g * (self.data > 0),))

    def backward(self):
        self.grad = 1.0
        for node in order(self)[::-1]:
            for parent, g in zip(node.parents, node.send(node.grad)):
                parent.grad = parent.grad + g


@right
class WithEdges:
    """Edges (parent, local derivative) in one list; numbers are never made nodes."""

    __slots__ = ("data", "edges", "grad")

    def __init__(self, data, *edges):
        self.data = data
        self.grad = 0.0
        self.edges = edges

    @property
    def parents(self):
        return tuple(parent for parent, _ in self.edges)

    def __add__(self, other):
        if isinstance(other, WithEdges):
            return WithEdges(self.data + other.data, (self, 1.0), (other, 1.0))
        return WithEdges(self.data + other, (self, 1.0))

    def __mul__(self, other):
        if isinstance(other, WithEdges):
            return WithEdges(self.data * other.data, (self, other.data), (other, self.data))
        return WithEdges(self.data * other, (self, other))

    def __pow__(self, n):
        return WithEdges(self.data**n, (self, n * self.data ** (n - 1)))

    def tanh(self):
        y = np.tanh(self.data)
        return WithEdges(y, (self, 1 - y**2))

    def exp(self):
        y = np.exp(self.data)
        return WithEdges(y, (self, y))

    def relu(self):
        return WithEdges(max(0.0, self.data), (self, float(self.data > 0)))

    __radd__ = __add__
    __rmul__ = __mul__

    def __neg__(self):
        return self * -1.0

    def __sub__(self, other):
        return self + (-1) * other

    def __rsub__(self, other):
        return (-self) + other

    def __truediv__(self, other):
        return self * (other**-1)

    def __rtruediv__(self, other):
        return other * self**-1

    def backward(self):
        self.grad = 1.0
        for node in reversed(topological_order(self)):
            for parent, slope in node.edges:
                parent.grad += slope * node.grad


@right
class Cleared(WithClosures):
    """Gradients are set to 0 before they are added up."""

    def backward(self):
        nodes = order(self)
        for node in nodes:
            node.grad = 0.0
        super().backward()


@right
class Counted(WithClosures):
    """Waits until every child has sent its share (Kahn's order)."""

    def backward(self):
        nodes = order(self)
        waiting = {id(node): 0 for node in nodes}
        for node in nodes:
            for parent in node.parents:
                waiting[id(parent)] += 1
        self.grad, ready = 1.0, [self]
        while ready:
            node = ready.pop()
            for parent, g in zip(node.parents, node.send(node.grad)):
                parent.grad += g
                waiting[id(parent)] -= 1
                if not waiting[id(parent)]:
                    ready.append(parent)


@wrong("= in place of +=", "overwrites_shares")
class Overwrites(WithClosures):
    def backward(self):
        self.grad = 1.0
        for node in order(self)[::-1]:
            for parent, g in zip(node.parents, node.send(node.grad)):
                parent.grad = g


@wrong("sends on at every arrival", "sends_at_every_arrival", "raised")
class Eager(WithClosures):
    def backward(self, g=1.0):
        self.grad += g
        for parent, share in zip(self.parents, self.send(self.grad)):
            parent.backward(share)


@wrong("recursion: exponential and too deep", "calls_itself", "raised")
class Recursive(WithClosures):
    def backward(self, g=1.0):
        self.grad += g
        for parent, share in zip(self.parents, self.send(g)):
            parent.backward(share)


@wrong("the output's gradient stays 0", "output_starts_at_zero")
class NoSeed(WithClosures):
    def backward(self):
        for node in order(self)[::-1]:
            for parent, g in zip(node.parents, node.send(node.grad)):
                parent.grad += g


@wrong("inputs first", "works_forwards")
class Forwards(WithClosures):
    def backward(self):
        self.grad = 1.0
        for node in order(self):
            for parent, g in zip(node.parents, node.send(node.grad)):
                parent.grad += g


@wrong("a product's own factor", "own_factor")
class OwnFactor(WithClosures):
    def __mul__(self, other):
        other = self.of(other)
        return type(self)(self.data * other.data, (self, other), lambda g: (g * self.data, g * other.data))

    __rmul__ = __mul__


@wrong("number - Value as Value - number", "right_hand_methods_reversed", "first_wrong_part")
class Reversed(WithClosures):
    def __rsub__(self, other):
        return self - other

    def __rtruediv__(self, other):
        return self / other


@wrong("relu lets 0 pass", "relu_open_at_zero")
class OpenAtZero(WithClosures):
    def relu(self):
        return type(self)(max(self.data, 0.0), (self,), lambda g: (g * (self.data >= 0),))


@wrong("the slope of tanh from its input", "tanh_of_the_input")
class TanhOfInput(WithClosures):
    def tanh(self):
        return type(self)(math.tanh(self.data), (self,), lambda g: (g * (1 - self.data**2),))


@wrong("nothing on the left side", "no_right_hand_methods", "raised")
class NoLeft(WithClosures):
    __radd__ = __rmul__ = __rsub__ = __rtruediv__ = None


@wrong("upstream is forgotten", "upstream_forgotten")
class NoUpstream(WithClosures):
    def backward(self):
        self.grad = 1.0
        for node in order(self)[::-1]:
            for parent, g in zip(node.parents, node.send(1.0)):
                parent.grad += g


@wrong("the exponent is not lowered", "exponent_not_lowered")
class Power(WithClosures):
    def __pow__(self, n):
        return type(self)(self.data**n, (self,), lambda g: (g * n * self.data**n,))


@wrong("gradients start as None", "raised")
class NoneGrad(WithClosures):
    def __init__(self, data, parents=(), send=lambda g: ()):
        self.data, self.grad, self.parents, self.send = data, None, parents, send


@wrong("exp and tanh as numbers, outside the graph")
class Numbers(WithClosures):
    def exp(self):
        return type(self)(math.exp(self.data))


@wrong("no result knows its parents", "parents_not_set")
class NobodysChild(WithClosures):
    def __init__(self, data, parents=(), send=lambda g: ()):
        super().__init__(data)


@wrong("division leaves the graph", "parents_not_set")
class BareQuotient(WithClosures):
    def __truediv__(self, other):
        return type(self)(self.data / self.of(other).data)
