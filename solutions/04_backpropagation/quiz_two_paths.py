"""Quiz: a node that reaches the loss in two ways."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_two_paths",
    "Take $b = 2a + 1$ and $L = a \\cdot b$ at $a = 3$. The node $a$ reaches $L$ in two ways. Draw the graph, step backward "
    "through it, and return $dL/da$ as a number.",
    answer=13,
    wrong={
        7: "That is one way, from a to the product directly. The way through b carries a share as well.",
        6: "That is one way, the one through b. The direct way from a to the product carries a share as well.",
        42: (
            "You multiplied the two shares, 7 and 6. Along ONE way the local derivatives are multiplied; the shares of "
            "different ways are added."
        ),
        2: (
            "That is the local derivative db/da. It still has to be multiplied by what arrives at b, and the direct way is "
            "missing."
        ),
        21: "That is the value of L at a = 3, not its derivative.",
        9: (
            "In the way through b the local derivative 2 is multiplied by the upstream gradient at b, which is a = 3; the "
            "direct way brings b = 7, not 3."
        ),
    },
    points=1,
    hints=(
        "The product sends b to a, and a to b. What are these two numbers at a = 3?",
        "Then b sends its share on to a, times 2. Add what arrives at a. Check: L = 2a² + a, whose derivative you know.",
    ),
)
