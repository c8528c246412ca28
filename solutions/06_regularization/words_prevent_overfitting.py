"""Free text: how to prevent overfitting."""

from autograder.exercise import Words

exercise = Words(
    "words_prevent_overfitting",
    "How do you notice overfitting, and how do you prevent it? Name at least five cures, say of three of them what they do and what they "
    "cost, and say in which order you would try them.",
    rubric=(
        "1 point: noticed by the gap: the validation loss rises, or stays far above a training loss that is still falling",
        "1 point: at least five cures, among them more or augmented data and early stopping",
        "1 point: three of them with mechanism and price",
        "1 point: a reasoned order, and the test set kept out of the choice",
    ),
    model_answer="""**Junior.** I train with a training and a validation set and draw both losses. When the training loss goes on falling and the
validation loss turns upwards, the network overfits. Cures are more data, augmentation, early stopping, an L2 penalty or weight decay, an
L1 penalty, dropout, label smoothing and a smaller network. Early stopping goes back to the best epoch; L2 pulls all weights towards 0;
dropout silences random units so that none can rely on one other unit.

**Mid-level.** First I look for leaks, duplicates and wrong labels, because no penalty cures those. Then: more data or augmentation that
keeps the label (price: labour, training time); early stopping (price: it needs validation data, and a patience); weight decay (price: one
hyper-parameter, and too much of it underfits); dropout (price: slower training, noisy gradients, and two modes that must not be mixed up).
I change one thing at a time and compare by validation data over several seeds.

**Senior.** Overfitting is variance: what would change if I drew another training set. I estimate it (seeds, resampling) before I treat it,
and I compare with the noise floor of the labels. The cures overlap: with early stopping and enough decay, dropout may add nothing or hurt,
so I tune them together, by random search on validation data. A network larger than needed plus regularization often beats a small one.
Batch norm regularizes a little by its noise, but that is not what it is for. The test set is used once, at the very end.""",
    points=4,
)
