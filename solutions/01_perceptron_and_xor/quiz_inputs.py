from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_inputs",
    "A camera gives colour pictures of 8 x 8 pixels; each pixel has three numbers (red, green, blue). "
    "How many inputs does a network need that reads the flattened picture?",
    answer=192,
    wrong={
        64: "8 · 8 = 64 is the number of pixels. Each of them brings three numbers.",
        24: "8 · 3 is one line of the picture. There are 8 lines.",
        3: "3 is the number of colours. Each pixel has its own three numbers, and each number is an input.",
        1: "One picture is one EXAMPLE, one row. The question is how long that row is.",
        512: "8 · 8 · 8 counts the side three times. The picture has 8 lines, 8 columns and 3 colours.",
        19: "8 + 8 + 3 adds the lengths of the axes. The numbers in a table are lines TIMES columns.",
    },
    hints=("An array of shape (8, 8, 3) is laid out as one row. How many numbers does it hold?",),
)
