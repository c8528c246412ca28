"""Quiz: what a network learns that starts from zeros."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_zero_start",
    "A classifier with two hidden ReLU layers starts with **all weights and biases 0**. It is trained by gradient descent. What can it learn?",
    choices={
        "a": "Nothing at all: every gradient is 0, so nothing ever moves.",
        "b": "The biases of the output layer, and so the shares of the classes; nothing else.",
        "c": "As much as a network with one unit in each layer, because the units stay equal.",
        "d": "The same as with a random start, only later: gradient descent finds its way out.",
    },
    answer="b",
    wrong={
        "a": "Almost. But the output bias has the gradient p - t, whatever the weights are, and that is not 0. The cell above shows it.",
        "c": "That is what equal weights other than 0 give. With 0 the hidden units are 0 and pass nothing on in either direction.",
        "d": "Nothing leads out: the gradient of the weights is exactly 0 at this start and stays 0 after each step. Chance is what is missing.",
    },
    hints=(
        "Work out the forward pass: what are the hidden units, and what are the scores?",
        "The gradient of the last weights has the hidden units as a factor, that of the earlier ones has the last weights. And the last bias?",
    ),
)
