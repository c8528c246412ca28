"""Question: where the learning rate stands in momentum."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_keras_velocity",
    "Momentum 0.9, and the gradient of a weight has been 1 for a long time. The learning rate was 0.1, so that each step is 1 long "
    "(the sum form's velocity is 10). Now the rate drops to 0.01. How long is the next step in **Keras**, which keeps the rate "
    "inside the velocity, v = 0.9 v − rate · g, and adds v to the weight? Return a number.",
    answer=0.91,
    wrong={
        0.1: "That is the next step in PyTorch and here, where the rate multiplies the velocity from outside: 0.01 · 10. "
        "In Keras the old velocity was gathered with the old rate.",
        1: "That is the step before the drop. A tenth of it is lost by the momentum, and a little comes in with the new rate.",
        0.9: "Nearly: what is left of the old velocity is 0.9, but the new gradient adds its share with the new rate.",
        0.01: "That is the share of the new gradient alone. Most of the old velocity is still there.",
        1.01: "The old velocity is not kept whole: it is multiplied by 0.9 first.",
    },
    hints=(
        "What is v before the drop, when every step is 1 long?",
        "v is −1 before the drop. Put it into the formula, with the new rate 0.01 and g = 1.",
    ),
)
