"""Quiz: perplexity by hand."""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_perplexity",
    "A language model gives the three words of a sentence, one after the other, the probabilities 1/2, 1/4 and 1/8. What is its perplexity "
    "on this sentence? (The exponential of the mean of $-\\log p$.)",
    answer=4.0,
    wrong={
        64.0: "That is 1 over the product of the three. The perplexity takes the mean over the words first: the third root of it.",
        2.0: "The mean of 1, 2 and 3 is 2: that many bits a word. The perplexity is 2 to the power of it.",
        3.4285714285714284: "You took the mean of the probabilities, 7/24, and then 1 over it. The logarithms are averaged, not the probabilities.",
        4.666666666666667: "The mean of 2, 4 and 8 is 14/3. The mean is taken of the logarithms: multiply, and take the third root.",
        1.3862943611198906: "That is the mean of -log p, the cross-entropy. The perplexity is its exponential.",
        0.25: "Turn it round: the geometric mean of the probabilities is 1/4, the perplexity is 1 over it.",
    },
    hints=(
        "In powers of 2: 1/2, 1/4 and 1/8 are 2 to the -1, -2 and -3. What is the mean exponent?",
        "A perplexity of k means: as undecided as a fair choice among k words. Between which two of 2, 4 and 8 must it lie?",
    ),
)
