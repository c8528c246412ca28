from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_shapes_3_4_1",
    "Which shapes do the weights and biases of a 3-4-1 network have, in this course's notation (rows are examples, $Z = XW + b$)?",
    choices={
        "a": "W₁ (3, 4), b₁ (4,), W₂ (4, 1), b₂ (1,)",
        "b": "W₁ (4, 3), b₁ (4,), W₂ (1, 4), b₂ (1,)",
        "c": "W₁ (3, 4), b₁ (3,), W₂ (4, 1), b₂ (4,)",
        "d": "W₁ (3, 3), W₂ (3, 4), W₃ (4, 1), with b₁ (3,), b₂ (4,), b₃ (1,)",
        "e": "W₁ (3, 4), W₂ (4, 1), and one bias for the whole network",
    },
    answer="a",
    wrong={
        "b": "Those are the shapes of the column notation z = W a + b, and of PyTorch's layers. With rows as examples W is (inputs, units).",
        "c": "A bias belongs to a unit that computes. The first layer has 4 of them, the second has 1; the inputs have none.",
        "d": "The 3 inputs compute nothing, so there is no layer of weights in front of them. Two layers of weights are left.",
        "e": "Each unit has a bias of its own: 4 hidden units and 1 output make 5 biases.",
    },
    hints=("Check with shapes: X (N, 3) times W₁ has to give 4 numbers for each example, one for each hidden unit.",),
)
