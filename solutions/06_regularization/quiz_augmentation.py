"""Quiz: which augmentation keeps the label?"""

from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_augmentation",
    "You train on handwritten digits, always photographed upright. Which change of the training pictures keeps every label true and makes "
    "pictures as they may come in the test?",
    choices={
        "a": "turn by 180 degrees",
        "b": "mirror left and right",
        "c": "shift by one pixel",
        "d": "shuffle the 64 pixels, another order for each picture",
    },
    answer="c",
    wrong={
        "a": "A 6 becomes a 9 and keeps the label 6: you teach the network that a 9 is a 6.",
        "b": "A mirrored 2 or 7 is no digit that anybody writes. (For photographs of cats the same change would be fine.)",
        "d": "Nothing that makes a 3 a 3 survives. The label is a label of noise now.",
    },
    hints=(
        "Imagine the changed picture of a 6, of a 2 and of a 7. Would you still write the old label below it?",
        "The change should be one that happens in the world by itself.",
    ),
)
