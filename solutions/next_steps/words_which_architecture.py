"""Free text: which kind of network for which kind of data."""

from autograder.exercise import Words

exercise = Words(
    "words_which_architecture",
    "Five tasks: (1) tumours in microscope pictures of 1,024 x 1,024 pixels; (2) the next word of a text; (3) a table of 5,000 customers with "
    "30 columns; (4) which of 100,000 molecules will dissolve, given their atoms and bonds; (5) 500 labelled and 200,000 unlabelled "
    "recordings of birds. Name for each the kind of model that you would try first, and the property of the data that decides it.",
    rubric=(
        "1 point: convolution for the pictures, because the same pattern may be anywhere and neighbours belong together",
        "1 point: attention (or a recurrent network) for the text, because the order and far relations matter",
        "1 point: a tree ensemble or a linear model for the table, because few rows without any neighbourhood give structure nothing to hold on to",
        "1 point: message passing for the molecules, because the order of the atoms means nothing and bonds do",
        "1 point: pre-training without labels, or a model trained on other sounds, for the birds",
    ),
    model_answer="""**Junior.** (1) A convolutional network: a tumour looks the same everywhere in the picture. (2) A transformer: each word looks back at all
earlier ones. (3) Gradient-boosted trees, with logistic regression as the baseline. (4) A graph network. (5) Transfer: take a network that was
trained on many sounds, and train a small classifier on top with the 500 labels.

**Mid-level.** The question behind it is: what may be changed without changing the answer? A shift in the picture: so weights are shared over
places. The numbering of the atoms: so a node takes a sum over its neighbours. In a text the order does matter: so positions are encoded. A
table has no such symmetry, and there networks have no advantage. In the last task labels are dear and data are cheap, so a pretext task on
the 200,000 recordings, such as filling in a hidden part of the spectrogram, comes first.

**Senior.** In practice I start from trained weights in (1), (2) and (5), because their early layers carry over, and I choose by budget: a
transformer's attention grows with the square of the length. For (4) I check whether fingerprints with trees do as well; often they nearly do. And
for each the split decides more than the model: by patient, by time, by customer, by chemical family, by place of recording.""",
    points=5,
)
