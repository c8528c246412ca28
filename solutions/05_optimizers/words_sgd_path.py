"""Free text: why the steps of SGD are less direct."""

from autograder.exercise import Words

exercise = Words(
    "words_sgd_path",
    "Why are the steps of stochastic gradient descent less direct than those of full-batch gradient descent, and why is it "
    "used all the "
    "same? Say what the noise depends on, and what becomes of it near the minimum.",
    rubric=(
        "1 point: each step follows the gradient of a few examples, which differs from that of all; it is right on average only.",
        "1 point: the noise falls with the root of the batch size; its effect also depends on the rate.",
        "1 point: the steps are far cheaper, so that many more fit into the same time; neighbouring rows say much the same.",
        "1 point: near the minimum a constant rate does not settle; the rate is lowered (or the batch made larger).",
    ),
    model_answer="""
**Junior.** Full-batch gradient descent looks at all examples before it moves. SGD looks at one or a few. Their gradient
points roughly the same way, but not exactly, so the path wobbles. A step costs much less, though, and in the time of one full
step SGD makes hundreds.

**Mid-level.** A minibatch gradient is the mean over a random sample: its expected value is the full gradient, its spread
falls with the root of the batch size. Far from the minimum the examples agree, and a rough direction is as good as an exact
one; near it they pull in different directions, the mean is almost zero and the noise dominates. With a constant rate the
weights then dance at a certain distance, which grows with the rate and shrinks with the batch. A schedule lowers the rate, so
that they settle.

**Senior.** Even the full gradient is not direct: it is steepest descent, which zigzags in a ravine. SGD adds sampling noise
to that. Per unit of computation the noise is a good bargain up to some batch size, beyond which the gradient is exact enough
and further rows are wasted (the critical batch size). Robbins and Monro give conditions under which it converges: the rates
have to sum to infinity, their squares to something finite. The noise may also act as an implicit regularizer and help to
leave sharp regions; that is observed in some settings, and no guarantee.
""",
    points=4,
)
