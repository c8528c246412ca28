"""Quiz: what R² says."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_negative_r2",
    "Your network has R² = 0.93 on the training patients and R² = −0.2 on the validation patients. What is true?",
    choices={
        "a": "the validation patients are too few for any statement",
        "b": "R² cannot be negative: there is a bug in the formula",
        "c": "the network explains 93 % of the disease",
        "d": "on new patients the network is worse than always answering with their mean; it has learned the noise",
    },
    answer="d",
    wrong={
        "b": "R² = 1 − (squared errors)/(squared distances from the mean). When the errors are larger than the distances it is negative.",
        "c": "It reproduces 93 % of the variance of numbers that it was shown. What it has learned shows on patients that it was not shown.",
        "a": "They may be few, but a fall from 0.93 to below 0 is no matter of chance: on these data honest models have about 0.5 on both.",
    },
    hints=("What is R² of the mean itself? And what does it say when a model does worse than that?",),
)
