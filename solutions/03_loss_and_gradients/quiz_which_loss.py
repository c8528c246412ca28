"""Which loss for several labels at once?"""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_which_loss",
    "A photo may show a dog, a beach, people, a car: none of them, one, or several at once. "
    "A network gives one score for each of the four tags. Which output and loss fit?",
    choices={
        "a": "softmax over the four scores, cross-entropy",
        "b": "a sigmoid for each score, binary cross-entropy averaged over the tags",
        "c": "no activation, mean squared error against 0 and 1",
        "d": "softmax over the four scores, mean squared error",
    },
    answer="b",
    wrong={
        "a": "Softmax makes the four probabilities add up to 1, as if exactly one tag were right. A photo of a dog on a beach "
        "needs two probabilities near 1.",
        "c": "It runs, but a score of 3 for a tag that is there would be punished like a wrong answer: no activation holds "
        "it in (0, 1). Four yes/no questions call for four probabilities.",
        "d": "Two things do not fit: softmax assumes one right tag, and the squared error hardly punishes a confident mistake.",
    },
    hints=(
        "May two of the answers be 'yes' at the same time? What does softmax say about that?",
        "Four questions that can each be answered by yes or no, independently of each other: look at the table above.",
    ),
)
