"""Free text: backpropagation, explained as in an interview."""

from autograder.exercise import Words

exercise = Words(
    "words_explain_backpropagation",
    "An interviewer asks: *what is backpropagation, and why does everybody use it?* Answer in three or four sentences for a "
    "beginner, then go one level deeper: what is computed at each node, in which order and why in that order, and what does "
    "it cost? Say also what backpropagation does **not** do.",
    rubric=(
        "1 point: it computes the gradient of the loss with respect to all parameters, by the chain rule, from the output "
        "back to the inputs",
        "1 point: at each node upstream gradient times local derivative; where a value is used more than once the shares are "
        "added",
        "1 point: the order (reverse topological: a node sends on only when all its shares are in) and the cost, a small "
        "multiple of one forward pass whatever the number of parameters, against two forward passes for each parameter for "
        "the numerical gradient; it needs the cached values",
        "1 point: it does not move the weights (that is the optimizer) and does not guarantee a minimum, let alone the global "
        "one",
    ),
    model_answer="""**Junior.** A network computes its loss in many small steps. Backpropagation goes through these steps in
reverse and asks at each one: if this number were a little larger, by how much would the loss change? Each answer is the
answer of the step after it, times the slope of this step. At the end every weight has its number, its part of the gradient.
An optimizer then moves the weights against it.

**Mid-level.** The steps form a graph without circles. At every node the upstream gradient dL/dy is multiplied by the local
derivative dy/dx, or in a layer by the transposed Jacobian, without ever building it: for z = xW + b that is g Wᵀ, xᵀ g and
the sum of g over the rows. A value that is used twice gets the sum of two shares, so a node may send its gradient on only
when all its users have sent theirs: reverse topological order. Local derivatives need values of the forward pass (x and W for
a dense layer, the sign of z for a ReLU), so these are kept. One backward pass costs about twice a forward pass, for any
number of parameters. Central differences cost two forward passes for each parameter.

**Senior.** It is reverse-mode automatic differentiation of a scalar: a product of Jacobians evaluated from the left, as
vector-Jacobian products. That is cheap for many inputs and one output; for few inputs and many outputs forward mode is the
cheaper one. The price is memory for the cache, linear in depth, which checkpointing trades for a second forward pass. It
gives the derivative of the program that ran, at the branch it took; at kinks it returns one chosen value. It moves no weight
and promises nothing about minima. What becomes of the gradient is the optimizer's business, and the gradient is local.""",
    points=4,
)
