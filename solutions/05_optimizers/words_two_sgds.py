"""Free text: two meanings of SGD."""

from autograder.exercise import Words

exercise = Words(
    "words_two_sgds",
    "Two colleagues compare their results with 'SGD' and disagree about what they ran. Explain the two meanings of the name, "
    "what "
    "`torch.optim.SGD` or `nnref.SGD` fixes and what it leaves open, and how the two should have described their runs. Say "
    "what an "
    "iteration and an epoch are on the way.",
    rubric=(
        "1 point: the narrow meaning is one example a step, the wide one a minibatch of any size.",
        "1 point: the optimizer class fixes only the update w - lr·g; what g was computed from is decided by the data loader.",
        "1 point: a full description names batch size, rate and schedule, momentum, number of epochs or iterations; with the "
        "definitions of both.",
    ),
    model_answer="""
**Junior.** In older texts SGD means: take one example, compute its gradient, make a step. Today most people say SGD when they
use minibatches of, say, 32. An iteration is one step; an epoch is one pass over all examples.

**Mid-level.** With N rows and batches of B an epoch has N/B iterations, rounded up. The class called SGD in a library only
subtracts lr times whatever gradient it gets. Give it all rows and it is batch gradient descent, give it one and it is SGD in
the narrow sense. It may hold momentum as well. So the name says little; the two should have named batch size, rate, momentum,
schedule and the number of epochs.

**Senior.** The meanings differ in what they imply: noise (proportional to one over the root of B), the number of updates per
epoch, which rate is stable, how well the hardware is used. Comparing optimizers at equal epochs favours small batches, at
equal updates large ones, so a comparison should state its budget: updates, examples or seconds. "Online" is a third word:
each example is seen once, as it arrives.
""",
    points=3,
)
