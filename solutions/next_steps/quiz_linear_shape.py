"""Question: the shape of a weight in PyTorch."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_linear_shape",
    "`torch.nn.Linear(64, 16)` maps rows of 64 numbers to rows of 16. Which shape has its `weight`? Return a tuple.",
    answer=(16, 64),
    wrong={
        (
            64,
            16,
        ): "That is the layout of this course and of Keras, x W. PyTorch computes x Wᵀ and stores the weight the other way round.",
        (16,): "That is the shape of its bias: one number for each output.",
        (16, 65): "The bias is kept apart, in `bias` (16,); the weight holds the connections alone.",
    },
    hints=(
        "PyTorch writes the layer as y = x Aᵀ + b. Which shape must A have, so that x Aᵀ works for x (N, 64)?",
        "x (N, 64) times Aᵀ has to give (N, 16): so Aᵀ is (64, 16), and A is ...",
    ),
)
