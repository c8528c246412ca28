"""Quiz: which activation does not help at all?"""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_which_collapses",
    "A network has ten layers. The same activation stands behind each of them. With which one can the network do no more than a single "
    "layer?",
    choices={
        "a": "$f(z) = z^2$",
        "b": "$f(z) = 3z - 1$",
        "c": "$f(z) = |z|$",
        "d": "the step: 1 where $z > 0$, else 0",
    },
    answer="b",
    wrong={
        "a": "Squaring bends: ten layers of it make a polynomial of degree 1024. It has a weakness too, which the section on universal "
        "approximation names, but ten layers do more than one.",
        "c": "The absolute value has a corner, and a corner is enough: $|z| = \\mathrm{relu}(z) + \\mathrm{relu}(-z)$.",
        "d": "The step is not linear: two layers of it solved XOR in chapter 01, which one layer cannot. Its problem is another one: its "
        "slope is 0, so nothing can be learned by gradients.",
    },
    hints=(
        "Chapter 01: a stack of affine maps is an affine map.",
        "Which of the four graphs is a straight line?",
    ),
)
