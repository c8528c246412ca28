"""Quiz: what is left of a gradient after fifty moments."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_fifty_moments",
    "A recurrent network has `Wh = 0.9 * np.eye(4)` and its states are near 0, so that tanh has the slope 1. Which share of the gradient's "
    "length is left after going **50 moments** back?",
    choices={
        "a": "about 0.45",
        "b": "about 0.005",
        "c": "about 0.9: the matrix keeps nine tenths",
        "d": "about 0.02: each of the four units keeps 0.005",
    },
    answer="b",
    wrong={
        "a": "0.45 is 0.9 divided by 2, or 50 times 0.9 per cent. The factor 0.9 is applied 50 times, one time after the other.",
        "c": "That is one moment. The next one keeps nine tenths of what is left, and so on.",
        "d": "All four entries shrink alike, so the length shrinks by that factor too; the number of units does not come in.",
    },
    hints=(
        "One moment: 0.9. Two moments: 0.81. And fifty?",
        "Estimate: 0.9 to the power 7 is about 0.48. How many times does 7 go into 50?",
    ),
)
