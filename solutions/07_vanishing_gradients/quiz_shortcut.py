"""Quiz: what a residual connection carries, and where."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_shortcut",
    "What do residual connections do in the **backward** pass?",
    choices={
        "a": "They carry the gradient from earlier layers to later ones.",
        "b": "They reduce the number of multiplications, so that less gets lost.",
        "c": "They carry the gradient from later layers to earlier ones, added to what comes through the block.",
        "d": "They replace the gradient of the block by 1.",
    },
    answer="c",
    wrong={
        "a": "Often said, and the wrong way round: values flow from earlier to later layers, gradients from later to earlier ones.",
        "b": "Often said too. Not one multiplication is saved: the block computes all it did before. A term is added, with the factor 1.",
        "d": "The block's own gradient is still there. Its Jacobian J becomes I + J: the identity is added, nothing is replaced.",
    },
    hints=("Which way does a gradient travel?", "The derivative of x + f(x) has two terms. Which?"),
)
