"""Question: the momentum of batch norm in PyTorch."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_norm_momentum",
    "Your batch norm keeps 0.9 of its running mean in every step: `running = 0.9 * running + 0.1 * batch`. Which `momentum` gives the "
    "same running mean in `torch.nn.BatchNorm1d`? Return a number.",
    answer=0.1,
    wrong={
        0.9: "In PyTorch the momentum is the share of the NEW batch: 0.9 would forget nearly everything in each step.",
        0.99: "That is Keras's default, which counts as this course does, the share that is kept. PyTorch counts the other share.",
        1: "Then the running mean would be that of the last batch alone.",
    },
    hints=(
        "PyTorch: running = (1 − momentum) · running + momentum · batch. Compare it with yours, factor by factor.",
        "The two factors always add up to 1. Which of the two does PyTorch call momentum?",
    ),
)
