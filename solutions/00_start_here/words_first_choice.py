from autograder.exercise import Words

exercise = Words(
    "words_first_choice",
    "Three people ask for your advice. (1) A bank has a table of 4,000 customers with 20 columns, must decide about loans, and has to give "
    "each refused customer a reason. (2) A hospital has 200,000 labelled X-ray pictures and wants to find fractures. "
    "(3) A garden centre wants to convert temperatures from Fahrenheit to Celsius. For which of them would a neural network be among the "
    "first things you try, and what would you try instead for the others? Give a reason each time.",
    rubric=(
        "1 point: (1) not first: small table, reasons are required; a linear model, a decision tree or a tree ensemble.",
        "1 point: (2) yes: pictures, many labelled examples, features that nobody can write down by hand; mentions testing on unseen data, "
        "or what an error costs.",
        "1 point: (3) no learning at all: the formula (F - 32) · 5/9 is known and exact.",
    ),
    model_answer=(
        "(1) I would start with logistic regression or a small decision tree, then a tree ensemble: on tables of a few thousand rows they "
        "are usually at least as good as a network, they train in seconds, and a weight or a path through a tree gives a reason for a "
        "refusal. (2) Here a network is my first choice: the input is a picture, nobody can write down the rule that turns 100,000 "
        "pixels into “fracture”, and there are many labelled examples. I would keep a test set of patients that the network has never "
        "seen, and look at missed fractures separately, because they cost more than false alarms. (3) No learning at all: the rule is "
        "known, C = (F - 32) · 5/9. A program of one line is exact for every input; a network would be an approximation of it."
    ),
    points=3,
)
