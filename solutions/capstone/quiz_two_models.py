"""Quiz: is the better number the better model?"""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_two_models",
    "On the same 500 test images model A has 493 right, model B 490. Where they disagree, A is right 8 times and B 5 times. What do you write?",
    choices={
        "a": "A is better: 98.6 % against 98.0 %",
        "b": "B is better, because it disagrees with A",
        "c": "the test does not tell them apart; take the cheaper one, or measure on more images and seeds",
        "d": "train A again with other seeds until the difference is clear",
    },
    answer="c",
    wrong={
        "a": "Three images decide. Of 13 disagreements, 8 to 5 is what a fair coin gives often (8 or more of 13: 29 times in 100).",
        "b": "Where they disagree, A is right more often. That is no reason for B.",
        "d": "Choosing a seed by the test part is tuning on the test part. Then the number says how lucky the seed was.",
    },
    hints=(
        "Only the images on which they disagree tell them apart. How many are these?",
        "Toss a coin 13 times: how surprising are 8 heads?",
    ),
)
