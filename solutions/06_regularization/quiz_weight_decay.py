"""Quiz: is weight decay the same as L2?"""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_weight_decay",
    'Often said: "weight decay is another word for an L1 or L2 penalty". What is true?',
    choices={
        "a": "It is the same as L2, with every optimizer.",
        "b": "It is the same as L2 under plain gradient descent; under Adam the two differ.",
        "c": "It is the same as L1: the weights decay to exactly 0.",
        "d": "It is the same as L2 under Adam; under plain gradient descent the two differ.",
    },
    answer="b",
    wrong={
        "a": "Adam divides the gradient by the root of its running mean square. A penalty inside the loss is divided too; the decay of AdamW is not.",
        "c": "Decay multiplies a weight by a factor slightly below 1. That never makes 0 of anything but 0.",
        "d": "Turn it round. Under plain gradient descent w - lr * (g + lam * w) and (1 - lr * lam) * w - lr * g are the same line.",
    },
    hints=(
        "Write one step of plain gradient descent on loss + lam/2 w², and sort it by w and g.",
        "What does Adam do to a gradient before it is used? Does the part lam * w escape that?",
    ),
)
