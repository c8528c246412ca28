"""Quiz: which output layer for labels that do not exclude each other?"""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_output_layer",
    "A photo may show a cat, a dog, a person, or several of them, or none. A network has one output unit for each of the three. Which "
    "activation belongs on the output?",
    choices={
        "a": "softmax over the three units",
        "b": "a sigmoid on each unit",
        "c": "ReLU on each unit",
        "d": "none: the identity",
    },
    answer="b",
    wrong={
        "a": "Softmax makes the three share one whole: a photo with a cat and a dog could give each of them 0.5 at most, and a photo with "
        "none would still hand out a whole 1. It is right when exactly one class is true.",
        "c": "ReLU has no upper bound, so its output is no probability, and with the output 0 no gradient comes back.",
        "d": "The identity is right for regression, where any number may be the answer. Here three probabilities are asked. (The raw "
        "logits do go into the loss, as the next chapter shows, but the prediction itself needs a squashing function.)",
    },
    hints=(
        "Are the three answers alternatives, or are they three separate questions with yes or no?",
        "What should the outputs be for a photo without any of the three?",
    ),
)
