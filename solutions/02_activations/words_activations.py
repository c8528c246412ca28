"""Free text: what activation functions are for, and what each does to training."""

from autograder.exercise import Words

exercise = Words(
    "words_activations",
    "Answer in your own words, as in an interview.\n\n"
    "1. Define *activation function* and *logits*, one sentence each.\n"
    "2. Why does a network need activation functions?\n"
    "3. How does the choice affect training? Compare sigmoid, tanh, ReLU, and one newer activation of your choice.",
    rubric=(
        "1 point: both definitions; an activation is applied to a unit's pre-activation, logits are the pre-activations of the last layer, "
        "before softmax or sigmoid",
        "1 point: without a non-linearity a stack of layers is one affine map, so depth adds nothing (XOR, curved boundaries)",
        "1 point: saturation of sigmoid and tanh named with its cause, slopes of at most 1/4 and 1 that go to 0 for large |z|; "
        "zero-centred or not",
        "1 point: ReLU has slope 1 for z > 0, is cheap, and may die; a newer one (leaky, ELU, SiLU, GELU, maxout) with its benefit and "
        "its price",
    ),
    model_answer="""An activation function is the function, usually elementwise and not linear, that turns a unit's pre-activation into its
output. Logits are the pre-activations of the last layer, the raw scores that softmax or a sigmoid turns into probabilities.

**Junior.** Without activations each layer is an affine map, and affine maps composed are one affine map: a hundred layers could do no
more than one, and none could solve XOR. An activation bends the map between the layers. Sigmoid and tanh are smooth and bounded, but flat
for large inputs, so little gradient passes. ReLU is cheap and does not flatten on the right.

**Mid-level.** Going back through a layer multiplies the gradient by the activation's slope. The sigmoid's is at most 1/4, so ten of them
shrink it a million times even at their best place, before the weights have their say, and saturated units shrink it further. Its outputs
are all positive, so that on one example the gradients of a unit's incoming weights share a sign and the steps zig-zag. tanh is zero-centred with slope 1 at 0, and saturates as well. ReLU has slope 1
wherever it is active. Its price is that a unit that is negative on every example gets no gradient and stays dead; leaky ReLU and ELU keep
a slope there.

**Senior.** ReLU does not cause exploding gradients, as its slope is at most 1: the weights do, and initialization must fit the activation
(He for ReLU, Glorot for tanh). SiLU and GELU are smooth, dip below zero and are common in transformers; the gain over ReLU is often small
and has to be measured. The output's activation follows from the task and its loss, not from taste: identity, sigmoid or softmax.""",
    points=4,
)
