import math

from tests.answers_blind.kit import right, wrong


def base():
    """A class that is right, to build wrong ones on: a new one for each, so that they share nothing."""

    class V:
        def __init__(self, data, parents=(), slopes=()):
            self.data, self.grad, self.parents, self.slopes = data, 0.0, parents, slopes

        def lift(self, other):
            return other if hasattr(other, "slopes") else type(self)(other)

        def made(self, data, parents, slopes):
            node = type(self)(data)
            node.parents, node.slopes = parents, slopes
            return node

        def __add__(self, other):
            other = self.lift(other)
            return self.made(self.data + other.data, (self, other), (1.0, 1.0))

        def __mul__(self, other):
            other = self.lift(other)
            return self.made(self.data * other.data, (self, other), (other.data, self.data))

        def __pow__(self, n):
            return self.made(self.data**n, (self,), (n * self.data ** (n - 1) if n else 0.0,))

        def tanh(self):
            y = math.tanh(self.data)
            return self.made(y, (self,), (1 - y * y,))

        def relu(self):
            return self.made(max(self.data, 0.0), (self,), (float(self.data > 0),))

        def exp(self):
            y = math.exp(self.data)
            return self.made(y, (self,), (y,))

        def __neg__(self):
            return self * -1

        def __sub__(self, other):
            return self + (-self.lift(other))

        def __truediv__(self, other):
            return self * self.lift(other) ** -1

        def __radd__(self, other):
            return self + other

        def __rmul__(self, other):
            return self * other

        def __rsub__(self, other):
            return (-self) + other

        def __rtruediv__(self, other):
            return self**-1 * other

        def order(self):
            out, seen, stack = [], set(), [(self, False)]
            while stack:
                n, done = stack.pop()
                if done:
                    out.append(n)
                elif id(n) not in seen:
                    seen.add(id(n))
                    stack.append((n, True))
                    stack += [(p, False) for p in n.parents]
            return out

        def backward(self):
            self.grad = 1.0
            for n in reversed(self.order()):
                for p, s in zip(n.parents, n.slopes, strict=True):
                    p.grad += n.grad * s

    return V


@right
class WithSlopes(base()):
    pass


@right
class WithClosures(base()):
    def backward(self):
        share = {id(self): 1.0}
        for n in self.order()[::-1]:
            g = share.get(id(n), 0.0)
            for p, s in zip(n.parents, n.slopes, strict=True):
                share[id(p)] = share.get(id(p), 0.0) + g * s
        self.grad = 1.0
        for n in self.order()[:-1]:
            n.grad += share[id(n)]


@wrong(
    "= in place of +=: only the last way counts", r"\+=|add|overwrit|replace", r"two (ways|paths)|several|twice|more than once"
)
class Overwrites(base()):
    def backward(self):
        self.grad = 1.0
        for n in reversed(self.order()):
            for p, s in zip(n.parents, n.slopes, strict=True):
                p.grad = n.grad * s


@wrong("the slope of tanh takes the input, not the output", r"tanh", r"slope|derivative|output")
class TanhOfInput(base()):
    def tanh(self):
        return self.made(math.tanh(self.data), (self,), (1 - self.data**2,))


@wrong(
    "number minus Value comes out as Value minus number",
    r"__rsub__|2 - a|number (stands )?on the left|left",
    r"sign|order|minus|subtract",
)
class RightMinus(base()):
    def __rsub__(self, other):
        return self - other


@wrong("plain numbers are not accepted by +", r"number|float|int", r"attribute|AttributeError|Value")
class ValuesOnly(base()):
    def __add__(self, other):
        return self.made(self.data + other.data, (self, other), (1.0, 1.0))
