from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_hyper_parameter",
    "Which of these is a hyper-parameter?",
    choices={
        "a": "the bias of the third hidden unit",
        "b": "the number of hidden units",
        "c": "the logits of the first example",
        "d": "the accuracy on the test set",
    },
    answer="b",
    wrong={
        "a": "A bias is a parameter: training finds its value.",
        "c": "Logits are computed anew for each example from parameters and inputs. Nobody chooses them.",
        "d": "The accuracy is measured at the end. You would like to choose it, and you cannot.",
    },
    hints=("A hyper-parameter is decided by you before training starts, and training does not change it.",),
)
