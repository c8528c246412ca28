"""What a transformer is made of: attention, where every position looks at every other and takes a weighted mean of what it finds.

`attention` is the operation itself; `multi_head_attention` puts learned projections around it and runs several side by side.
A mask is True where a query may look at a key; it must broadcast to `(..., T, S)`. A query that may look nowhere gets zeros. A mask
of floats is a TypeError: what PyTorch adds to the scores, 0 where one may look, would say the opposite here.

`out=` means what it means in NumPy: one array, or a tuple for several results; none of them may be an input.
"""

import math

import numpy as np

from nnref.activations import softmax, softmax_backward

__all__ = [
    "attention", "attention_backward", "attention_weights", "causal_mask", "multi_head_attention",
    "multi_head_attention_backward", "positional_encoding",
]  # fmt: skip


def attention_weights(q, k, mask=None):
    """How much each query attends to each key: rows that add up to 1.

    softmax(q kᵀ / √D)

    Shapes: q (..., T, D), k (..., S, D) -> (..., T, S)

    >>> attention_weights(np.zeros((2, 1)), np.zeros((2, 1)), causal_mask(2))
    array([[1. , 0. ],
           [0.5, 0.5]])
    """
    # The scores lie in memory key by key, so that maxima and sums over the keys take many queries at once.
    scores = k @ (q / math.sqrt(q.shape[-1])).mT  # (..., S, T)
    if mask is None:
        return softmax(scores.mT, out=scores.mT)
    if mask.dtype.kind == "f":
        raise TypeError("a mask is True where a query may look, got floats: from PyTorch's 0 and -inf it is made by mask == 0")
    scores += np.where(mask.mT, scores.dtype.type(0), np.finfo(scores.dtype).min)  # not -inf: a row without keys is not nan
    a = softmax(scores.mT, out=scores.mT)
    return np.multiply(a, mask.any(axis=-1, keepdims=True), out=a)  # but 0


def attention(q, k, v, mask=None, *, out=None):
    """Scaled dot-product attention: each query takes the mean of the values, weighted by how well their keys fit.

    y = softmax(q kᵀ / √D) v

    Shapes: q (..., T, D), k (..., S, D), v (..., S, E) -> (..., T, E)

    >>> attention(np.array([[10.0], [0.0]]), np.array([[10.0], [-10.0]]), np.array([[1.0], [3.0]]))
    array([[1.],
           [2.]])

    Vaswani et al. 2017, arXiv:1706.03762.
    """
    return np.matmul(attention_weights(q, k, mask), v, out=out)


def attention_backward(g, y, q, k, v, mask=None, *, out=None):
    """(dq, dk, dv). With weights a and their scores s: dv = aᵀ g, ds = softmax_backward(g vᵀ), dq = ds k / √D, dk = dsᵀ q / √D.

    Shapes: g (..., T, E), y (..., T, E), q (..., T, D), k (..., S, D), v (..., S, E) -> (..., T, D), (..., S, D), (..., S, E)
    """
    return _through_attention(g, attention_weights(q, k, mask), q, k, v, out)


def _through_attention(g, a, q, k, v, out=None):
    dq, dk, dv = out or (None, None, None)
    ds = (v @ g.mT).mT  # g vᵀ, in the memory order of a
    ds = softmax_backward(ds, a, None, out=ds)
    ds /= math.sqrt(q.shape[-1])
    return np.matmul(ds, k, out=dq), np.matmul(ds.mT, q, out=dk), np.matmul(a.mT, g, out=dv)


def multi_head_attention(x, context, Wq, Wk, Wv, Wo, heads, mask=None, *, out=None):
    """Several attentions side by side, each on its own slice of the projected columns; x asks, context answers.

    y = [attention(x Wqᵢ, context Wkᵢ, context Wvᵢ) for each head i, joined] Wo; self-attention is context = x

    Shapes: x (N, T, D), context (N, S, C), Wq (D, M), Wk (C, M), Wv (C, M), Wo (M, E) -> (N, T, E)
    Raises ValueError where M is no multiple of heads.

    >>> x, eye = np.ones((1, 3, 4)), np.eye(4)
    >>> multi_head_attention(x, x, eye, eye, eye, eye, heads=2)[0, 0]  # all positions are alike: their mean is x
    array([1., 1., 1., 1.])

    Vaswani et al. 2017, arXiv:1706.03762, without biases.
    """
    q, k, v = (_split(p, heads) for p in (x @ Wq, context @ Wk, context @ Wv))
    return np.matmul(_join(attention(q, k, v, _for_heads(mask))), Wo, out=out)


def multi_head_attention_backward(g, y, x, context, Wq, Wk, Wv, Wo, heads, mask=None, *, out=None):
    """(dx, dcontext, dWq, dWk, dWv, dWo); in self-attention the gradient of x is dx + dcontext.

    Shapes: g (N, T, E), y (N, T, E), x (N, T, D), context (N, S, C), Wq (D, M), Wk (C, M), Wv (C, M), Wo (M, E)
    -> (N, T, D), (N, S, C), (D, M), (C, M), (C, M), (M, E)
    """
    dx, dcontext, dWq, dWk, dWv, dWo = out or (None,) * 6
    q, k, v = (_split(p, heads) for p in (x @ Wq, context @ Wk, context @ Wv))
    a = attention_weights(q, k, _for_heads(mask))  # (N, heads, T, S)
    dq, dk, dv = map(_join, _through_attention(_split(g @ Wo.T, heads), a, q, k, v))
    return (
        np.matmul(dq, Wq.T, out=dx),
        np.add(dk @ Wk.T, dv @ Wv.T, out=dcontext),
        np.matmul(_rows(x).T, _rows(dq), out=dWq),
        np.matmul(_rows(context).T, _rows(dk), out=dWk),
        np.matmul(_rows(context).T, _rows(dv), out=dWv),
        np.matmul(_rows(_join(a @ v)).T, _rows(g), out=dWo),
    )


def causal_mask(length):
    """The mask of a model that writes from left to right: position t may look at positions up to t.

    >>> causal_mask(3).astype(int)
    array([[1, 0, 0],
           [1, 1, 0],
           [1, 1, 1]])
    """
    return np.tri(length, dtype=bool)


def positional_encoding(length, dim):
    """A row for each position, to be added to its input: attention itself cannot tell what came first.

    Column 2i is sin(position / 10000^(2i/dim)), column 2i+1 the cosine of the same angle.

    >>> positional_encoding(2, 4).round(2)
    array([[0.  , 1.  , 0.  , 1.  ],
           [0.84, 0.54, 0.01, 1.  ]])

    Vaswani et al. 2017, arXiv:1706.03762.
    """
    column = np.arange(dim)
    angle = np.arange(length)[:, None] / 10000.0 ** (2 * (column // 2) / dim)  # (T, D)
    return np.where(column % 2 == 0, np.sin(angle), np.cos(angle))


def _split(x, heads):
    """(N, T, M) -> (N, heads, T, M/heads)"""
    n, t, m = x.shape
    if heads < 1 or m % heads:
        raise ValueError(
            f"the {m} columns of Wq, Wk and Wv cannot be shared out among {heads} heads: {m} is no multiple of {heads}"
        )
    return x.reshape(n, t, heads, m // heads).swapaxes(1, 2)


def _join(x):
    """(N, heads, T, M/heads) -> (N, T, M)"""
    n, heads, t, d = x.shape
    return x.swapaxes(1, 2).reshape(n, t, heads * d)


def _for_heads(mask):
    """A mask per example, (N, T, S), serves all its heads: (N, 1, T, S)."""
    return mask[:, None] if mask is not None and mask.ndim == 3 else mask


def _rows(x):
    return x.reshape(-1, x.shape[-1])
