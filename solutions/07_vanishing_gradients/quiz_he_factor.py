"""Quiz: where the 2 in He's rule comes from."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_he_factor",
    "Why does He's variance, $2/\\text{fan\\_in}$, have a **2** where a linear layer needs a 1?",
    choices={
        "a": "Because there are two passes, forward and backward, and each needs its share.",
        "b": "Because ReLU keeps half of the mean square of a pre-activation that is as often negative as positive.",
        "c": "Because ReLU lets negative numbers through with slope 2.",
        "d": "Because larger weights learn faster.",
    },
    answer="b",
    wrong={
        "a": "The two passes are what Xavier's rule averages over, with fan_in + fan_out. He's 2 is there for the forward pass alone already.",
        "c": "ReLU lets no negative number through: its slope is 0 there and 1 on the right.",
        "d": "The rule says nothing about speed. Much larger weights make the signal explode; the 2 is the one value that keeps its size.",
    },
    hints=(
        "Square the numbers -2, -1, 1, 2 and take the mean. Apply ReLU first and do it again.",
        "What is lost in each layer has to be paid back by its weights.",
    ),
)
