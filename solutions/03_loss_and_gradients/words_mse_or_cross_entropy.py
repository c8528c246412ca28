"""Free text: MSE or cross-entropy?"""

from autograder.exercise import Words

exercise = Words(
    "words_mse_or_cross_entropy",
    "MSE or cross-entropy? For each of the two losses name a task that it fits and the output layer that goes with it. Then explain, "
    "with the gradients, what happens when a sigmoid unit that is confidently wrong is trained with the MSE.",
    rubric=(
        "1 point: MSE for real-valued targets, with a linear (identity) output.",
        "1 point: cross-entropy for classes, with softmax (one class) or sigmoid (yes/no), best computed from logits.",
        "1 point: with MSE the gradient holds the factor p(1-p), which is near 0 when the unit is confidently wrong.",
        "1 point: with cross-entropy that factor cancels and the gradient is p - t, near ±1 when it is most needed.",
    ),
    model_answer="""
**Junior.** The mean squared error is for regression: the target is a real number, such as a price, and the last layer has no
activation. The cross-entropy is for classification: softmax and categorical cross-entropy for one class out of several, sigmoid
and binary cross-entropy for yes or no.

**Mid-level.** With p = sigmoid(z), the squared error (p - t)² has the gradient 2 (p - t) p (1 - p) with respect to z. When the unit
is confidently wrong, say z = -8 and t = 1, then p is about 0.0003, p (1 - p) is about 0.0003 too, and the gradient is about -0.0007:
the unit is as wrong as it can be and hardly learns. The binary cross-entropy has the gradient p - t, here almost -1, because the
slope of the sigmoid cancels against the 1/(p (1 - p)) of the logarithms.

**Senior.** Both losses are negative log-likelihoods: MSE of a normal distribution with fixed variance, cross-entropy of a Bernoulli
or categorical one. Each matches its output in the sense that the gradient with respect to the last pre-activation is prediction
minus target, up to a constant. MSE on probabilities (the Brier score) is a proper score and fine for evaluation; as a
training loss it is not convex in the logits and it saturates. In code I use the form from logits, since log(softmax(z)) loses
everything when a probability is rounded to 0.
""",
    points=4,
)
