from autograder.exercise import Quiz

exercise = Quiz(
    "quiz_mean_shape",
    "`X` has the shape (5, 3): five examples, three features. What is the shape of `X.mean(axis=0)`? Answer with a tuple; "
    "a tuple of one number is written `(7,)`.",
    answer=(3,),
    wrong={
        (
            5,
        ): "That is the shape of X.mean(axis=1), one mean for each example. The axis that you name is the one that disappears; "
        "axis 0 counts the examples.",
        (1, 3): "That is the shape with keepdims=True. Without it the axis disappears altogether.",
        (5, 1): "That is X.mean(axis=1, keepdims=True): one mean for each example, standing upright.",
        (5, 3): "A mean has fewer numbers than the table it is taken of: axis 0 disappears.",
        3: "The number is right, but a shape is a tuple. (3) in brackets is the number 3; with a comma, (3,), it is a tuple of one number.",
        (): "That is the shape of X.mean() without an axis: one number for the whole table.",
    },
    hints=("An axis in a reduction (sum, mean, max) disappears from the shape. Cross out the first entry of (5, 3).",),
)
