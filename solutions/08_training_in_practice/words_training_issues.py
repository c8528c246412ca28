"""Free text: which issues arise in training."""

from autograder.exercise import Words

exercise = Words(
    "words_training_issues",
    "Which issues arise when neural networks are trained? Name at least five, of different kinds. Say for each how you would notice it, and "
    "what you would do about it. In which order do you look for them when a run fails?",
    rubric=(
        "1 point: at least five issues, from data, program, optimization and generalization",
        "1 point: for each a sign by which it is noticed (a curve, a number, a test)",
        "1 point: for each a fitting remedy",
        "1 point: a reasoned order that begins with data and program, for example overfitting ten examples",
    ),
    model_answer="""**Junior.** The loss does not fall: the learning rate is wrong, or there is a bug. The loss becomes nan: the rate is too large, or a
logarithm of 0 was taken. The training loss falls and the validation loss rises: overfitting. Both stay high: underfitting. Gradients vanish
or explode in deep networks. Data are few, dirty, or one class is rare. Each has its own cure: a range test for the rate, stable formulas,
regularization, a larger network, initialization and normalization, more and cleaner data.

**Mid-level.** I sort them. Data: wrong labels, leaks, unscaled columns, classes that are rare; noticed by looking at examples and by baselines
that are suspiciously good. Program: rows and labels apart, the wrong axis, a forgotten mode; noticed by ten examples that cannot be learned,
and by gradient checks. Optimization: the rate, bad initialization, dead units, vanishing or exploding gradients, saddle points and plateaus;
noticed in the loss of the first hundred steps and in gradient norms per layer. Generalization: the gap between two curves. Judgment: one seed,
one lucky validation set, a metric that does not measure what matters.

**Senior.** The order follows the cost of a mistake. First look at the data, then ten examples, then a baseline, since all later work rests on
them. Then the learning rate, by far the most important hyper-parameter, then capacity, then regularization. I compare the loss at the start
with log K, because a wrong start shows a bug at step 0. Later issues come with use: the world drifts away from the training data, calibration
decays, costs at prediction matter more than those of training, and what was measured once has to be measured again.""",
    points=4,
)
