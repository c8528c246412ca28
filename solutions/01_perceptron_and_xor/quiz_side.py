from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_side",
    "A perceptron has w = (2, -1) and b = -1. To which side of its line does w, drawn as an arrow that starts on the line, point?",
    choices={
        "a": "to the side of class 1, where the score is positive",
        "b": "to the side of class 0, because w2 is negative",
        "c": "along the line",
        "d": "to the side above the line, as the arrow of every perceptron does",
        "e": "to the side on which the origin lies",
    },
    answer="a",
    wrong={
        "b": "Go from a point of the line a step in the direction of w: the score grows by w·w = 5, whatever the signs of the weights are.",
        "c": "A step along the line keeps the score at 0. A step along w changes it by w·w > 0: w stands at a right angle to the line.",
        "d": "This w goes to the right and down, so it points below the line. With w2 > 0 it would point above it. "
        "Both times it is the side of class 1.",
        "e": "The origin's score is b = -1: it lies on the side of class 0, and w points away from it. With b = 1 the same arrow would point "
        "to the origin's side: it does not depend on b.",
    },
    hints=(
        "Take a point with score 0, for example (0.5, 0). Go one step in the direction of w, to (2.5, -1). What is the score there?",
    ),
)
