"""Quiz: what a call of backward changes."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_after_backward",
    "In PyTorch, as in your `Value`, somebody calls `loss.backward()` once. What is different afterwards?",
    choices={
        "a": "The weights have moved a little in the direction that lowers the loss.",
        "b": "The loss is smaller than before.",
        "c": "The gradients of the weights have been added to their `.grad`; the weights are as they were.",
        "d": "The computation graph has been built.",
    },
    answer="c",
    wrong={
        "a": (
            "backward computes gradients and moves nothing. Moving is the next line's work: optimizer.step(), or w -= lr * "
            "w.grad."
        ),
        "b": (
            "The loss is a number that was computed in the forward pass. It changes only when the weights have moved and it "
            "is computed again."
        ),
        "d": "The graph was built before, by the forward pass: every operation added a node. backward walks through it.",
    },
    points=1,
    hints=("Look at the last method of your Value: which attributes does it assign to?",),
)
