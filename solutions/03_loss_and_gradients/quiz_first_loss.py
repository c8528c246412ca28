"""What the very first loss tells."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_first_loss",
    "A classifier for 10 balanced classes has not been trained yet. Before the first step its cross-entropy is 9.4. "
    "What is the best explanation?",
    choices={
        "a": "That is normal: an untrained network is bad, so its loss is large",
        "b": "The scores are far too large, so the network is confidently wrong on most examples",
        "c": "The learning rate is too large",
        "d": "The network needs more hidden units",
    },
    answer="b",
    wrong={
        "a": "Knowing nothing is not that expensive: equal probabilities cost log 10 = 2.30. Above that, the network claims to "
        "know something, and is wrong.",
        "c": "No step has been taken yet, so the learning rate has not had any influence.",
        "d": "Any network, large or small, reaches 2.30 by giving every class the same score. 9.4 means that it gives very "
        "different ones.",
    },
    hints=(
        "What would the loss be if all ten probabilities were 1/10?",
        "A loss of 9.4 means that the true class gets exp(-9.4) on average (a geometric one), less than one in ten thousand. What must "
        "the scores look like?",
    ),
)
