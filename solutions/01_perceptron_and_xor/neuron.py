import numpy as np

from autograder.exercise import Exercise, case, misconception


def neuron(a, w, b):
    """Compute what one neuron makes of its inputs: a weighted sum, plus the bias.

    z = w₁a₁ + w₂a₂ + … + w_D a_D + b

    Two inputs 2 and 3 with the weights 4 and -1 and the bias 0.5 give 4·2 - 1·3 + 0.5 = 5.5.

    Shapes: a (D,), w (D,), b a float -> a float

    >>> neuron(np.array([2.0, 3.0]), np.array([4.0, -1.0]), 0.5)
    5.5
    """
    return float(np.dot(w, a) + b)


def cases(rng):
    yield case(np.array([2.0, 3.0]), np.array([4.0, -1.0]), 0.5, label="inputs 2 and 3, weights 4 and -1, bias 0.5")
    yield case(rng.normal(size=5), rng.normal(size=5), float(rng.normal() + 3.0), label="5 inputs")
    yield case(rng.normal(size=3) - 2.0, rng.normal(size=3), float(rng.normal() - 3.0), label="3 inputs, a negative bias")
    yield case(np.zeros(4), rng.normal(size=4), float(rng.uniform(1.5, 4.0)), label="inputs all 0: the bias alone is left")
    yield case(rng.normal(size=1), rng.normal(size=1), float(rng.normal() + 2.0), label="a single input")


hints = (
    "Do it on paper for the inputs 1, 2, 3, the weights 10, 0, -1 and the bias 5. Which three products are there, and what is added last?",
    "a * w multiplies entry by entry and is still an array. What turns an array into one number?",
    "Two ways lead to the weighted sum: the sum of the products, or the dot product of the two vectors (np.dot, or @).",
    "Inputs 1, 2, 3, weights 10, 0, -1: the products are 10, 0, -3, their sum is 7, and with the bias 5 the neuron gives 12.",
)


@misconception("The bias is missing: with inputs that are all 0 your neuron gives 0. It should give b.")
def no_bias(a, w, b):
    return float(a @ w)


@misconception(
    "Your result is an array with one entry for each input: the products were not added up. A neuron gives ONE number."
)
def products_not_summed(a, w, b):
    return a * w + b


@misconception("The bias multiplies the sum. It is added to it: it shifts the result, also when all inputs are 0.")
def bias_multiplied(a, w, b):
    return float((a @ w) * b)


@misconception(
    "The bias was added once for each input, inside the sum. It belongs to the neuron, not to an input: add it once, after the sum."
)
def bias_for_each_input(a, w, b):
    return float((a * w + b).sum())


@misconception(
    "You added up the inputs, added up the weights, and multiplied the two sums. Each input has its own weight: multiply first, then add."
)
def sums_before_product(a, w, b):
    return float(a.sum() * w.sum() + b)


@misconception("The bias is subtracted. It is added here; a threshold θ that a sum has to reach would be the bias -θ.")
def bias_subtracted(a, w, b):
    return float(a @ w - b)


@misconception(
    "Only the first input counts: the return stands inside the loop, so the function ends after one round. Move it out, below the loop."
)
def returned_in_the_loop(a, w, b):
    return float(a[0] * w[0] + b)


@misconception(
    "Only the last product is left: in the loop each one takes the place of the one before it. Add to the sum, +=, instead of setting it anew."
)
def last_product_only(a, w, b):
    return float(a[-1] * w[-1] + b)


@misconception("The products were averaged. The weighted sum is not divided by the number of inputs.")
def mean_of_products(a, w, b):
    return float((a * w).mean() + b)


@misconception("The inputs and the weights are added to each other. A weight says how much an input counts: it multiplies.")
def weights_added(a, w, b):
    return float((a + w).sum() + b)


@misconception(
    "You answer 1.0 or 0.0: a step was put behind the sum. That is what a perceptron does next; here the sum z itself is asked."
)
def step_applied(a, w, b):
    return float(a @ w + b > 0)


@misconception(
    "The last input has no say: its product is missing. Does a range or a slice end one too early? range(len(a)) reaches the last place."
)
def last_input_missing(a, w, b):
    return float(a[:-1] @ w[:-1] + b)


exercise = Exercise(
    neuron,
    cases,
    points=2,
    hints=hints,
    misconceptions=(
        no_bias,
        products_not_summed,
        last_product_only,
        bias_multiplied,
        bias_for_each_input,
        sums_before_product,
        bias_subtracted,
        returned_in_the_loop,
        mean_of_products,
        weights_added,
        step_applied,
        last_input_missing,
    ),
)
