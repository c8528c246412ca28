"""Quiz: for which task a network?"""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_when_network",
    "For which of these tasks would you expect a network to beat all the others clearly?",
    choices={
        "a": "400 patients, 12 measured values each; a doctor has to be able to check every single decision",
        "b": "two million photographs of leaves with the names of their plants",
        "c": "a table of 5,000 loans with 30 columns: incomes, codes, dates, many of them empty",
        "d": "the price of a ticket, which follows a published tariff of seven rules",
    },
    answer="b",
    wrong={
        "a": "Little data, and every decision has to be readable: logistic regression or a small tree. On 442 patients of this chapter a line is "
        "as good as anything.",
        "c": "A table with mixed columns, gaps and sharp limits is the home of tree ensembles. Try a network too, but do not expect it to win clearly.",
        "d": "Rules that are known are written down, not learned: seven lines of code are exact, fast, and can be tested.",
    },
    hints=(
        "Where are the inputs raw signals (pixels, sound, text), in which single numbers mean nothing?",
        "Where is there a lot of data, and nobody who could write down what to look at?",
    ),
)
