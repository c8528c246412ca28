"""The chain rule with a Jacobian, in whole numbers."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_chain_rule",
    "Let $z = (x_1 x_2,\\; x_1 + x_2)$ and $L = z_1^2 + 3 z_2$. At $x = (2, 1)$: what is the gradient of L with respect to x? "
    "Return two numbers as a tuple.",
    answer=(7, 11),
    wrong={
        (10, 7): "That is J g: the Jacobian was not transposed. Row i of J belongs to z_i; to collect what reaches x_j you "
        "need column j.",
        (4, 3): "That is the gradient with respect to z. It still has to pass through z(x) to reach x.",
        (2, 3): "That is z itself, and also the column sums of the Jacobian. Either way the slopes of L with respect to z are "
        "missing.",
        (4, 8): "Only the path through z_1 is there. x also acts through z_2, and the paths add up.",
        (3, 3): "Only the path through z_2 is there. x also acts through z_1, and the paths add up.",
        (11, 7): "The right numbers in the wrong order: the first entry belongs to x_1.",
        (5, 7): "z_1² has the slope 2 z_1 = 4 there, not z_1 = 2.",
    },
    points=2,
    hints=(
        "First the values: z at x = (2, 1). Then g = dL/dz there: two numbers.",
        "The Jacobian has one row for each z and one column for each x. Its first row is (x_2, x_1).",
        "A twin: z = (3x_1, x_1 x_2), L = z_1 + z_2² at x = (1, 2). z = (3, 2), g = (1, 4), J = [[3, 0], [2, 1]], and "
        "Jᵀg = (3·1 + 2·4, 0·1 + 1·4) = (11, 4).",
    ),
)
