from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_linear_weight",
    "PyTorch's `Linear(3, 4)` takes 3 numbers and gives 4. It computes $y = x A^T + b$. What is the shape of its weight matrix $A$, "
    "which PyTorch calls `weight`? Answer with a tuple.",
    answer=(4, 3),
    wrong={
        (3, 4): "That is our W. PyTorch multiplies by the transposed matrix: A = Wᵀ, so the number of units comes first.",
        (4,): "That is the shape of the bias b: one number for each unit.",
        (3,): "3 numbers are the weights of ONE unit. There are 4 units.",
        (3, 3): "The layer gives 4 numbers, so a 4 has to occur in the shape.",
        (4, 4): "The layer takes 3 numbers, so a 3 has to occur in the shape.",
        (12,): "There are 12 weights, in a table of two axes.",
    },
    hints=("x has the shape (N, 3). For x Aᵀ to fit and to give (N, 4), what is the shape of Aᵀ? And of A?",),
)
