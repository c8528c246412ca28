from autograder.exercise import Words

exercise = Words(
    "words_parameter",
    "A friend says: “I trained for 20 epochs with batches of 50, and the hyper-parameters were adjusted 2,000 times.” "
    "One word of this sentence is wrong. Write it correctly. Then explain parameter and hyper-parameter with one example each from "
    "a network with 64 inputs, 16 hidden units and 10 outputs, and say how many training examples your friend must have had.",
    rubric=(
        "1 point: the parameters were adjusted, not the hyper-parameters; an adjustment is an iteration.",
        "1 point: parameter: a weight or bias, found by training, with an example and a count from the network "
        "(for instance 64 · 16 weights); hyper-parameter: chosen before training, with an example (16 hidden units, the batch size).",
        "1 point: 2,000 iterations in 20 epochs are 100 batches an epoch, which are about 5,000 examples (4,951 to 5,000).",
    ),
    model_answer=(
        "“I trained for 20 epochs with batches of 50, and the parameters were adjusted 2,000 times.” A parameter is a number that training "
        "finds: here the 64 · 16 + 16 · 10 = 1,184 weights and the 16 + 10 = 26 biases. A hyper-parameter is a choice that I make before "
        "training and that training leaves alone: the 16 hidden units, the batch size 50, the number of epochs, the learning rate. "
        "2,000 updates in 20 epochs are 100 batches in each epoch. 100 batches of 50 are 5,000 examples; "
        "since the last batch may be short, anything from 4,951 to 5,000 fits."
    ),
    points=3,
)
