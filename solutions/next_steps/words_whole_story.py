"""Free text: the whole way, in an interview of five minutes."""

from autograder.exercise import Words

exercise = Words(
    "words_whole_story",
    "You have five minutes and no slides. Tell an interviewer how a network learns to read handwritten digits, from the pixels to a "
    "number that you would sign: the data, the network with its shapes, the loss, the gradient, the optimizer, what is done against "
    "overfitting, and how the result is measured. Give at least five numbers.",
    rubric=(
        "1 point: data prepared and split, with the test part untouched until the end",
        "1 point: a network with shapes that fit each other, and the right pair of output and loss",
        "1 point: gradient (backpropagation) and update (optimizer) kept apart, with a sensible rate",
        "1 point: overfitting noticed by two curves, and a cure with its price",
        "1 point: a measured result with a baseline and its uncertainty",
    ),
    model_answer="""**Junior.** There are 1,797 pictures of 8 x 8 pixels with ten classes. I shuffle them and put aside a fifth for the test and a fifth for
validation. A picture is a row of 64 numbers between 0 and 1. The network has a hidden layer of 64 ReLU units and ten outputs: weights
(64, 64) and (64, 10), biases 64 and 10, in all 4,810 parameters. Softmax turns the ten scores into probabilities, and the loss is the mean
cross-entropy, about log 10 = 2.3 at the start. Backpropagation computes the gradient of the loss for every parameter, and Adam with a rate of
0.003 changes them, in batches of 32, for some 30 epochs. I stop when the validation loss no longer falls, and then measure the test accuracy once.

**Mid-level.** Before that I check that ten pictures can be learned by heart, and that the gradient agrees with a numerical one. The baseline
is logistic regression with about 95 to 97 %; a network has to beat that to be worth its trouble. I choose the rate by a range test. When the training
loss goes to zero and the validation loss climbs, I shift the pictures by a pixel as augmentation, or add weight decay, and compare over
five seeds, since single runs differ by half a percent.

**Senior.** On 360 test pictures an accuracy of 98 % has a standard error of 0.7 points, so I would not argue about the third digit. I look
at the mistakes, at the calibration, and at whether the writers of the test pictures also wrote training pictures, which decides what the
number promises for new writers. And I say what it costs: about 9,500 operations for a forward pass, negligible.""",
    points=5,
)
