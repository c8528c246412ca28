"""Quiz: the steepest place of the sigmoid."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_sigmoid_slope",
    "What is the largest value that the derivative of the sigmoid takes, anywhere?",
    answer=0.25,
    wrong={
        1: "That is the largest slope of tanh. The sigmoid's slope is y(1 - y), a product of two numbers that add up to 1.",
        0.5: "0.5 is the sigmoid's value at its steepest place, not its slope there. Put y = 0.5 into y(1 - y).",
        0: "The slope is near 0 far away from z = 0. The largest slope is asked, at the middle.",
        2: "A slope of 2 would leave the interval from 0 to 1 after half a unit. Look for the largest value of y(1 - y) with y between 0 "
        "and 1.",
        0.75: "That is y at z = ln 3. Two numbers that add up to 1 have the largest product when they are equal.",
    },
    hints=(
        "The derivative is y(1 - y), and y runs through all numbers between 0 and 1.",
        "y(1 - y) is a parabola that is 0 at y = 0 and at y = 1. Where is its top?",
    ),
)
