"""Exercise: scalar automatic differentiation, a number that remembers how it was made."""

import math

import numpy as np

from autograder.exercise import Exercise, Source, case, misconception
from nnref import topological_order


class Value:
    """A number that remembers how it was made, so that gradients can flow back through it.

    Arithmetic with Values builds the computation graph: every result is a new Value, a node, that knows its
    `parents`. Then L.backward() gives each node that L was made from its gradient dL/d(node), in `.grad`.

        a, b = Value(2.0), Value(3.0)
        L = a * b + a
        L.backward()              # L.data is 8.0, a.grad is 4.0 (3 from the product, 1 from the sum), b.grad 2.0

    Every operation needs two things: its result, and its local derivative with respect to each parent (keep
    them, say, in a tuple `slopes` beside `parents`). backward() then does one and the same thing at every
    node, from the output back to the inputs: upstream gradient times local derivative, ADDED to the
    parent's `.grad`.

    - Numbers may stand on either side: a + 2, 2 + a, 2 - a, 2 / a. Python calls `__radd__`, `__rsub__`, ...
      for those on the left.
    - Some operations are made of others: a - b is a + (-b), a / b is a · b⁻¹. They need no derivative of
      their own.
    - relu'(0) = 0.
    - `topological_order(node)` is there (yours, or nnref's). It reads `.parents`, a tuple of Values. A graph
      may be 5,000 nodes deep: backward() does not call itself.
    """

    def __init__(self, data):
        """A node without parents; `.grad` starts at 0.0."""
        self.data = data
        self.grad = 0.0
        self.parents = ()
        self.slopes = ()

    def __add__(self, other):
        """self + other, where other is a Value or a number."""
        other = other if isinstance(other, Value) else Value(other)
        y = Value(self.data + other.data)
        y.parents, y.slopes = (self, other), (1.0, 1.0)
        return y

    def __mul__(self, other):
        """self * other, where other is a Value or a number."""
        other = other if isinstance(other, Value) else Value(other)
        y = Value(self.data * other.data)
        y.parents, y.slopes = (self, other), (other.data, self.data)
        return y

    def __pow__(self, n):
        """self ** n, where n is a number."""
        y = Value(self.data**n)
        y.parents, y.slopes = (self,), (n * self.data ** (n - 1),)
        return y

    def tanh(self):
        """tanh of self."""
        y = Value(float(np.tanh(self.data)))
        y.parents, y.slopes = (self,), (1 - y.data**2,)
        return y

    def relu(self):
        """self where it is positive, else 0."""
        y = Value(max(self.data, 0.0))
        y.parents, y.slopes = (self,), (1.0 if self.data > 0 else 0.0,)
        return y

    def exp(self):
        """e to the power of self."""
        y = Value(float(np.exp(self.data)))
        y.parents, y.slopes = (self,), (y.data,)
        return y

    def __neg__(self):
        """-self."""
        return self * -1

    def __sub__(self, other):
        """self - other."""
        return self + -other

    def __truediv__(self, other):
        """self / other."""
        return self * other**-1

    def __radd__(self, other):
        """other + self, where other is a number."""
        return self + other

    def __rmul__(self, other):
        """other * self, where other is a number."""
        return self * other

    def __rsub__(self, other):
        """other - self, where other is a number."""
        return -self + other

    def __rtruediv__(self, other):
        """other / self, where other is a number."""
        return self**-1 * other

    def backward(self):
        """Set `.grad` of self to 1.0, and add to `.grad` of every node that self was made from."""
        self.grad = 1.0
        for node in reversed(topological_order(self)):
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope


def probe(Value, f, *numbers):
    """Compute f of some Values, send a gradient back, and return (the value, all gradients of the inputs, the output's own)."""
    inputs = [Value(x) for x in numbers]
    y = f(*inputs)
    y.backward()
    return float(y.data), [float(x.grad) for x in inputs], float(y.grad)


def cases(rng):
    def numbers(n):
        return [float(x) for x in rng.choice([-1.0, 1.0], size=n) * rng.uniform(0.5, 2.0, size=n)]

    def positive(n):
        return [abs(x) for x in numbers(n)]

    def formula(text, *values, label="", arguments="a, b, c"):
        names = ", ".join(arguments.split(", ")[: len(values)])
        return case(Source(f"lambda {names}: {text}"), *values, label=label or text)

    whole = [float(x) for x in rng.choice([-3, -2, 2, 3, 4], size=2)]
    yield formula("a * b + a", *whole, label="a * b + a, whole numbers")
    yield formula("a + b", *numbers(2))
    yield formula("a * b", *numbers(2))
    yield formula("a", *numbers(1), label="an input alone")
    yield formula("a * 3", *numbers(2), label="a * 3: b is not used")
    yield formula("a * a", *numbers(1), label="a * a: the same node twice")
    yield formula("a * 3 + 2", *numbers(1), label="a * 3 + 2: numbers on the right")
    yield formula("2 + 3 * a", *numbers(1), label="2 + 3 * a: numbers on the left")
    yield formula("-a", *numbers(1))
    yield formula("a - b", *numbers(2))
    yield formula("a - 2", *numbers(1))
    yield formula("2 - a", *numbers(1))
    yield formula("a / b", *numbers(2))
    yield formula("2 / a", *numbers(1))
    yield formula("a / 4", *numbers(1))
    yield formula("a ** 3", *numbers(1))
    yield formula("a ** 0.5", *positive(1))
    yield formula("a ** -2 * b", *numbers(2))
    yield formula("a.tanh()", *numbers(1))
    yield formula("a.exp()", *numbers(1))
    yield formula("a.relu() * b", *positive(1), *numbers(1), label="a.relu() * b, a positive")
    yield formula("a.relu() * b", -positive(1)[0], *numbers(1), label="a.relu() * b, a negative")
    yield formula("a.relu() * b + b", 0.0, *numbers(1), label="a.relu() * b + b, a exactly 0")
    yield formula("(a * b + c).tanh()", *numbers(3), label="a neuron: (a * b + c).tanh()")
    yield formula("((a * b).exp() + 1) ** -1", *numbers(2), label="a sigmoid: ((a * b).exp() + 1) ** -1")
    twice = "def f(a, b):\n    p = (a * b).tanh()\n    return p * p + p * 3"
    yield case(Source(twice), *numbers(2), label="an inner node used three times")
    uneven = "def f(a):\n    q = a * 2\n    r = q * q\n    s = (r + 1) * 3\n    return s + q"
    yield case(Source(uneven), *numbers(1), label="a short way and a long way to the same node")
    ladder = "def f(a, b):\n    for _ in range(5):\n        a, b = a * b, a + b\n    return a + b"
    yield case(Source(ladder), *(x / 2 for x in numbers(2)), label="every node used twice, five steps")
    yield case(
        Source("def f(a):\n    y = a\n    for _ in range(5000):\n        y = y + a\n    return y"),
        *numbers(1),
        label="5,000 sums in a row",
    )


hints = (
    "Begin with __init__, __add__ and backward alone, and try a + b: what must a.grad be? Then * and a * a: the check names what "
    "still fails.",
    "What does each operation have to remember for the way back? Its parents, and for each of them one number: how fast the "
    "result changes when that parent changes. For a product these numbers are the two factors, swapped.",
    "backward(): first self.grad = 1.0. Then go through topological_order(self) from its end. At each node, every parent "
    "receives the node's grad times the local derivative. A node that was used twice receives twice: +=.",
    "A twin with other operations, sin: its result is math.sin(self.data), its one parent self, its local derivative "
    "math.cos(self.data). And by hand, L = a·a at a = 3: the node has parents (a, a) and slopes (3, 3); backward adds 1·3 and "
    "1·3 to a.grad, which is 6.",
)


class Open:
    """The same again, with every rule in a place of its own: each mistake below replaces one."""

    def __init__(self, data):
        self.data, self.grad, self.parents, self.slopes = data, 0.0, (), ()

    def node(self, data, parents, slopes):
        y = type(self)(data)
        y.parents, y.slopes = parents, slopes
        return y

    def lift(self, other):
        return other if isinstance(other, Open) else type(self)(other)

    def __add__(self, other):
        other = self.lift(other)
        return self.node(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = self.lift(other)
        return self.node(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, n):
        return self.node(self.data**n, (self,), (n * self.data ** (n - 1),))

    def tanh(self):
        return self.node(math.tanh(self.data), (self,), (1 - math.tanh(self.data) ** 2,))

    def relu(self):
        return self.node(max(self.data, 0.0), (self,), (float(self.data > 0),))

    def exp(self):
        return self.node(math.exp(self.data), (self,), (math.exp(self.data),))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -self.lift(other)

    def __truediv__(self, other):
        return self * self.lift(other) ** -1

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return self**-1 * other

    start = 1.0

    def receive(self, share):
        self.grad += share

    def order(self):
        return reversed(topological_order(self))

    def backward(self):
        self.grad = self.start
        for node in self.order():
            for parent, slope in zip(node.parents, node.slopes):
                parent.receive(node.grad * slope)


@misconception(
    "Right where every node is used once, too small where one is used twice, as in a * a: the second share wrote over the first. "
    "Every way to the loss counts, so shares are added: +=."
)
class overwrites_shares(Open):
    def receive(self, share):
        self.grad = share


@misconception(
    "Wrong where an INNER node is used more than once: it sent its gradient on as soon as the first share arrived, and again "
    "with the next. A node may only send when all its shares are in, so go through topological_order from its end."
)
class sends_at_every_arrival(Open):
    def backward(self):
        self.grad = 1.0
        to_do = [self]
        while to_do:
            node = to_do.pop()
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += node.grad * slope
                to_do.append(parent)


@misconception(
    "Wrong where a short way and a long way lead to the same node: nodes sent their gradient level by level, before the share "
    "of the longer way had come in. Topological order is what makes sure of that."
)
class level_by_level(Open):
    def order(self):
        found = [self]
        for node in found:
            found += [p for p in dict.fromkeys(node.parents) if p not in found]
        return found


@misconception(
    "The gradients of the inputs are all 0 where there are any nodes between: nothing goes further back than one step. Either the "
    "list is worked off from the inputs to the output, where its order has to be turned round, or the nodes between do not know "
    "their parents."
)
class works_forwards(Open):
    def order(self):
        return topological_order(self)


@misconception("All gradients are 0. Something has to start the flow: the output's own gradient, dL/dL, which is 1.")
class output_starts_at_zero(Open):
    start = 0.0


@misconception(
    "Every gradient is L times too large: backward() started with the value of the output. The gradient of L with respect to "
    "itself is 1, whatever L is."
)
class output_starts_at_its_value(Open):
    def backward(self):
        self.start = self.data
        super().backward()


@misconception(
    "Only the last step before an input shows: the upstream gradient is not multiplied in. Local derivative TIMES what came from "
    "above, at every node."
)
class upstream_forgotten(Open):
    def backward(self):
        self.grad = 1.0
        for node in self.order():
            for parent, slope in zip(node.parents, node.slopes):
                parent.grad += slope


@misconception("In a + b and a * b the left operand gets its gradient and the right one gets none. Both are parents.")
class right_operand_left_out(Open):
    def __add__(self, other):
        return self.node(self.data + self.lift(other).data, (self,), (1.0,))

    def __mul__(self, other):
        return self.node(self.data * self.lift(other).data, (self,), (self.lift(other).data,))


@misconception(
    "a + 2 and a * 3 fail: the 2 is a plain number without .data. Make a Value of whatever is not one yet, before you use it."
)
class numbers_not_wrapped(Open):
    def __add__(self, other):
        return self.node(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        return self.node(self.data * other.data, (self, other), (other.data, self.data))


@misconception(
    "a + 2 works and 2 + a does not: Python asks the number first, then looks for a method with an r in front of its name on "
    "the right-hand operand, __radd__ for +."
)
class no_right_hand_methods(Open):
    __radd__ = __rmul__ = __rsub__ = __rtruediv__ = None  # type: ignore[assignment]


@misconception(
    "2 - a gives a - 2, and 2 / a gives a / 2. In __rsub__ and __rtruediv__ the number stands on the LEFT: order matters for "
    "these two."
)
class right_hand_methods_reversed(Open):
    def __rsub__(self, other):
        return self - other

    def __rtruediv__(self, other):
        return self / other


@misconception(
    "A product sends each factor its own value. Nudge a in a * b: the result moves b times as fast. Each factor's local "
    "derivative is the other factor."
)
class own_factor(Open):
    def __mul__(self, other):
        other = self.lift(other)
        return self.node(self.data * other.data, (self, other), (self.data, other.data))


@misconception("Powers: the exponent is not lowered by one. The derivative of xⁿ is n times x to the power n - 1.")
class exponent_not_lowered(Open):
    def __pow__(self, n):
        return self.node(self.data**n, (self,), (n * self.data**n,))


@misconception("Powers: the factor n is missing in front. The derivative of xⁿ is n times x to the power n - 1.")
class exponent_not_in_front(Open):
    def __pow__(self, n):
        return self.node(self.data**n, (self,), (self.data ** (n - 1),))


@misconception(
    "-a and a - b have the right value, but no gradient reaches what was negated: a new Value was made from the bare number, "
    "and the graph ends there. Build it from operations on Values, or give it its parent."
)
class negation_cuts_the_graph(Open):
    def __neg__(self):
        return type(self)(-self.data)


@misconception("In a - b the gradient of b has the wrong sign. When b grows, a - b falls: its local derivative is -1.")
class difference_like_sum(Open):
    def __sub__(self, other):
        other = self.lift(other)
        return self.node(self.data - other.data, (self, other), (1.0, 1.0))

    def __rsub__(self, other):
        return self.lift(other) - self


@misconception(
    "In a / b the gradient of b is wrong. a / b is a · b⁻¹, and b⁻¹ falls when b grows: its derivative is -1/b². Building "
    "division from * and ** spares you the formula."
)
class quotient_like_product(Open):
    def __truediv__(self, other):
        other = self.lift(other)
        return self.node(self.data / other.data, (self, other), (1 / other.data, self.data))

    def __rtruediv__(self, other):
        return self.lift(other) / self


@misconception("relu at exactly 0 lets the gradient through. By our convention relu'(0) = 0: only what is positive is on.")
class relu_open_at_zero(Open):
    def relu(self):
        return self.node(max(self.data, 0.0), (self,), (float(self.data >= 0),))


@misconception(
    "relu has the right value and its gradient always passes. Where the input is negative, the result is 0 whatever you nudge: "
    "the local derivative there is 0."
)
class relu_always_open(Open):
    def relu(self):
        return self.node(max(self.data, 0.0), (self,), (1.0,))


@misconception("tanh: the derivative is 1 minus the square of the RESULT, tanh(x). You squared the input x.")
class tanh_of_the_input(Open):
    def tanh(self):
        return self.node(math.tanh(self.data), (self,), (1 - self.data**2,))


@misconception(
    "exp: the derivative was taken as if it were a power, x·e^(x-1) or so. The exponential is its own derivative: e^x, the "
    "result itself."
)
class exp_like_a_power(Open):
    def exp(self):
        return self.node(math.exp(self.data), (self,), (self.data * math.exp(self.data - 1),))


@misconception(
    "Right for small graphs, RecursionError for 5,000 sums in a row: a function calls itself once for each node. Use "
    "topological_order, which works in a loop, and a loop in backward()."
)
class calls_itself(Open):
    def order(self):
        found, seen = [], set()

        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for parent in node.parents:
                    visit(parent)
                found.append(node)

        visit(self)
        return reversed(found)


@misconception(
    "The output's own gradient is 1, and nothing arrives at the inputs: the result of an operation does not know what it was made "
    "from. Look at the operations in the cases that fail: each new Value needs its parents and their slopes."
)
class parents_not_set(Open):
    def node(self, data, parents, slopes):
        return type(self)(data)


@misconception("tanh: the derivative is 1 minus the SQUARE of the result. You subtracted the result itself.")
class tanh_not_squared(Open):
    def tanh(self):
        return self.node(math.tanh(self.data), (self,), (1 - math.tanh(self.data),))


exercise = Exercise(
    Value,
    cases,
    points=6,
    hints=hints,
    kind="object",
    probe=probe,
    parts=("value", "gradients", "gradient of the output"),
    misconceptions=(
        overwrites_shares,
        sends_at_every_arrival,
        level_by_level,
        works_forwards,
        output_starts_at_zero,
        output_starts_at_its_value,
        upstream_forgotten,
        right_operand_left_out,
        numbers_not_wrapped,
        no_right_hand_methods,
        right_hand_methods_reversed,
        own_factor,
        exponent_not_lowered,
        exponent_not_in_front,
        negation_cuts_the_graph,
        difference_like_sum,
        quotient_like_product,
        relu_open_at_zero,
        relu_always_open,
        tanh_of_the_input,
        exp_like_a_power,
        calls_itself,
        tanh_not_squared,
        parents_not_set,
    ),
)
