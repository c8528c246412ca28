"""Free text: how to optimize training."""

from autograder.exercise import Words

exercise = Words(
    "words_optimize_training",
    "A network trains slowly, and its loss is still high after an hour. How do you optimize its training? Name what you would "
    "look at and change, in order, and why.",
    rubric=(
        "1 point: looks first: the loss curve, the first loss, the learning rate, standardized inputs, overfitting a small "
        "sample.",
        "1 point: the learning rate is the first thing to tune, on a logarithmic scale, with the reason (too small: slow; "
        "above 2/L: diverges).",
        "1 point: optimizer and its state (momentum, Adam/AdamW) with a reason why they help in ravines or with unequal "
        "gradients.",
        "1 point: schedule and warm-up, batch size, with what each costs.",
        "1 point: initialization, activation or normalization as causes that no optimizer cures; and a stopping criterion on "
        "validation data.",
    ),
    model_answer="""
**Junior.** I plot the loss. If it hardly falls, I try larger learning rates, if it jumps or explodes, smaller ones: 0.1,
0.01, 0.001. I standardize the inputs. I use Adam with its defaults, and batches of 32 or 64.

**Mid-level.** First I make sure that there is no bug: is the first loss log C, does the network overfit ten examples? Then
the rate, on a logarithmic scale, because it matters most: too small wastes time, above 2/L the steepest direction diverges.
Momentum or Nesterov speeds up ravines by averaging the zigzag away. Adam gives every weight its own rate, which helps when
gradients differ by orders of magnitude; AdamW when I want weight decay. A schedule, cosine with a short warm-up, lowers the
noise at the end. I stop on the validation loss.

**Senior.** I ask where the time goes: is it the number of updates or the cost of one? Larger batches use the hardware better,
up to the point where less noise no longer saves updates, and they need the rate tuned again. I look at gradient norms per
layer: no optimizer cures vanishing gradients, saturated units or a bad initialization; normalization, residual connections
and He initialization do. I clip rare explosions by norm. I compare runs at an equal budget, with the rate tuned for each
optimizer, and several seeds, because many published differences disappear then. Last, lower precision or a better data
pipeline may be worth more than any optimizer.
""",
    points=5,
)
