from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_updates",
    "A training set has 1,000 examples. You train for 5 epochs in batches of 32; the last, short batch of each epoch is used too. "
    "How many iterations (updates of the parameters) is that?",
    answer=160,
    wrong={
        32: "That is the number of iterations in ONE epoch: 31 full batches of 32 and one of 8. There are 5 epochs.",
        5: "5 is the number of epochs, of passes over the data. Each of them makes many updates.",
        155: "You left out the last batch of each epoch. 1,000 = 31 · 32 + 8, and the batch of 8 makes an update too.",
        156.25: "There is no quarter of an update: each epoch needs a whole number of batches, and the last one is short.",
        157: "You rounded 5,000 / 32 up once. Each epoch ends with its own short batch, so round up per epoch first.",
        5000: "5,000 is how often an example is looked at. One iteration looks at 32 of them at once.",
    },
    hints=("How many batches has one epoch? 1,000 / 32 is 31.25, and a started batch counts.",),
)
