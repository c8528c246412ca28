"""Quiz: the shape of a gradient inside a network."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_gradient_shape",
    "A 64-32-10 network works on a batch of 20 rows: `X`, then `z1`, `a1` (the hidden layer), then `z2`. Which shape has "
    "`da1`, the gradient of the loss with respect to `a1`? Return it as a tuple.",
    answer=(20, 32),
    wrong={
        (32,): "One number for each hidden unit would do for one row. There are 20 rows, and each has its own activations.",
        (32, 20): "Transposed: rows are examples here, in gradients too.",
        (64, 32): "That is the shape of W1 and of its gradient dW1.",
        (32, 10): "That is the shape of W2 and of its gradient dW2.",
        (20, 10): "That is the shape of z2 and of dz2. da1 comes after it has been sent back through W2.",
        (20, 64): "That is the shape of X. da1 belongs to the hidden layer's output.",
    },
    points=1,
    hints=("A gradient has the shape of the thing it belongs to. Which shape has a1?",),
)
