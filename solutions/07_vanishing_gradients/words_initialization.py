"""Free text: how to choose first weights."""

from autograder.exercise import Words

exercise = Words(
    "words_initialization",
    "Why must first weights be random, and why must their size fit the layer? Derive the variance that keeps the signal through a linear layer "
    "of `fan_in` inputs, and say what changes for ReLU. What goes wrong with weights that are too small, and what with weights that are too large?",
    rubric=(
        "1 point: random, because equal units get equal gradients and stay equal (zeros: hidden layers get none at all)",
        "1 point: var z = fan_in · var w · mean of x², so var w = 1 / fan_in, with the assumption of independent weights of mean 0",
        "1 point: ReLU keeps half of the mean square, hence 2 / fan_in; Xavier's sum of both fans as the compromise with the way back",
        "1 point: too small: signal and gradient shrink; too large: they explode, or saturate sigmoid and tanh, so that gradients vanish",
    ),
    model_answer="""**Junior.** If all units of a layer start equal they get the same gradient and stay equal: the layer is one unit,
copied. So weights are drawn at random. If they are too small, the signal fades from layer to layer and the gradients fade with it; if they
are too large, the signal grows without limit, or sigmoid and tanh units are pushed to where they are flat.

**Mid-level.** z is a sum of fan_in products w x. With independent weights of mean 0, the mean of z² is fan_in · var(w) · mean(x²). To keep
it equal to mean(x²) one needs var(w) = 1/fan_in. On the way back the same sum runs over fan_out units, which asks for 1/fan_out; Xavier takes
2/(fan_in + fan_out). ReLU sets half of the pre-activations to 0 and so halves the mean square; the weights pay it back: 2/fan_in, He's rule.
I check it by printing the variance of the activations per layer before training.

**Senior.** These rules hold at the start only, for wide layers, centred inputs of unit size and no residual branch. In a residual network
each block adds its variance, so the branch is scaled down (or its last layer starts at zero, which does no harm there: the layers before it
are random, so its units still get different gradients). With normalization the scale of the weights matters little for the forward pass, but still
sets the effective learning rate. The mean square alone says nothing about the spread of singular values; orthogonal starts keep all of them
at 1 in linear networks. Biases start at 0, except the forget gate of an LSTM, which starts open.""",
    points=4,
)
