"""JAX at the same work: compiled as a whole, an epoch as one `scan`, its arrays donated."""

import os

if os.environ["BENCHMARK_THREADS"] == "1":  # XLA takes all cores unless told otherwise
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from nnref_data import digit_like, examples, grid, plane

VERSION = f"JAX {jax.__version__}"


def scores_of(layers, x, f=jax.nn.relu):
    for k, (w, b) in enumerate(layers):
        x = x @ w + b
        if k + 1 < len(layers):
            x = f(x)
    return x


def loss_of(layers, X, t):
    logp = jax.nn.log_softmax(scores_of(layers, X))
    return -jnp.mean(jnp.take_along_axis(logp, t[:, None], axis=1))


def adam(theta, g, m, v, k):
    """One step for every leaf, written out: XLA fuses it."""
    m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
    v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
    c1, c2 = 1 - 0.9**k, 1 - 0.999**k
    return jax.tree.map(lambda w, m, v: w - 0.001 * (m / c1) / (jnp.sqrt(v / c2) + 1e-8), theta, m, v), m, v


def start(sizes, n, dtype):
    X, t, layers = examples(sizes, n, dtype)
    layers = jax.tree.map(jnp.asarray, layers)
    return (
        jnp.asarray(X),
        jnp.asarray(t),
        (layers, jax.tree.map(jnp.zeros_like, layers), jax.tree.map(jnp.zeros_like, layers), jnp.float32(0)),
    )


def epoch(sizes, batch, n, dtype):
    X, t, state = start(sizes, n, dtype)
    rng = np.random.default_rng(0)

    def step(state, rows):
        theta, m, v, k = state
        loss, g = jax.value_and_grad(loss_of)(theta, X[rows], t[rows])
        return (*adam(theta, g, m, v, k + 1), k + 1), loss

    @partial(jax.jit, donate_argnums=0)
    def one(state, order):
        return jax.lax.scan(step, state, order)

    def work():
        nonlocal state
        state, losses = one(state, rng.permutation(n).reshape(-1, batch))
        return float(losses.sum())

    return work


def decision_map(sizes, pixels, dtype):
    _, _, layers = examples(sizes, 1, dtype)
    layers, points = jax.tree.map(jnp.asarray, layers), jnp.asarray(grid(pixels, dtype))
    f = jax.jit(partial(scores_of, f=jnp.tanh))
    return lambda: f(layers, points).block_until_ready()


def landscape(sizes, points, dtype):
    X, t = map(jnp.asarray, digit_like(dtype))
    _, _, layers = examples(sizes, 1, dtype)
    parts = [jax.tree.map(jnp.asarray, some) for some in (layers, *plane(layers, dtype))]
    places = jnp.linspace(-1, 1, points)

    @jax.jit
    def f(places):
        at = lambda a, b: loss_of(jax.tree.map(lambda p, d, e: p + a * d + b * e, *parts), X, t)
        return jax.lax.map(lambda a: jax.lax.map(lambda b: at(a, b), places), places)

    return lambda: f(places).block_until_ready()


def many(sizes, batch, n, dtype, networks):
    X, t, state = start(sizes, batch, dtype)
    state = jax.tree.map(lambda a: jnp.stack([a] * networks), state)

    @partial(jax.jit, donate_argnums=0)
    def one(state):
        def step(theta, m, v, k):
            loss, g = jax.value_and_grad(loss_of)(theta, X, t)
            return (*adam(theta, g, m, v, k + 1), k + 1), loss

        return jax.vmap(step)(*state)

    def work():
        nonlocal state
        state, losses = one(state)
        return losses.block_until_ready()

    return work
