"""Quiz: the cure that fits the symptom."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_thirty_layers",
    "A network of 30 tanh layers does not learn. At the start, the gradient of the last layer has the norm $0.3$, that of the first "
    "layer $2 \\cdot 10^{-11}$. The variance of the activations falls by half from layer to layer. Which **one** change is to be tried first?",
    choices={
        "a": "Clip the gradients to norm 1.",
        "b": "Multiply the learning rate of all layers by a million.",
        "c": "Draw the weights by Xavier's rule.",
        "d": "Train ten times as long.",
    },
    answer="c",
    wrong={
        "a": "Both gradients are shorter than 1: clipping changes nothing. It is a cure for gradients that are too long.",
        "b": "The first layers would still learn slowly, and the last ones would blow up. One rate cannot suit gradients that differ by a factor "
        "of ten thousand million.",
        "d": "Ten times as long makes up for a factor of ten. Here ten are missing, each of them a factor of ten.",
    },
    hints=(
        "The variance halves in each layer. Which quantity decides by how much a layer changes the variance?",
        "Is anything too long here, or too short? Which of the four acts on the cause?",
    ),
)
