"""Free text: find another regularizer."""

from autograder.exercise import Words

exercise = Words(
    "words_another_regularizer",
    "Find a regularizer that this chapter has not taught. Describe what it does to training, why it should make the network better on new "
    "data, what it costs, and how you would measure whether it helps. Name your source.",
    rubric=(
        "1 point: a real method that is not in this chapter, described so that one could write it",
        "1 point: a reason why it should narrow the gap",
        "1 point: its price and its hyper-parameters",
        "1 point: a fair measurement (same budget, several seeds, validation data) and a source",
    ),
    model_answer="""**Junior.** Mixup: train on blends of two examples. Draw λ from a Beta(α, α) distribution and use x = λ x₁ + (1 - λ) x₂ with
the label λ t₁ + (1 - λ) t₂. Between two classes the network learns to change its mind gradually, so it is less sure of itself between
the examples it has seen. It costs one hyper-parameter α and no time. Source: Zhang and others, arXiv:1710.09412.

**Mid-level.** Others: stochastic depth, which skips whole residual blocks at random (arXiv:1603.09382); DropConnect, which drops weights in
place of units; a limit on the norm of each unit's weights; cutout, which hides a square of the picture (arXiv:1708.04552). I would measure
with the same number of updates, the strength tuned on validation data for both variants, at least five seeds, and report mean and spread.

**Senior.** Sharpness-aware minimization takes a step uphill of length ρ first, and uses the gradient found there: it looks for minima whose
neighbourhood is low too (arXiv:2010.01412). It doubles the cost of a step, so the fair baseline trains twice as long. Averaging the
weights along the path (arXiv:1803.05407) is nearly free, but batch norm's running statistics have to be gathered again for the average.
I would also look at where it helps: accuracy, calibration, or robustness to shift, since methods often trade one for another.""",
    points=4,
)
