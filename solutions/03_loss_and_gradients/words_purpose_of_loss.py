"""Free text: the purpose of a loss."""

from autograder.exercise import Words

exercise = Words(
    "words_purpose_of_loss",
    "What is a loss for? Explain to a colleague why a network is trained on a loss such as the cross-entropy, and not directly "
    "on the number that the customer cares about, such as the accuracy. Three to six sentences.",
    rubric=(
        "1 point: a loss turns predictions and targets into one number that is smaller when the predictions are better.",
        "1 point: training needs its gradient: the loss tells each parameter which way to move.",
        "1 point: the accuracy has slope 0 almost everywhere (it jumps), so it gives no direction; the loss is a smooth stand-in.",
        "1 point: loss and metric can disagree, so both are watched (for instance a rising loss at constant accuracy).",
    ),
    model_answer="""
**Junior.** A loss is one number that says how wrong the predictions are: 0 or small when they are good, large when they are bad.
Training changes the weights so that this number falls.

**Mid-level.** Training needs more than the number: it needs its slope with respect to every weight, because the slope says which
way to turn each of them. Accuracy counts right answers. When a weight moves a little, usually no answer changes, so the accuracy
stays where it is and its slope is 0; now and then it jumps. The cross-entropy looks at the probability of the right class, which
moves with every weight, so it has a useful slope everywhere. It is a smooth stand-in for what we want.

**Senior.** Choosing the loss is choosing what the model estimates and which mistakes are expensive: the squared error leads to the
mean of the target, the absolute error to its median, the cross-entropy to calibrated class probabilities (it is the negative
log-likelihood of a categorical model). Loss and metric may part: a network that grows overconfident on its few mistakes has a
rising loss and a constant accuracy. So we train on the loss, choose the model by the metric on held-out data, and look at both.
""",
    points=4,
)
