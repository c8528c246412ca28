"""Quiz: what the numerical gradient of a network costs."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_numerical_cost",
    "A network has 100,000 parameters, and one forward pass takes 1 millisecond. How many **seconds** does its numerical "
    "gradient take, by central differences? Return the number.",
    answer=200,
    wrong={
        100: "Central differences look at both sides of every parameter: two forward passes each.",
        0.2: "That is 200 forward passes. There are 100,000 parameters, and each needs two.",
        200000: "These are milliseconds, and the number of forward passes. Asked are seconds.",
        0.002: "That is two forward passes in all. Every single parameter needs two of its own.",
        0.003: (
            "That is about what backpropagation takes, one forward and one backward pass. The numerical gradient asks every "
            "parameter in turn."
        ),
        400: "Two forward passes for each parameter, not four: one above, one below.",
    },
    points=1,
    hints=(
        "How many forward passes does one parameter need? Multiply by the number of parameters, then turn milliseconds into "
        "seconds.",
    ),
)
