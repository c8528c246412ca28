"""Free text: why residual connections work."""

from autograder.exercise import Words

exercise = Words(
    "words_residual",
    "Explain to a colleague why a network of 50 residual blocks can be trained where 50 plain layers of the same activation cannot. Use the "
    "derivative of $y = x + f(x)$, say which way the gradient travels, and name one thing that residual connections do **not** solve.",
    rubric=(
        "1 point: dy/dx = I + J; the product of 50 such factors contains a term without any J, so the gradient reaches the first block in full",
        "1 point: from later to earlier layers, and added to the block's own share; no multiplication is saved",
        "1 point: one limit, such as: variance and gradients can grow with the number of blocks; dead units; a bad learning rate; overfitting",
    ),
    model_answer="""**Junior.** In a residual block the input is added to the output of the layers: y = x + f(x). The derivative is 1 + f'(x),
so even if f' is almost 0, about 1 is left. The gradient can run from the last block back to the first without being made smaller, while the
blocks learn what to add. It does not help against too large a learning rate or against overfitting.

**Mid-level.** A plain layer multiplies the gradient by its Jacobian J; 50 of them by a product of 50 matrices, which shrinks or explodes
exponentially. A block multiplies by I + J. Multiply out 50 of them: one of the terms is I alone. Gradients travel from later to earlier
layers, along the skip unchanged and along the block through J, and both are added. The computation does not get cheaper by it. A block whose
f is near 0 is the identity, so more depth does no harm at the start.

**Senior.** Since I + J has eigenvalues around 1 and not around 0, the product is well conditioned as long as J is small. When it is not,
it grows: each block adds variance, and with He's scale 50 ReLU blocks multiply it by 2^50 or more. Hence normalization inside the blocks, or a
branch that starts near 0. One may also see the network as a sum over paths of many lengths, of which the short ones carry most of the
gradient. Skips need equal widths, or a projection. They leave dead units, bad rates, leaks and overfitting where they were.""",
    points=3,
)
