from autograder.exercise import Words

exercise = Words(
    "words_define",
    "Define neuron, weight, bias, layer and hidden layer. One or two sentences each, in your own words; give every definition a number "
    "from a network with 3 inputs, 4 hidden units and 1 output.",
    rubric=(
        "1 point: neuron: weighted sum of its inputs plus a bias (followed by an activation), one number out.",
        "1 point: weight: how much one input counts for one unit (sign and size), 12 + 4 of them; bias: shifts the sum, moves the line away "
        "from the origin, 4 + 1 of them.",
        "1 point: layer: units that read the same numbers, one matrix product; hidden layer: its values are neither inputs nor targets, "
        "the data do not list them; here 4 units. Numbers are given and right.",
    ),
    model_answer=(
        "A neuron takes several numbers, multiplies each by a weight, adds the products and a bias, and passes the sum through an "
        "activation function; a hidden unit of this network reads 3 numbers and gives 1. A weight says how much, and with which sign, one "
        "input counts for one unit: there are 3 · 4 = 12 between inputs and hidden units and 4 · 1 = 4 before the output. A bias is the "
        "number that a unit adds whatever comes in; it moves the boundary away from the origin: 4 + 1 = 5 of them. A layer is a group of "
        "units that all read the same numbers, so that one matrix product computes them together: Z = X W + b with W (3, 4). A hidden layer "
        "is a layer whose values do not occur in the data, neither as inputs nor as targets; training decides what they mean. "
        "Here it is the one with 4 units."
    ),
    points=3,
)
