"""The speed that momentum reaches on a steady slope."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_terminal_velocity",
    "On a steady slope the gradient of a weight is 2 at every step. Which velocity $v$ does `momentum_step` approach, with "
    "`momentum=0.95`?",
    answer=40,
    wrong={
        2: "That is the gradient itself, the velocity with momentum 0. (The average form, with its factor 1 - μ, would "
        "approach it.)",
        38: "That is μ v: what is left of the final velocity after friction, before the gradient is added again.",
        1.9: "That is one gradient after friction. The velocity keeps adding up.",
        20: "That is 1/(1 - μ), the factor. Multiply by the gradient.",
        2 / 0.95: "You divided by μ. At the end friction takes as much as the gradient brings: v = μ v + g.",
        0.1: "That is (1 - μ) g. The sum form takes the gradient whole, and grows.",
        80: "Solve v = 0.95 v + 2 once more: 0.05 v = 2.",
    },
    points=1,
    hints=(
        "At the end v no longer changes. Which equation does it then fulfil?",
        "Write v = μ v + g and solve it for v.",
        "A twin: gradient 3 and momentum 0.5: v = 0.5 v + 3, so v = 6.",
    ),
)
