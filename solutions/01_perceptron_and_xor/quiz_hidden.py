from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_hidden",
    "Why are the layers between the inputs and the outputs called hidden?",
    choices={
        "a": "because nobody understands what they compute",
        "b": "because the data say nothing about their values: neither inputs nor targets list them",
        "c": "because programs do not let you read them",
        "d": "because they are only used during training",
    },
    answer="b",
    wrong={
        "a": "Often said, and wrong: by the end of this chapter you build a hidden layer yourself, and know what each unit of it says.",
        "c": "You can print them at any time: they are the rows of an array.",
        "d": "They compute in every forward pass, also when a finished network is used.",
    },
    hints=("Look at a data set: which values of a network stand in it, as columns?",),
)
