"""Quiz: the cure that fits the symptom."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_thirty_layers",
    "A network of 30 tanh layers does not learn. At the start, the variance of the activations falls by half from layer to layer, and the "
    "gradient of every weight matrix, the first as the last, has a norm near $3 \\cdot 10^{-5}$. Which **one** change is to be tried first?",
    choices={
        "a": "Clip the gradients to norm 1.",
        "b": "Multiply the learning rate by thirty thousand.",
        "c": "Draw the weights by Xavier's rule.",
        "d": "Train ten times as long.",
    },
    answer="c",
    wrong={
        "a": "All gradients are far shorter than 1: clipping changes nothing. It is a cure for gradients that are too long.",
        "b": "It fits the first steps only. As soon as the weights have grown, signal and gradient grow by many powers of ten, and the same "
        "rate throws the network far away. Mend the cause: the size of the weights.",
        "d": "Ten times as long makes up for a factor of ten. Here four to five powers of ten are missing.",
    },
    hints=(
        "The variance halves in each layer. Which quantity decides by how much a layer changes the variance?",
        "Is anything too long here, or too short? Which of the four acts on the cause?",
    ),
)
