"""Quiz: how sure is a measured accuracy?"""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_standard_error",
    "A model gets 90 of 100 test examples right. The standard error of a share $p$ measured on $n$ examples is $\\sqrt{p(1-p)/n}$. "
    "Return it for this test, as a number between 0 and 1.",
    answer=0.03,
    wrong={
        0.0009: "That is p(1 - p)/n, the variance. Take its root.",
        0.3: "That is the root of p(1 - p), the deviation of a single example. The mean of 100 is ten times as precise.",
        0.003: "The root of n is 10, and the root of 0.09 is 0.3: divide the one by the other.",
        3.0: "In percentage points, yes. As a number between 0 and 1 it is a hundredth of that.",
        0.1: "That is the share of mistakes. Put p = 0.9 and n = 100 into the formula.",
        0.095: "Both factors belong under the root, and n too: 0.9 · 0.1 / 100.",
    },
    hints=(
        "p = 0.9, n = 100. What is p(1 - p)?",
        "0.09 / 100 = 0.0009. Which number times itself gives this?",
    ),
)
