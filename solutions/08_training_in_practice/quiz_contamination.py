"""Quiz: a benchmark in the training data."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_contamination",
    "A language model solves 92 % of a public benchmark of school mathematics. With other numbers in the same problems it solves 71 %. Which "
    "sentence fits best?",
    choices={
        "a": "The model reasons well; the new numbers happen to be harder.",
        "b": "Part of the 92 % is likely memory: the public problems, or texts like them, were in the training data.",
        "c": "The benchmark has too few problems: the difference is chance.",
        "d": "The model is overfitted, so dropout should have been stronger.",
    },
    answer="b",
    wrong={
        "a": "The same problems with other numbers are as hard as before for one who understands them. A fall of 21 points needs another reason.",
        "c": "It would be chance for 20 problems. For a thousand, a difference of 21 points is far beyond the standard error, which is near one point.",
        "d": "The trouble is not the amount of learning, it is that the test was in the training data. No regularizer mends a leak.",
    },
    hints=(
        "What is the same in both tests, and what differs? Which skill does not depend on it, and which does?",
        "Chapter 06 had a name for a test whose answers are known in training.",
    ),
)
