"""Free text: what the backward pass needs from the forward pass."""

from autograder.exercise import Words

exercise = Words(
    "words_cache",
    "Why does the backward pass need values from the forward pass? Name what has to be kept for a dense layer, for a ReLU and "
    "for a tanh. What does that mean for memory while training, compared with prediction, and what could one do when memory "
    "runs out?",
    rubric=(
        "1 point: local derivatives depend on the values at which the forward pass was; dense: its input x (and w), ReLU: the "
        "sign of z, or y > 0, tanh: its output y",
        "1 point: in training all layers' activations are kept at once (times the batch size), in prediction each may be "
        "dropped when the next is done",
        "1 point: a cure with its price: smaller batches (with accumulated gradients), recomputing part of the forward pass "
        "(checkpointing), lower precision",
    ),
    model_answer="""**Junior.** The backward pass multiplies by local derivatives, and these depend on where we were: the
slope of tanh at 0 is 1, at 5 it is almost 0. A dense layer needs its input x, because dW = xᵀ g, and its weights, because dx
= g Wᵀ. A ReLU needs to know where it was on, which its output tells as well. tanh needs its output, as its slope is 1 - y².

**Mid-level.** So the memory of training grows with depth times width times batch size: every layer's activations wait for the
backward pass, which uses the first layer's last. In prediction no gradient is asked, and each activation can go when the next
layer has read it. What is kept can often be chosen well: a ReLU needs one bit for each entry, and the sum of a bias needs
nothing.

**Senior.** When memory runs out: smaller batches, with gradients accumulated over several before one step (the same mean
gradient, but not with batch norm); checkpointing, which keeps only some layers and computes the others once more during the
backward pass, for about one extra forward pass in time and √L instead of L layers in memory; half precision; or layers that
can be inverted. The optimizer's own state, twice the parameters for Adam, is a separate matter and does not depend on the
batch.""",
    points=3,
)
