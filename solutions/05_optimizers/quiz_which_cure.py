"""Loss curves and what to change first."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_which_cure",
    "A network is trained with SGD on minibatches of 32 at a constant rate. The training loss falls quickly, then jitters around "
    "0.4 for many epochs, neither rising nor falling on average. With a rate ten times smaller from then on it falls to 0.1. "
    "What was going on?",
    choices={
        "a": "The network sat in a local minimum, and the smaller rate helped it out.",
        "b": "The steps were too long for the noise of the minibatches: the weights danced around a low place without settling.",
        "c": "The rate was above 2/L, and the loss diverged.",
        "d": "The gradient had vanished.",
        "e": "The batches were too large.",
    },
    answer="b",
    wrong={
        "a": "A smaller rate makes it harder to leave a minimum, not easier. What does the rate do to noise?",
        "c": "Diverging means that the loss grows and grows. Here it stays level on average.",
        "d": "With a vanished gradient nothing jitters, and a smaller rate would have made it slower still.",
        "e": "Larger batches have less noise; with larger ones the level would be lower.",
    },
    points=1,
    hints=(
        "What does one step do to the weights when the full gradient is near 0, and the minibatch's is not?",
        "Think of the noisy bowl in the text: which two things set the height at which a constant rate stops improving?",
    ),
)
