"""Quiz: where a sigmoid unit stops learning."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_saturation",
    "For which of these pre-activations $z$ does a sigmoid unit pass back the least gradient?",
    choices={
        "a": "$z = 0$",
        "b": "$z = 1$",
        "c": "$z = -6$",
        "d": "$z = 0.5$",
    },
    answer="c",
    wrong={
        "a": "At z = 0 the slope is 0.25, the largest of all. Often said is that the gradient vanishes near 0 or 1, but that means the "
        "OUTPUT; the output at z = 0 is 0.5.",
        "b": "An OUTPUT near 1 means saturation. The input z = 1 gives the output 0.73 and a slope of 0.197, which is not much less than "
        "0.25.",
        "d": "At z = 0.5 the output is 0.62 and the slope 0.235: almost the largest.",
    },
    hints=(
        "The slope is y(1 - y). Estimate y for each of the four.",
        "Saturated means: the output is close to 0 or to 1. Which of the four outputs is?",
    ),
)
