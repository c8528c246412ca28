"""How the noise of a minibatch gradient shrinks with its size."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_batch_noise",
    "The gradient of a minibatch of 25 rows, drawn at random from a large data set, misses the gradient of all rows by about "
    "0.8. "
    "By about how much does that of a minibatch of 400 rows miss it?",
    answer=0.2,
    wrong={
        0.05: "You divided by 16. The variance is 16 times smaller; the miss itself, a standard deviation, by the root of 16.",
        0.8: "The mean of more rows is less noisy. How does the spread of a mean depend on the number of values?",
        3.2: "A larger batch has a better gradient, not a worse one: divide by the root of 16.",
        0.4: "You took the fourth root of 16. The spread of a mean falls with the root of the number of rows, and there are 16 "
        "times as many.",
        12.8: "You multiplied by 16. More rows make the estimate better.",
        0.003125: "You divided by 16². The variance falls by 16, the standard deviation by 4.",
    },
    points=1,
    hints=(
        "A minibatch gradient is a mean of rows. How does the spread of a mean fall with the number of values?",
        "A twin: from 10 to 90 rows there are 9 times as many, and the miss is 3 times smaller.",
    ),
)
