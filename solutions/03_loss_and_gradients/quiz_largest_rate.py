"""The bound 2/L on a quadratic."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_largest_rate",
    "Gradient descent walks on $f(x, y) = 5x^2 + \\tfrac12 y^2$. Up to which learning rate (not included) does it come to rest "
    "at the minimum, from every start?",
    answer=0.2,
    wrong={
        2: "That is 2/1: you used the gentlest curvature, the one along y. The steepest direction breaks first.",
        2.0 / 5.5: "You averaged the curvatures. Each direction lives on its own; the steepest one breaks first.",
        0.4: "You used 5, the number in front of x². The curvature is the second derivative of 5x², which is 10.",
        0.1: "That is 1/L: with it the x-direction is solved in a single step. The walk still comes to rest beyond it.",
        2.0 / 11: "That is 2/(L + smallest curvature): the rate with the fastest walk overall, not the largest that works.",
        10: "That is the curvature L itself. The rate is bounded by 2 divided by it.",
    },
    points=2,
    hints=(
        "In one direction alone each step multiplies x by a fixed number. Which one, for the slope 10x?",
        "The walk dies out while that factor lies strictly between -1 and 1. Which rate makes it -1?",
        "A twin: f = 2x² + 3y² has the curvatures 4 and 6, so L = 6 and the bound is 2/6.",
    ),
)
