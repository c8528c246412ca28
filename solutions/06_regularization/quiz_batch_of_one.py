"""Quiz: batch norm on a batch of one example."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_batch_of_one",
    "A trained network with batch norm answers one request at a time, and somebody forgot to switch from training mode to prediction "
    "mode. What does each batch norm layer give for this single example?",
    choices={
        "a": "the same as in prediction mode, up to rounding",
        "b": "beta, whatever the example is",
        "c": "nan, because the variance is 0",
        "d": "gamma times the example",
    },
    answer="b",
    wrong={
        "a": "Prediction mode uses the running statistics of the training. Training mode uses those of the batch, and this batch has one row.",
        "c": "The variance is 0 indeed, but eps under the root keeps the division harmless: the numerator is 0 too.",
        "d": "The mean of one number is the number itself, so what gamma multiplies is x - x.",
    },
    hints=(
        "What is the mean of a column with one entry? And the deviation from it?",
        "Put x̂ = 0 into y = gamma * x̂ + beta.",
    ),
)
