"""Free text: when to use a network and when not."""

from autograder.exercise import Words

exercise = Words(
    "words_when_network",
    "When would you use a neural network, and when not? Name at least three reasons for each side, with an example. How would you find out for "
    "a given task, and what would convince you?",
    rubric=(
        "1 point: for: raw signals such as images, sound and text; much data; features that nobody can write down; transfer from a trained network",
        "1 point: against: small tables, known rules, decisions that must be readable, tight latency or memory, nobody to maintain it",
        "1 point: an example for each side that fits",
        "1 point: decided by measurement: simple baselines, the same split, several seeds, cost beside accuracy",
    ),
    model_answer="""**Junior.** I use a network for images, sound and text, where single inputs mean nothing and features have to be learned, and where
there is a lot of data or a trained network to start from. I do not use one for small tables, for rules that are known, or when a person must
be able to check each decision. Example for: reading handwriting. Example against: 400 patients with ten values each, where logistic
regression is as good and can be read.

**Mid-level.** A tree ensemble is hard to beat on tables: it does not care about the scale of a column, cuts sharply, and ignores columns that
say nothing, while a network has to learn all of that from data. A network earns its price where structure can be built in (neighbouring
pixels, order of words), where several kinds of input meet, or where an embedding is wanted for later use. Reasons against: latency on a small
device, memory, energy, audits, and no one who will watch it after it is deployed. I measure: majority, linear model, tree ensemble, network,
on the same split with several seeds, and I write down seconds and bytes beside accuracy.

**Senior.** The question is what an error costs and what a percent is worth. I would be convinced by a gain that is larger than the spread over
seeds and splits, on data from a later time than the training data, and that pays for labelling, training, serving and monitoring. Often the
answer is a mixture: a pretrained network makes features, a simple model on top decides, and its probabilities are calibrated. "We have few
labels" is no longer a reason by itself, since pretrained networks need few; "we cannot explain it to the regulator" still is.""",
    points=4,
)
