"""The rate with which the average form of momentum walks the path of the sum form."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_same_path",
    "A program uses momentum in the sum form, with `lr=0.02` and `momentum=0.9`. You move to one whose momentum is an average, "
    "$v \\leftarrow \\mu v + (1-\\mu) g$. Which `lr` gives exactly the same path, from $v = 0$?",
    answer=0.2,
    wrong={
        0.02: "With the same rate the average form walks ten times slower here: its v is (1 - μ) times the other one.",
        0.002: "You multiplied by 1 - μ. The average form's v is smaller already; the rate has to make up for it.",
        0.018: "You multiplied by μ. The two velocities differ by the factor 1 - μ.",
        0.022: "You divided by 0.9, which is μ. The two velocities differ by the factor 1 - μ.",
        0.02 / 0.9: "You divided by μ. The two velocities differ by the factor 1 - μ.",
        0.01: "Write down both velocities after the first gradient: g and 0.1 g. What makes up for that?",
    },
    points=1,
    hints=(
        "Start both from 0 and feed the gradient 1 twice. Which velocities come out?",
        "The two velocities differ by the same factor at every step. The rate has to undo it.",
        "A twin: lr = 0.5 and momentum 0.75 in the sum form is lr = 0.5 / 0.25 = 2 in the average form.",
    ),
)
