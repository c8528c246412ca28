"""Quiz: the backward pass of one neuron, by hand."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_one_neuron",
    "A neuron has inputs $a = (4, 2)$, weights $w = (0.25, -1)$, bias $b = 1$ and a sigmoid; its target is $t = 0$ and its "
    "loss $L = (y - t)^2$. Go through it by hand, forward and backward, as above. Return the tuple $(\\partial L/\\partial "
    "w_1,\\ \\partial L/\\partial w_2,\\ \\partial L/\\partial b)$.",
    answer=(1.0, 0.5, 0.25),
    wrong={
        (4.0, 2.0, 1.0): "The slope of the sigmoid is missing. Between y and z stands σ'(z) = y(1 - y), and y is 1/2 here.",
        (
            0.0625,
            -0.25,
            0.25,
        ): "You multiplied by the weights. That is the gradient of the inputs; a weight's local derivative is its input.",
        (0.5, 0.25, 0.125): "A factor 2 is missing: the derivative of the square (y - t)² is 2(y - t).",
        (-1.0, -0.5, -0.25): "The sign is turned: the derivative of (y - t)² with respect to y is 2(y - t), and y is above t.",
        (1.0, 0.5, 0.0): "The bias is not a constant: nudge b and z moves just as far. Its local derivative is 1, not 0.",
        (1.0, 0.5, 1.0): "dz/db is 1, but that is only the local derivative. Multiply by what arrives at z.",
        (2.0, 1.0, 0.5): "Your slope of the sigmoid is y, where it should be y(1 - y).",
    },
    points=2,
    hints=(
        "Forward first: z = 4·0.25 + 2·(-1) + 1. Its sigmoid is a number you know by heart.",
        "Then from the back: dL/dy = 2(y - t), dL/dz = dL/dy · y(1 - y). Everything else is dL/dz times a local derivative.",
    ),
)
