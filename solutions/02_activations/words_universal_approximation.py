"""Free text: the universal approximation theorem in own words."""

from autograder.exercise import Words

exercise = Words(
    "words_universal_approximation",
    "Explain the universal approximation theorem in your own words, to a colleague who has never heard of it. Say what it promises, under "
    "which conditions, and name two things that it does not promise.",
    rubric=(
        "1 point: the promise; one hidden layer with enough units comes within any tolerance of any continuous function",
        "1 point: the conditions; on a compact (closed and bounded) set, with an activation that is not a polynomial",
        "1 point: two things it does not promise, such as: how many units, that training finds the weights, that the network generalizes "
        "from few data, anything outside the set",
    ),
    model_answer="""**Junior.** A network with one hidden layer can imitate any continuous curve as closely as you like, if it may have as
many hidden units as it needs. With ReLU one can see why: each unit adds one bend, and with enough bends a line follows any curve. It does
not say how many units that takes, nor that training will find them.

**Mid-level.** For every continuous function f on a compact set, every ε > 0 and every continuous activation that is not a polynomial, there
are a number of units and weights such that the network differs from f by less than ε everywhere on the set. It is a statement of existence.
It is silent about the width, about gradient descent, about noise and finite data, and about points outside the set, where a ReLU network is
a straight line.

**Senior.** Cybenko proved it in 1989 for sigmoidal activations, Hornik in 1991 for bounded ones, and Leshno and others in 1993 showed that
"not a polynomial" is exactly the condition: with a polynomial of degree d the network is a polynomial of degree d, whatever the width.
Polynomials and splines approximate universally as well, so the theorem does not explain why networks work in practice. For smooth functions
of many variables the width that is needed can grow exponentially with the dimension, and depth can save much of it.""",
    points=3,
)
