from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_same_line",
    "You multiply all weights and the bias of a perceptron by 10. What happens?",
    choices={
        "a": "The line moves away from the origin, because b is larger.",
        "b": "The line gets steeper, because the weights are larger.",
        "c": "Nothing changes in the decisions: the line and its sides stay the same.",
        "d": "The classes are swapped.",
        "e": "More points become class 1, because all scores are larger.",
    },
    answer="c",
    wrong={
        "a": "The intercept is -b/w2: above and below the fraction line the 10 cancels.",
        "b": "The slope is -w1/w2, a ratio: the 10 cancels.",
        "d": "That happens with a negative factor: it turns the arrow w round. 10 is positive.",
        "e": "Positive scores become ten times as large, negative ones ten times as negative. No score changes its sign.",
    },
    hints=("Compute the score of one point before and after. What does the perceptron ask about the score?",),
)
