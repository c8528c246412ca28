"""Free text: why dropout works."""

from autograder.exercise import Words

exercise = Words(
    "words_dropout",
    "Why does dropout work? Explain what happens in training and at test time, what co-adaptation means, and in which sense a network with "
    "dropout is an ensemble. When would you not use it?",
    rubric=(
        "1 point: training silences each unit at random, with a fresh mask in every step; the test uses all units; one scaling, not two",
        "1 point: co-adaptation: units that only work together with particular other units",
        "1 point: ensemble: each mask is a subnetwork with shared weights; the full network approximates their average",
        "1 point: when not, or the price: underfitting, small layers, slower training, batch norm behind it",
    ),
    model_answer="""**Junior.** In training each unit is set to 0 with probability p, with new dice in every step, and the ones that stay are
multiplied by 1/(1 - p). At test time all units work and nothing is scaled. No unit can rely on one particular other unit, because that one
may be missing, so each has to be useful by itself. The network learns its training set less by heart.

**Mid-level.** Co-adaptation means that a unit only makes sense together with certain others, for instance by mending their errors. Such
arrangements fit the training set and break on new data. Dropout breaks them all the time. Seen in another way, n units have 2^n subnetworks
that share their weights; each step trains one of them, and the full network approximates their average. For a single linear layer with
softmax it is exactly the normalized geometric mean of their predictions; for deep networks it is an approximation that works in practice.

**Senior.** For linear regression, dropout averages to an L2 penalty in which each weight is weighted by the mean square of its input, so it
also scales itself to the data. The price: noisy gradients, often two or three times as many steps, and two modes of the network. I leave it out
where the network underfits, in convolutional layers with few parameters, and right before batch norm, whose running variance is gathered
with dropout on and then used with dropout off. With a lot of data for one pass through it, as in language models, it is often 0.""",
    points=4,
)
