"""The code that the playground writes: run as a cell, it prints the losses that the playground shows."""

import contextlib
import io
import re

import numpy as np
import pytest

from nnref.widgets.playground_code import code
from tests.widgets.playground_runs import adam_step, relu, relu_backward, run_of

STORIES = [
    "circles",
    "circles at=50",
    "spirals layers=8,8 optimizer=adam lr=0.01 at=117",
    "plane layers=none features=x1,x2 at=33",
    "bumps layers=6 features=x1,x2,sinx1 activation=relu init=he optimizer=nadam at=61",
    "gaussians loss=bce_with_logits penalty=l1 rate=0.003 noise=35 share=20 at=30",
    "quadrants loss=binary_cross_entropy activation=relu,gelu layers=4,3,2 norm=batch dropout=0.3 batch=25 at=40",
    "quadrants features=x1x2,x1^2,x2^2,sinx2 norm=layer init=orthogonal optimizer=adadelta lr=1.0 data_seed=3 seed=9 at=25",
    "circles points=1.5/-2.0/1,3.0/0.0/0 @0:lr=0.1 @0:b1[3]=0.5 @10:w1[0,2]=-1.5 @20:lr=0.01 @20:b3[0]=0.25 at=29",
    "plane points=1.5/-2.0/1,3.0/0.0/0 @5:lr=0.001 at=5",
    "own points=1.0/2.0/1,-1.0/0.5/0,0.0/0.0/1 layers=3 at=12",
    "own",
]


def printed(text: str, names=()) -> dict[str, float]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(text, dict(names))
    return {name: float(number) for name, number in re.findall(r"^(train|test) (\S+)$", out.getvalue(), re.MULTILINE)}


@pytest.mark.parametrize("text", STORIES)
def test_the_cell_gets_the_same_losses(text) -> None:
    run = run_of(text)
    shown = {name: loss for name, loss in zip(("train", "test"), run.losses()) if not np.isnan(loss)}
    written = code(run)
    assert printed(written) == shown
    assert max(map(len, written.splitlines())) < 200


def test_the_cell_uses_the_learners_functions() -> None:
    mine = {"relu": relu, "relu_backward": relu_backward, "adam_step": adam_step}
    run = run_of("quadrants activation=relu optimizer=adam lr=0.01 at=20", mine)
    written = code(run)
    assert "nnref.plug(globals())" in written
    assert "nnref.Adam(lr=0.01).using(adam_step)" in written
    assert printed(written, mine) == dict(zip(("train", "test"), run.losses()))
    other = {**mine, "relu": lambda z: np.abs(z)}
    assert printed(written, other) != printed(written, mine)


def test_the_cell_is_short_where_all_is_as_usual() -> None:
    assert code(run_of("circles at=25")) == (
        """import numpy as np

import nnref

X, t = nnref.circles(np.random.default_rng(0), 500, 0)
x1, x2 = X.T
X = np.column_stack([x1, x2])
t = 2.0 * t - 1
X_train, X_test, t_train, t_test = X[:250], X[250:], t[:250], t[250:]

net = nnref.Network(
    [
        nnref.Dense(2, 4), nnref.Activation("tanh"),
        nnref.Dense(4, 2), nnref.Activation("tanh"),
        nnref.Dense(2, 1), nnref.Activation("tanh"),
    ],
    "mse",
)
rng = np.random.default_rng(0)
theta = net.init(rng)

optimizer = nnref.SGD(lr=0.03)
for step in nnref.train(
    net, optimizer, X_train, t_train, theta=theta, epochs=1, rng=rng, batch_size=10
):
    pass
theta = step.theta

print("train", net.evaluate(theta, X_train, t_train))
print("test", net.evaluate(theta, X_test, t_test))
"""
    )
