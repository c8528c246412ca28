"""Quiz: what the universal approximation theorem promises."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_universal",
    "Which of these does the universal approximation theorem for one hidden layer say?",
    choices={
        "a": "Training by gradient descent finds weights that come as close as you like to any continuous function.",
        "b": "Ten hidden units are enough for any continuous function on an interval, if the weights are chosen well.",
        "c": "For every continuous function on a compact set and every tolerance there are a width and weights with an error below the "
        "tolerance, provided that the activation is no polynomial.",
        "d": "A network that is within the tolerance on the training interval is within it outside, too.",
    },
    answer="c",
    wrong={
        "a": "The theorem says that good weights exist. It says nothing on how to find them, and training may well end somewhere else.",
        "b": "The width is not bounded: a function that wiggles more, or a smaller tolerance, may need more units. For the hinges of this "
        "chapter the error falls with the square of the width, no faster.",
        "d": "Outside the compact set nothing is promised. A ReLU network is a straight line far out, whatever the function does there.",
    },
    hints=(
        "The theorem promises existence. Which answers promise more?",
        "Look for the answer with all the conditions: where, how close, which activation, how wide.",
    ),
)
