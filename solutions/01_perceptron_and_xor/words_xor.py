from autograder.exercise import Words

exercise = Words(
    "words_xor",
    "Why can a linear classifier not solve XOR, and why can a network with two hidden units? Answer as in an interview: first the "
    "idea in two sentences for a beginner, then the argument with the inequalities, and at the end what the hidden layer does "
    "to the four points, and what would happen if its step were left out.",
    rubric=(
        "1 point: one line cannot have (0,1), (1,0) on one side and (0,0), (1,1) on the other; said in a picture or in words.",
        "1 point: the four inequalities (b <= 0, w1 + b > 0, w2 + b > 0, w1 + w2 + b <= 0) and their contradiction by adding.",
        "1 point: hidden units (OR and AND, or an equivalent pair) send the four corners to three points, which one line separates.",
        "1 point: without the step the hidden layer is affine, the stack collapses into one layer, and the contradiction is back.",
    ),
    model_answer=(
        "In a picture: the two corners of class 1 lie on one diagonal of a square, the two of class 0 on the other. "
        "A straight line that keeps one diagonal on one side would cut the other one in two. "
        "As an argument: suppose step(w1 x1 + w2 x2 + b) computes XOR. The corners demand b <= 0, w2 + b > 0, w1 + b > 0 and "
        "w1 + w2 + b <= 0. Adding the second and the third gives w1 + w2 + 2b > 0; adding the first and the fourth gives "
        "w1 + w2 + 2b <= 0. Both cannot hold, so there are no such weights, whatever the training method. "
        "Two hidden units can compute “at least one” (OR) and “both” (AND). They send (0,0) to (0,0), (0,1) and (1,0) both to (1,0), and "
        "(1,1) to (1,1). Of these three points one line separates (1,0): OR and not AND. The step is needed: without it the hidden layer "
        "is an affine map, affine maps in a row are again one affine map, and a single line is all that is left."
    ),
    points=4,
)
