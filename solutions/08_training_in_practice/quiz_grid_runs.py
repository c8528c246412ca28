"""Quiz: what a grid costs."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_grid_runs",
    "You search over 4 hyper-parameters with a grid of 3 values for each. How many runs are that, and how many different learning rates do "
    "they try? Return both numbers as a tuple.",
    answer=(81, 3),
    wrong={
        (12, 3): "That is one run for each value. A grid tries every combination: 3 · 3 · 3 · 3.",
        (64, 4): "Turn the two numbers round: 3 values in each of 4 directions, not 4 in each of 3.",
        (
            81,
            81,
        ): "Each of the 81 runs has a learning rate, but they share them: 27 runs have the first one, 27 the second, 27 the third.",
        (81, 27): "27 runs share each learning rate. How many different ones are there?",
        (81, 1): "The grid has three values for the learning rate as for every other hyper-parameter.",
    },
    hints=(
        "With 2 hyper-parameters and 3 values each the grid is a square. How many points has it? What about a cube?",
        "Write down the values that the learning rate takes in the grid. The other hyper-parameters do not add any.",
    ),
)
