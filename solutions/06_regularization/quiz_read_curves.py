"""Quiz: read a pair of curves."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_read_curves",
    "A network is trained for 60 epochs. The training loss ends at 0.02. The validation loss falls to 0.70 by epoch 25 and is 0.98 at "
    "the end. A second network ends at 0.65 on the training set and 0.69 on the validation set, and both curves are flat. You want a "
    "validation loss of 0.5. What do you try first?",
    choices={
        "a": "a larger first network, and a smaller second one",
        "b": "regularize the first, enlarge the second",
        "c": "regularize both: a loss of 0.69 is too high",
        "d": "train both for longer",
    },
    answer="b",
    wrong={
        "a": "That is the wrong way round. The first network already fits its training set almost perfectly and has learned too much of it; "
        "the second one does not even fit what it sees.",
        "c": "The second network is nearly as good on new data as on its own: there is no gap to close. Its training loss is above the goal "
        "of 0.5, and a penalty can only raise it.",
        "d": "The first one gets worse with every epoch since 25, and the second one no longer moves.",
    },
    hints=(
        "For each network, look at two numbers: how large is the training loss, and how large is the gap to the validation loss?",
        "A large gap is a sign of variance. A training loss above your goal is a sign of bias. Which cure fits which?",
    ),
)
