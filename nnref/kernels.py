"""Fast forms of three pairs, for a `Plan`: the dense layer, relu, and softmax with cross-entropy.

A kernel is a pair again, but of a plan and a call. Instead of computing, `forward` and `backward` return the NumPy calls that will:
bound to the plan's arrays, once and for all. What is left to do in a training step is to call them.
"""

import math
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from nnref.memory import aligned
from nnref.plug import REFERENCE
from nnref.program import Call

if TYPE_CHECKING:
    from nnref.plan import Plan

__all__ = ["kernel"]

Bound = list[Callable[[], object]]

MANY = 2**17  # numbers: from here on, an array is read from memory, and booleans are less to read
# OpenBLAS has special code for small matrices on processors with AVX-512, and it is slow when the second one is transposed.
SPECIAL_CODE = bool({"X86_V4", "AVX512_SKX"} & {*np.show_config("dicts")["SIMD Extensions"]["found"]})  # its newer and older name
WORTH_COPYING, SMALL_PRODUCT = 10**5, 10**6  # multiplications: from where a copy is paid for, up to where the special code goes
MANY_CLASSES = 256  # from here on, one-hot targets cost more memory than they save time


def kernel(functions: dict[str, Callable], call: Call, classes: int = 0) -> tuple[Callable, Callable] | None:
    """The kernel for a call, or None: when there is none, or one of the two functions is not the reference's."""
    for name in (call.f, f"{call.f}_backward"):
        if functions[name] is not REFERENCE[name]:
            return None
    return None if classes > MANY_CLASSES else KERNELS.get(call.f)


def dense(plan: "Plan", call: Call) -> Bound:
    """z = x w + b in one product, zᵀ = [w; b]ᵀ [x 1]ᵀ: b stands right under w in theta, and there are ones right under xᵀ."""
    x, w, b = call.xs
    return [partial(plan.product, T(plan.weights_and_bias(plan.theta, w, b)), plan.ones[x], T(plan.new(call.y)))]


def dense_backward(plan: "Plan", call: Call) -> Bound:
    """[dw; db] = [x 1]ᵀ g in one product, and dxᵀ = w gᵀ, unless x is the data."""
    x, w, b = call.xs
    g = by_rows = plan.grads[call.y]
    todo: Bound = []
    if SPECIAL_CODE and WORTH_COPYING < plan.ones[x].size * g.shape[-1] < SMALL_PRODUCT and not plan.stack:
        by_rows = aligned(g.shape, plan.dtype)
        todo.append(partial(np.copyto, by_rows, g))
    todo.append(partial(plan.product, plan.ones[x], by_rows, plan.weights_and_bias(plan.grad, w, b)))
    if x != "x":
        dx, add = plan.gradient(x)
        todo += [partial(plan.product, plan.values[w], T(g), T(dx)), *add]
    return todo


def relu(plan: "Plan", call: Call) -> Bound:
    """y = max(z, 0), written over z: backward can tell where z was positive from y.

    Zeros in an array like z, not the number 0: NumPy's maximum takes eight numbers at a time only from two arrays of one layout.
    """
    (z,) = call.xs
    y = plan.new(call.y, over=z)
    return [partial(np.maximum, plan.values[z], plan.zeros_like(plan.values[z]), out=y)]


def relu_backward(plan: "Plan", call: Call) -> Bound:
    """dz = g where y > 0, else 0.

    Multiplying by booleans makes NumPy convert them first. An array that stays in the cache does better with the sign of y, which
    is 1 or 0. The sign of floats is slow, that of whole numbers quick, and 0.0 is also as a whole number 0; so we look at the
    bits of y as if they were one: the bits of g, times 1 or 0, are those of g or of 0.0.
    """
    (z,), y, g = call.xs, plan.values[call.y], plan.grads[call.y]
    if z == "x":
        return []
    dz, add = plan.gradient(z, over=call.y)
    if y.size < MANY and plan.dtype.itemsize <= 8:
        y, g, dz = (a.view(f"u{plan.dtype.itemsize}") for a in (y, g, dz))
        slope = np.empty_like(y)
        first = partial(np.sign, y, slope)
    else:
        slope = np.empty_like(y, bool)
        first = partial(np.greater, y, np.zeros((), plan.dtype), slope)
    return [first, partial(np.multiply, g, slope, dz), *add]


def softmax_cross_entropy(plan: "Plan", call: Call) -> Bound:
    """By columns: shifted = z - max z, e = exp(shifted), sums = n Σ e, and under shifted, as one row more, log sums.

    The loss, mean(log Σ e) - mean(shifted at the label), is then one product of all these rows with the targets, which are
    one-hot columns of -1/n, and a row of 1/n under them.
    """
    z = T(plan.values[call.xs[0]])  # (..., K, N)
    *stack, classes, n = z.shape
    rows, e = aligned((*stack, classes + 1, n), plan.dtype), aligned(z.shape, plan.dtype)
    shifted, logs = rows[..., :-1, :], rows[..., -1, :]
    top, sums = aligned(logs.shape, plan.dtype), aligned(logs.shape, plan.dtype)
    every_n, log_n = np.full(classes, n, plan.dtype), math.log(n)
    if classes == 2:  # a reduction takes twice as long to call
        largest = partial(np.maximum, z[..., 0, :], z[..., 1, :], out=top)
    else:
        largest = partial(np.maximum.reduce, z, -2, None, top)
    plan.targets[-1] = 1 / n
    flat, weights = rows.reshape(*stack, -1), plan.targets.reshape(-1)

    def loss():
        np.log(sums, logs)
        return np.dot(flat, weights) - log_n

    plan.loss = loss
    plan.scratch[call.y] = e, sums[..., np.newaxis, :]
    return [
        largest,
        partial(np.subtract, z, top[..., np.newaxis, :], shifted),
        partial(np.exp, shifted, e),
        partial(plan.product, every_n, e, sums),
    ]


def softmax_cross_entropy_backward(plan: "Plan", call: Call) -> Bound:
    """dz = (softmax(z) - onehot(t)) / n."""
    e, sums = plan.scratch[call.y]
    dz, add = plan.gradient(call.xs[0])
    return [partial(np.divide, e, sums, T(dz)), partial(np.add, T(dz), plan.columns, T(dz)), *add]


def T(a: np.ndarray) -> np.ndarray:
    """Transposed, each of a stack by itself."""
    return a.swapaxes(-1, -2)


KERNELS = {
    "dense": (dense, dense_backward),
    "relu": (relu, relu_backward),
    "softmax_cross_entropy": (softmax_cross_entropy, softmax_cross_entropy_backward),
}
