"""Quiz: ten examples that cannot be learned."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_ten_examples",
    "A network for ten classes is trained on ten examples, one of each class, with Adam and all ten in every batch. After 500 steps the loss "
    "is still 2.30. The same program, with another data set, worked last week. What do you look at first?",
    choices={
        "a": "the size of the network: it needs more layers",
        "b": "what reaches the network: inputs, labels, their pairs, and then the gradient",
        "c": "the regularization: dropout and weight decay are too weak",
        "d": "the number of examples: ten are too few to learn from",
    },
    answer="b",
    wrong={
        "a": "Ten examples need next to no capacity: one layer with 64 inputs can tell ten points apart. 2.30 is log 10, the loss of a network "
        "that answers 1/10 for everything.",
        "c": "Regularization makes it harder to learn by heart, and here learning by heart is the aim. Switch it off for this test.",
        "d": "Too few to generalize, yes. But to learn them by heart ten are easier than a thousand, and that is all that is asked.",
    },
    hints=(
        "What is log 10? Which answer of the network has exactly this loss?",
        "The loss has not moved from its start: nothing that helps arrives at the weights. Which changed since last week: the network, or the data?",
    ),
)
