"""Free text: the vanishing gradient problem and its cures."""

from autograder.exercise import Words

exercise = Words(
    "words_vanishing_gradient",
    "What is the vanishing gradient problem, where does it come from, and how is it cured? Say how you would notice it, give a number, name at "
    "least four cures, and say what each of them acts on. Why is gradient clipping not one of them?",
    rubric=(
        "1 point: the gradient of early layers (or moments) is a product with a factor for each layer; the factors are slopes AND weights; with "
        "most of them below 1 the product shrinks exponentially; a number, such as (1/4)^10 = 1e-6",
        "1 point: noticed by the gradient norms per layer (and the spread of activations), early layers that do not move while late ones do",
        "1 point: at least four cures with what they act on: non-saturating activations (slopes), initialization (weights), normalization "
        "(scale and saturation), residual connections (identity added), gates for recurrent networks",
        "1 point: clipping shortens long gradients and leaves short ones as they are: a cure for explosion",
    ),
    model_answer="""**Junior.** Backpropagation multiplies, layer by layer, by the slope of the activation and by the weights. If these factors
are below 1, the product gets tiny: ten sigmoid layers keep at most (1/4)^10, a millionth, if the weights do not make up for it. The early
layers then hardly learn. Cures: ReLU instead of sigmoid, He or Xavier initialization, batch or layer norm, residual connections, and an
LSTM for sequences. Clipping only shortens gradients that are too long, so it helps against exploding ones.

**Mid-level.** The gradient at layer k is g · Π diag(f'(z)) Wᵀ over all later layers. Saturated units have f' near 0; weights that are too
small shrink both the activations and the gradient; and weights that are too large saturate sigmoid and tanh, so that it vanishes again. I
print the gradient norm and the standard deviation of the activations per layer at the start. ReLU has the slope 1 where it is active; He's
variance 2/fan_in keeps the mean square through ReLU; normalization resets the scale in each layer; a residual block has the Jacobian I + J,
so one term of the product has no factors at all. In recurrent networks the same matrix is applied at every moment, so its spectral radius
decides; the LSTM's cell is multiplied by the forget gate alone.

**Senior.** What one wants is that the singular values of the input-output Jacobian stay near 1 in both directions; initialization does it
at the start, normalization and residual paths keep it during training. Each has its own limits: layer norm in front of a sigmoid does not
change that its slope is at most 1/4; residual blocks at He's scale double the variance with every block, so they need a small last layer or
a normalization. Adaptive optimizers rescale small gradients, which hides the symptom. A dead ReLU is another illness: one unit with gradient
exactly 0 on all inputs. Clipping by global norm is for rare long gradients, above all in recurrent networks; it keeps the direction, and
clipping by value does not.""",
    points=4,
)
