"""Quiz: softmax by hand, with scores that no float can exponentiate."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_softmax_by_hand",
    "A network gives the logits $[1000,\\; 1000 + \\ln 4]$ for two classes. Which two probabilities does softmax make of them? "
    "Return them as a tuple, for example `(0.5, 0.5)`. No computer needed.",
    answer=(0.2, 0.8),
    wrong={
        (0.8, 0.2): "The larger logit belongs to the second class, so the second probability is the larger one.",
        (0, 1): "Softmax is soft: the second class has exp(ln 4) = 4 times the probability of the first, and not all of it.",
        (0.5, 0.5): "1000 is nearly the same as 1000 + ln 4, but softmax looks at the difference, ln 4, and not at the ratio.",
        (0.25, 0.75): "These stand in the ratio 1 to 3. exp(0) is 1 and exp(ln 4) is 4: the ratio is 1 to 4, and the sum 5.",
    },
    hints=(
        "Subtract 1000 from both logits. It changes no probability.",
        "exp(0) = 1 and exp(ln 4) = 4. Divide both by their sum.",
    ),
)
