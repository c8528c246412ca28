"""Quiz: both scalings at once."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_dropout_twice",
    "A layer has one unit with the value 10, and dropout with p = 0.2. A program scales the kept unit up in training (inverted dropout) "
    "and ALSO multiplies by 1 - p at test time. By which factor is the test value smaller or larger than the average training value? "
    "Return test value divided by average training value.",
    answer=0.8,
    wrong={
        1.0: "Each of the two scalings alone gives 1. Both together is one too many.",
        0.64: "You counted the factor 0.8 twice. In training the scaling by 1/0.8 already makes up for the dropping: the average is 10.",
        1.25: "Turn the fraction round: the test value is 8, the training average is 10.",
        0.2: "p is the probability to drop; what remains at test time is multiplied by 1 - p = 0.8.",
        8.0: "That is the test value. Divide it by the average of the training value.",
    },
    hints=(
        "In training the unit is 0 with probability 0.2, and 10/0.8 = 12.5 otherwise. What is the average?",
        "At test time nothing is dropped. What does this program still do to the value 10?",
    ),
)
