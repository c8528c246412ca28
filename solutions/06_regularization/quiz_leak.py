"""Quiz: which step leaks?"""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_leak",
    "100 patients, 5,000 measured genes, two classes. Which of these plans gives an honest test accuracy?",
    choices={
        "a": "keep the 10 genes that differ most between the classes, then split the patients, then train",
        "b": "split the patients, keep the 10 best genes by the training part, train, test once",
        "c": "make four noisy copies of each patient, then split the 400 rows, then train",
        "d": "split the patients, try 200 networks, report the best test accuracy among them",
    },
    answer="b",
    wrong={
        "a": "The genes were chosen with a look at the labels of the test patients. Among 5,000 columns of pure noise some always fit these "
        "100 labels, the test labels included.",
        "c": "Copies of one patient end up on both sides of the split, and the network recognizes them. Split first, copy only training rows.",
        "d": "Choosing the best of 200 by the test set makes it a second validation set. Choose by validation data, then test once.",
    },
    hints=(
        "For each plan ask: has anything that depends on the test patients been used before the test?",
        "Choosing counts as using: features, copies, hyper-parameters, the best of many networks.",
    ),
)
