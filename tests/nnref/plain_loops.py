"""Every operation once more, in plain Python loops over single numbers: slow, close to the formula, and independent of `nnref`.

NumPy only holds the numbers here. Nothing is vectorised, nothing is made stable, no axis is named.
"""

import math
from itertools import product as over

import numpy as np


def each(f):
    """A function of numbers, applied to every entry of its first arguments; trailing floats are passed on."""

    def loop(x, *others):
        y = np.empty(np.shape(x))
        for at in np.ndindex(np.shape(x)):
            y[at] = f(x[at], *(o[at] if isinstance(o, np.ndarray) else o for o in others))
        return y

    return loop


def rows_of(f):
    """A function of a list of numbers, applied to every row (the last axis)."""

    def loop(x, *others):
        y = np.empty(x.shape)
        for at in np.ndindex(x.shape[:-1]):
            y[at] = f([float(v) for v in x[at]], *others)
        return y

    return loop


sigmoid_1 = lambda z: 1 / (1 + math.exp(-z))
identity = each(lambda z: z)
step = each(lambda z: 1.0 if z > 0 else 0.0)
sigmoid = each(sigmoid_1)
tanh = each(lambda z: (math.exp(z) - math.exp(-z)) / (math.exp(z) + math.exp(-z)))
relu = each(lambda z: z if z > 0 else 0.0)
leaky_relu = each(lambda z, slope: z if z > 0 else slope * z)
elu = each(lambda z, alpha: z if z > 0 else alpha * (math.exp(z) - 1))
softplus = each(lambda z: math.log(1 + math.exp(z)))
silu = each(lambda z: z * sigmoid_1(z))
gelu = each(lambda z: z * 0.5 * (1 + math.erf(z / math.sqrt(2))))
gelu_tanh = each(lambda z: 0.5 * z * (1 + math.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3))))
softmax = rows_of(lambda z: [math.exp(v) / sum(math.exp(u) for u in z) for v in z])
log_softmax = rows_of(lambda z: [math.log(math.exp(v) / sum(math.exp(u) for u in z)) for v in z])
dropout = each(lambda x, keep, p: x / (1 - p) if keep else 0.0)


def maxout(x, w, b):
    pieces = [dense(x, w[k], b[k]) for k in range(len(w))]
    y = np.empty(pieces[0].shape)
    for at in np.ndindex(y.shape):
        y[at] = max(piece[at] for piece in pieces)
    return y


def entries(*arrays):
    """The entries of arrays of one shape, side by side."""
    return [tuple(float(a[at]) for a in arrays) for at in np.ndindex(arrays[0].shape)]


def mse(y, t):
    return sum_squared_error(y, t) / y.size


def sum_squared_error(y, t):
    return sum((a - b) ** 2 for a, b in entries(y, t))


def binary_cross_entropy(p, t, eps=0.0):
    p = each(lambda a: min(max(a, eps), 1 - eps))(p)
    return sum(-math.log(a) if b == 1 else -math.log(1 - a) for a, b in entries(p, t)) / p.size


def bce_with_logits(z, t):
    return binary_cross_entropy(sigmoid(z), t)


def cross_entropy(p, t):
    return -sum(b * math.log(a) for a, b in entries(p, t)) / len(p)


def cross_entropy_with_logits(z, t):
    return cross_entropy(softmax(z), t)


def softmax_cross_entropy(z, t):
    p = softmax(z)
    return -sum(math.log(p[n][t[n]]) for n in range(len(t))) / len(t)


def softmax_cross_entropy_value_and_grad(z, t):
    grad = softmax(z)
    for n in range(len(t)):
        grad[n][t[n]] -= 1
        for k in range(z.shape[1]):
            grad[n][k] /= len(t)
    return softmax_cross_entropy(z, t), grad


def smooth_labels(t, eps):
    return each(lambda v: (1 - eps) * v + eps / t.shape[1])(t)


def entropy(p):
    return -sum(a * math.log(a) for (a,) in entries(p)) / len(p)


def kl_divergence(p, q):
    return sum(a * math.log(a / b) for a, b in entries(p, q)) / len(p)


def neuron(a, w, b):
    return sum(a[i] * w[i] for i in range(len(a))) + float(b)


def dense(x, w, b):
    z = np.empty((len(x), len(b)))
    for n, m in np.ndindex(z.shape):
        z[n, m] = neuron(x[n], w[:, m], b[m])
    return z


def xor_network():
    """The one that nnref gives; that it computes XOR is tested by itself."""
    return np.ones((2, 2)), np.array([-0.5, -1.5]), np.array([1.0, -1.0]), -0.5


def layer_shapes(sizes):
    return [((sizes[i], sizes[i + 1]), (sizes[i + 1],)) for i in range(len(sizes) - 1)]


def collapse(weights, biases):
    """The columns of W are what the stack does to unit vectors, less what it does to zero, which is b."""

    def stack(x):
        for w, b in zip(weights, biases):
            x = [neuron(x, w[:, m], b[m]) for m in range(len(b))]
        return np.array(x)

    size = len(weights[0])
    b = stack([0.0] * size)
    return np.array([stack([float(i == j) for j in range(size)]) - b for i in range(size)]), b


def residual(x, f):
    return each(lambda a, b: a + b)(x, f(x))


def embedding(ids, table):
    y = np.empty((*ids.shape, table.shape[1]))
    for at in np.ndindex(ids.shape):
        for d in range(table.shape[1]):
            y[at][d] = table[ids[at]][d]
    return y


def flatten(x):
    return np.array([[float(row[at]) for at in np.ndindex(row.shape)] for row in x])


def mean_and_variance(values):
    mean = sum(values) / len(values)
    return mean, sum((v - mean) ** 2 for v in values) / len(values)


def batch_norm(x, gamma, beta, eps):
    y = np.empty(x.shape)
    for n, d in np.ndindex(x.shape):
        mean, var = mean_and_variance([float(v) for v in x[:, d]])
        y[n, d] = gamma[d] * (x[n, d] - mean) / math.sqrt(var + eps) + beta[d]
    return y


def batch_norm_inference(x, gamma, beta, mean, var, eps):
    y = np.empty(x.shape)
    for n, d in np.ndindex(x.shape):
        y[n, d] = gamma[d] * (x[n, d] - mean[d]) / math.sqrt(var[d] + eps) + beta[d]
    return y


def running_statistics(batches, momentum):
    size = batches[0].shape[1]
    means, variances = [0.0] * size, [1.0] * size
    for x in batches:
        for d in range(size):
            mean, var = mean_and_variance([float(v) for v in x[:, d]])
            means[d] = momentum * means[d] + (1 - momentum) * mean
            variances[d] = momentum * variances[d] + (1 - momentum) * var
    return np.array(means), np.array(variances)


def layer_norm(x, gamma, beta, eps):
    def row(values):
        mean, var = mean_and_variance(values)
        return [c * (v - mean) / math.sqrt(var + eps) + b for v, c, b in zip(values, gamma, beta)]

    return rows_of(row)(x)


def pixel(x, n, c, row, col):
    """One value of an image; outside of it there are zeros."""
    inside = 0 <= row < x.shape[2] and 0 <= col < x.shape[3]
    return float(x[n, c, row, col]) if inside else 0.0


def places(extent, window, stride, padding=0):
    return (extent + 2 * padding - window) // stride + 1


def conv2d(x, w, b, stride=1, padding=0):
    n, c, height, width = x.shape
    f, _, kh, kw = w.shape
    y = np.empty((n, f, places(height, kh, stride, padding), places(width, kw, stride, padding)))
    for at in np.ndindex(y.shape):
        image, unit, row, col = at
        top, left = row * stride - padding, col * stride - padding
        y[at] = b[unit] + sum(
            w[unit, k, i, j] * pixel(x, image, k, top + i, left + j) for k, i, j in over(range(c), range(kh), range(kw))
        )
    return y


def pooled(x, size, stride, summary):
    stride = stride or size
    y = np.empty((*x.shape[:2], places(x.shape[2], size, stride), places(x.shape[3], size, stride)))
    for n, c, r, s in np.ndindex(y.shape):
        y[n, c, r, s] = summary([pixel(x, n, c, r * stride + i, s * stride + j) for i in range(size) for j in range(size)])
    return y


def max_pool2d(x, size, stride=None):
    return pooled(x, size, stride, max)


def avg_pool2d(x, size, stride=None):
    return pooled(x, size, stride, lambda values: sum(values) / len(values))


def summed(x, h, Wx, Wh, b, n, m):
    return neuron(x[n], Wx[:, m], 0.0) + neuron(h[n], Wh[:, m], b[m])


def rnn_step(x, h, Wx, Wh, b):
    y = np.empty(h.shape)
    for n, m in np.ndindex(y.shape):
        y[n, m] = math.tanh(summed(x, h, Wx, Wh, b, n, m))
    return y


def rnn(x, h, Wx, Wh, b):
    states = np.empty((len(x), x.shape[1], h.shape[1]))
    for t in range(x.shape[1]):
        h = states[:, t] = rnn_step(x[:, t], h, Wx, Wh, b)
    return states


def lstm_step(x, h, c, Wx, Wh, b):
    size = h.shape[1]
    h_new, c_new = np.empty(h.shape), np.empty(h.shape)
    for n, m in np.ndindex(h.shape):
        i, f, g, o = (summed(x, h, Wx, Wh, b, n, m + block * size) for block in range(4))
        c_new[n, m] = sigmoid_1(f) * c[n, m] + sigmoid_1(i) * math.tanh(g)
        h_new[n, m] = sigmoid_1(o) * math.tanh(c_new[n, m])
    return h_new, c_new


def lstm(x, h, c, Wx, Wh, b):
    size = h.shape[1]
    hs, cs = np.empty((2, len(x), x.shape[1], size))
    gates = np.empty((len(x), x.shape[1], 4 * size))
    for n, t in np.ndindex(gates.shape[:2]):
        before = h[n] if t == 0 else hs[n, t - 1]
        z = [neuron(x[n, t], Wx[:, m], 0.0) + neuron(before, Wh[:, m], b[m]) for m in range(4 * size)]
        gates[n, t] = [math.tanh(v) if 2 * size <= m < 3 * size else sigmoid_1(v) for m, v in enumerate(z)]
        hs[n, t], cs[n, t] = (
            part[0] for part in lstm_step(x[n : n + 1, t], before[None], (c[n] if t == 0 else cs[n, t - 1])[None], Wx, Wh, b)
        )
    return hs, cs, gates


def attention_weights(q, k, mask=None):
    a = np.empty((*q.shape[:-1], k.shape[-2]))
    for *at, t in np.ndindex(q.shape[:-1]):
        at = tuple(at)
        allowed = np.ones(a.shape, bool) if mask is None else np.broadcast_to(mask, a.shape)
        fits = [
            math.exp(neuron(q[at][t], key, 0.0) / math.sqrt(q.shape[-1])) if allowed[at][t][s] else 0.0
            for s, key in enumerate(k[at])
        ]
        a[at][t] = [fit / sum(fits) if sum(fits) else 0.0 for fit in fits]
    return a


def attention(q, k, v, mask=None):
    a = attention_weights(q, k, mask)
    y = np.zeros((*q.shape[:-1], v.shape[-1]))
    for *at, t, e in np.ndindex(y.shape):
        y[(*at, t, e)] = neuron(a[tuple(at)][t], v[tuple(at)][:, e], 0.0)
    return y


def multi_head_attention(x, context, Wq, Wk, Wv, Wo, heads, mask=None):
    width = Wq.shape[1] // heads
    zeros = np.zeros(Wq.shape[1])
    y = np.empty((len(x), x.shape[1], Wo.shape[1]))
    for n in range(len(x)):
        q, k, v = dense(x[n], Wq, zeros), dense(context[n], Wk, zeros), dense(context[n], Wv, zeros)
        joined = np.empty(q.shape)
        for head in range(heads):
            own = slice(head * width, (head + 1) * width)
            joined[:, own] = attention(q[:, own], k[:, own], v[:, own], mask if mask is None or mask.ndim == 2 else mask[n])
        y[n] = dense(joined, Wo, np.zeros(Wo.shape[1]))
    return y


def causal_mask(length):
    return np.array([[s <= t for s in range(length)] for t in range(length)])


def positional_encoding(length, dim):
    y = np.empty((length, dim))
    for t, d in np.ndindex(y.shape):
        pair = d // 2
        angle = t / 10000 ** (2 * pair / dim)
        y[t, d] = math.cos(angle) if d % 2 else math.sin(angle)
    return y


def all_entries(arrays):
    return [float(v) for a in arrays for v in a.flat]


def l1_penalty(weights, lam):
    return lam * sum(abs(v) for v in all_entries(weights))


def l2_penalty(weights, lam):
    return lam / 2 * sum(v * v for v in all_entries(weights))


def l1_gradient(weights, lam):
    return [each(lambda v: 0.0 if v == 0 else math.copysign(lam, v))(w) for w in weights]


def l2_gradient(weights, lam):
    return [each(lambda v: lam * v)(w) for w in weights]


def weight_decay(weights, lr, lam):
    return [each(lambda v: v * (1 - lr * lam))(w) for w in weights]


def clip_by_norm(grads, max_norm):
    norm = math.sqrt(sum(v * v for v in all_entries(grads)))
    return [each(lambda v: v * max_norm / norm if norm > max_norm else v)(g) for g in grads]


def clip_by_value(grads, limit):
    return [each(lambda v: max(-limit, min(limit, v)))(g) for g in grads]


def early_stopping(losses, patience):
    """Epoch e is the end when it and the patience - 1 epochs before it all failed to beat the best of what came before them."""
    for e in range(patience, len(losses)):
        before = losses[: e - patience + 1]
        if all(loss >= min(losses[:i]) for i, loss in enumerate(losses) if e - patience < i <= e):
            return before.index(min(before)), e
    return list(losses).index(min(losses)), len(losses) - 1


def prune_by_magnitude(W, share):
    smallest = sorted(abs(v) for v in W.flat)[: round(share * W.size)]
    return each(lambda v: 0.0 if abs(v) in smallest else v)(W)


def perceptron_predict(X, w, b):
    return np.array([1 if neuron(x, w, b) > 0 else 0 for x in X])


def perceptron_update(w, b, x, t, lr):
    y = 1 if neuron(x, w, b) > 0 else 0
    if y == t:
        return w, b
    sign = 1 if t == 1 else -1
    return np.array([w[i] + sign * lr * x[i] for i in range(len(w))]), b + sign * lr


def train_perceptron(X, t, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    while len(mistakes) < max_epochs and 0 not in mistakes:
        wrong = 0
        for x, target in zip(X, t):
            if perceptron_predict([x], w, b)[0] != target:
                wrong += 1
                w, b = perceptron_update(w, b, x, target, lr)
        mistakes.append(wrong)
    return w, b, mistakes


def boundary_line(w, b):
    """Through the points of the boundary at x1 = 0 and x1 = 1."""
    at = lambda x1: -(w[0] * x1 + b) / w[1]
    return at(1.0) - at(0.0), at(0.0)


def dead_units(X, W, b):
    return np.array([all(neuron(x, W[:, m], b[m]) <= 0 for x in X) for m in range(len(b))])


def gradient_norms(weights, X, activation):
    """By central differences of L, weight by weight."""
    f = {"relu": relu, "sigmoid": sigmoid, "tanh": tanh}[activation]

    def total(replaced):
        a = X
        for w in replaced:
            a = f(dense(a, w, np.zeros(w.shape[1])))
        return sum(all_entries([a]))

    norms = []
    for layer, w in enumerate(weights):
        squares = 0.0
        for at in np.ndindex(w.shape):
            up, down = ([v.copy() for v in weights] for _ in range(2))
            up[layer][at] += 1e-5
            down[layer][at] -= 1e-5
            squares += ((total(up) - total(down)) / 2e-5) ** 2
        norms.append(math.sqrt(squares))
    return norms


def sigmoid_bound(weights):
    """The spectral norm by power iteration on Wᵀ W."""
    bound = 1.0
    for w in weights:
        v = [1.0 + i / 7 for i in range(w.shape[1])]
        for _ in range(2000):
            u = [neuron(row, v, 0.0) for row in w]
            v = [neuron(w[:, m], u, 0.0) for m in range(w.shape[1])]
            stretch = math.sqrt(sum(a * a for a in v))
            v = [a / stretch for a in v]
        bound *= math.sqrt(stretch) / 4
    return bound


def backprop_through_time(Wh, hs, g):
    norms = []
    for h in hs[::-1]:
        slopes = each(lambda gv, hv: gv * (1 - hv * hv))(g, h)
        g = dense(slopes, Wh.T, np.zeros(len(Wh)))
        norms.append(math.sqrt(sum(v * v for v in all_entries([g]))))
    return norms
