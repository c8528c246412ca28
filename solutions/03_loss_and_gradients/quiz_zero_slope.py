"""Why a zero in a gradient is no minimum."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_zero_slope",
    "The third entry of that gradient is 0. As a function of z alone, the slope is $4z^3 - 4z^2 = 4z^2(z - 1)$: it is 0 at "
    "$z = 0$ and at $z = 1$, negative everywhere else below 1, positive above 1. Which statement is right?",
    choices={
        "a": "f has a minimum at (3, 2, 1), because one entry of its gradient is 0",
        "b": "Along z there is a minimum at z = 0 and another one at z = 1",
        "c": "Along z there is a minimum at z = 1 and a level spot on the way down at z = 0; at (3, 2, 1) f can still fall",
        "d": "Along z there is a maximum at z = 0 and a minimum at z = 1",
    },
    answer="c",
    wrong={
        "a": "Two slopes are not 0: f falls when x or y becomes smaller. And even three zeros would only say 'level here'.",
        "b": "Just left of 0 the slope is negative, and just right of 0 it is negative again: f falls before and after. "
        "A minimum needs a slope that turns from negative to positive.",
        "d": "A maximum needs a slope that turns from positive to negative. It is negative on both sides of 0.",
    },
    hints=(
        "Compute the slope at z = -0.1, at z = 0.1 and at z = 1.1. Where does f fall, where does it rise?",
        "At a minimum the slope changes its sign from minus to plus. And a minimum of f needs that in every input.",
    ),
)
