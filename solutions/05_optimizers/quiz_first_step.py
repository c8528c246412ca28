"""The length of Adam's first step."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_first_step",
    "Adam with `lr=0.01` takes its first step. (Betas at their defaults; take ε as 0.) One weight has the gradient 0.003, "
    "another one −50. By how much do the two weights change? Return a tuple of two numbers, with their signs.",
    answer=(-0.01, 0.01),
    wrong={
        (0.01, -0.01): "The sizes are right. A positive gradient makes the weight fall: the step is against the gradient.",
        (-0.00003, 0.5): "That is plain gradient descent, lr · g. Adam divides by √v̂, and in the first step that is |g|.",
        (-0.00003, 0.01): "The second is right. The first works in the same way: m̂ = g and √v̂ = |g|, however small g is.",
        (-0.01, 0.5): "The first is right. The second works in the same way: m̂ / √v̂ has the size 1.",
        (-0.0316, 0.0316): "That is without bias correction: 0.1 g / √(0.001 g²) = 3.16. With it both factors cancel.",
        (-(0.001**0.5), 0.001**0.5): "Too long by the factor √10: the bias correction is missing. Without it the quotient is "
        "0.1 g / √(0.001 g²).",
        (-0.001, 0.001): "m is 0.1 g at first, but m̂ is divided by 1 - 0.9 = 0.1. You left out the correction of m.",
        (-0.01, 0.0): "A large gradient is not ignored: it is divided by its own size, which leaves 1.",
    },
    points=1,
    hints=(
        "What are m̂ and v̂ at t = 1, if m and v start at 0? Write them with g.",
        "m̂ = g and √v̂ = |g|. What is left of their quotient?",
        "A twin: with lr = 0.5 the gradients -7 and 7 move their weights by +0.5 and -0.5.",
    ),
)
