"""Quiz: which plan is honest?"""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_which_leaks",
    "40 people wrote 50 digits each. You want to know how well your model will read the digits of **new people**. Which plan tells you?",
    choices={
        "a": "shuffle all 2,000 digits, keep 400 for the test",
        "b": "keep all digits of 8 people for the test",
        "c": "keep 10 digits of each person for the test",
        "d": "train on all digits, test on copies of them that are moved by one pixel",
    },
    answer="b",
    wrong={
        "a": "Nearly every writer is then in training too. You learn how well new digits of the same 40 people are read, which is easier.",
        "c": "This is (a) with equal shares: every writer of the test has been seen, 40 times each.",
        "d": "The copies are the training digits again. A model that has learned them by heart looks perfect.",
    },
    hints=("Who will write the digits that the model meets later? Were these people in your training part?",),
)
