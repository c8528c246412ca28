from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_parameters",
    "How many parameters (weights and biases together) has a network with 64 inputs, one hidden layer of 16 units and 10 outputs?",
    answer=1210,
    wrong={
        1184: "Those are the weights: 64 · 16 + 16 · 10. Each hidden unit and each output has a bias besides.",
        1200: "You counted 16 biases. The 10 outputs have one each, too.",
        1194: "You counted the 10 biases of the outputs. The 16 hidden units have one each, too.",
        1274: "You gave a bias to each of the 64 inputs as well. Inputs compute nothing: they have no weights and no bias.",
        90: "64 + 16 + 10 is the number of units, inputs included. A parameter sits on each connection, and there is a bias for each unit.",
        10240: "64 · 16 · 10 multiplies the layers. The connections between neighbouring layers are added: 64 · 16 and 16 · 10.",
    },
    points=2,
    hints=(
        "Count the connections between the inputs and the hidden layer, then those between the hidden layer and the outputs.",
        "A 3-2-1 network: 3 · 2 + 2 · 1 = 8 weights, 2 + 1 = 3 biases, together 11.",
    ),
)
