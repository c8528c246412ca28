"""Question: softmax in front of a loss that wants logits."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_softmax_twice",
    "A PyTorch network for two classes ends in a softmax, and is trained with `torch.nn.CrossEntropyLoss`, which expects logits. "
    "The program runs, and the loss falls slowly. How low can the loss of an example get?",
    choices={
        "a": "as low as without the mistake: softmax of softmax is softmax",
        "b": "to −1, since the loss takes no logarithm of a probability",
        "c": "to 0.31 and no lower, since the largest possible lead of one “logit” over the other is 1",
        "d": "to 0.69, that is log 2, since nothing can be learned",
    },
    answer="c",
    wrong={
        "a": "Softmax of (1, 0) is (0.73, 0.27): it pulls probabilities together. Only logits may be as far apart as they like.",
        "b": "CrossEntropyLoss takes log-softmax of whatever it gets, and a logarithm of a probability is at most 0, so its negative at least 0.",
        "d": "Something is learned: the order of the classes can come out right. But the loss cannot show it fully.",
    },
    hints=(
        "What goes into the loss as “logits” here? Between which bounds do they lie?",
        "The best the network can offer is (1, 0). The loss makes of it −log(e¹ / (e¹ + e⁰)).",
    ),
)
