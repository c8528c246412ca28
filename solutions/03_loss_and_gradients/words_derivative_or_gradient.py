"""Free text: derivative or gradient?"""

from autograder.exercise import Words

exercise = Words(
    "words_derivative_or_gradient",
    "Derivative, partial derivative, gradient, Jacobian: say what each of them is, using a loss that depends on 1,000 weights as "
    "your example where it fits. In which space does the gradient live, which way does it point, and does its negative point to "
    "the minimum?",
    rubric=(
        "1 point: derivative: slope of a function of one number; partial derivative: the same with all other inputs held fixed.",
        "1 point: gradient: the vector of all partial derivatives, here 1,000 numbers, in the space of the inputs (weights).",
        "1 point: Jacobian: one row for each output, one column for each input, when there are several outputs.",
        "1 point: it points in the direction of steepest ascent; its negative descends steepest locally but generally does not point to the minimum.",
    ),
    model_answer="""
**Junior.** A derivative is the slope of a function of one number. If the loss depends on 1,000 weights, it has 1,000 partial
derivatives: for each weight the slope when only that weight moves. All together they are the gradient, a list of 1,000 numbers.

**Mid-level.** The gradient is a vector in the input space: in the 1,000-dimensional space of the weights, not on the surface above
it. It points in the direction in which the loss rises fastest, and its length is that slope; the negative gradient is the direction
of steepest descent. When a function has several outputs, each output has its own gradient; stacked as rows they form the Jacobian,
with one row for each output and one column for each input. A loss has one output, so its Jacobian has a single row, which is the
gradient.

**Senior.** Steepest descent is a local statement, and it depends on how we measure length. In a valley with curvatures 1 and 25 the
negative gradient can be 67 degrees away from the direction to the minimum, so the walk zigzags. Methods such as Newton's or Adam
change the metric. A zero gradient says stationary, not minimal: it may be a saddle point, a maximum or a plateau. In practice
no Jacobian is ever stored: the chain rule needs only products of a transposed Jacobian with the upstream gradient, which is what
every backward function computes.
""",
    points=4,
)
