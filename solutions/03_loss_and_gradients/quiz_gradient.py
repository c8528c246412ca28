"""A gradient by hand, at a point with whole numbers."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_gradient",
    "Compute by hand the gradient of $f(x, y, z) = \\tfrac23 x^2 + y^2 - 2y + z^4 - \\tfrac43 z^3$ at the point "
    "$(3, 2, 1)$. Return three numbers as a tuple.",
    answer=(4, 2, 0),
    wrong={
        (-4, -2, 0): "These are the right sizes with the wrong signs: that is the direction of steepest descent. The gradient "
        "itself points uphill.",
        (6, 0, -1 / 3): "You inserted the point into f, term by term. Differentiate first, then insert.",
        (4 / 3, 2, 4): "These are second derivatives: you differentiated twice.",
        (4, 4, 0): "The first and the third are right. In y, the term -2y has a slope too.",
        (4, 2, 4): "The first two are right. In z, both powers have a slope: 4z³ and another one that is subtracted.",
        (4, 2, 8): "The first two are right. In z the second term is subtracted: 4z³ minus its slope, not plus.",
        (2, 2, 0): "The last two are right. In x: 2/3 times the derivative of x² is 4x/3, and x is 3.",
        6: "That is the sum of the three slopes. A gradient keeps them apart: one number for each input.",
    },
    points=2,
    hints=(
        "For the first entry treat y and z as fixed numbers: every term without x has slope 0.",
        "The derivative of a power is the exponent times the next lower power: of z⁴ it is 4z³.",
        "A twin: f(x, y) = 5x² + y³ - y at (1, 2) has the partial derivatives 10x and 3y² - 1, so its gradient is (10, 11).",
    ),
)
