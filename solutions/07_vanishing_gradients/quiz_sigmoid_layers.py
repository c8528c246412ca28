"""Quiz: how many sigmoid layers until a thousandth is left."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_sigmoid_layers",
    "In a chain of sigmoid units all weights are 1. What is the **smallest number of layers** after which it is certain that less than one "
    "thousandth of the gradient is left, whatever the pre-activations are?",
    answer=5,
    wrong={
        4: "Four layers can let 1/256 through, which is more than a thousandth.",
        3: "Three layers can let 1/64 through. The slope is 1/4 at most in each.",
        10: "That would be right for a slope of 1/2 in each layer. The sigmoid's slope is σ(1 - σ), at most 1/2 · 1/2 = 1/4.",
        6: "Six are enough, but five are enough too: 4 to the power 5 is 1024.",
        250: "The slopes multiply from layer to layer; they do not add up.",
    },
    hints=("What is the largest slope of the sigmoid?", "Which power of 4 is the first above 1000?"),
)
