import numpy as np

from autograder.exercise import Exercise, case, misconception


def myth_proportional():
    """Often said: "Without an activation function a neuron's output is proportional to its input."

    Proportional means: twice the input gives twice the output.
    Refute it: return three numbers (w, b, a) for a neuron with one input, z(a) = w·a + b,
    such that z(2a) is not 2·z(a).
    """
    return 3.0, 1.0, 2.0


def cases(rng):
    yield case(label="twice the input, not twice the output")


hints = (
    "A taxi costs 2 for each kilometre, and 4 to get in. Does the double distance cost double?",
    "Write out z(2a) and 2·z(a). Which term is different?",
    "The difference 2·z(a) - z(2a) contains neither w nor a. What must not be 0, then?",
    "The taxi: z(5) = 2·5 + 4 = 14, z(10) = 24, and twice 14 is 28.",
)


@misconception("With b = 0 the neuron IS proportional to its input. Its bias is what makes it affine instead of linear.")
def no_bias():
    return 3.0, 0.0, 2.0


@misconception("All three numbers are 0, so every output is 0, and twice 0 is 0. Let the neuron do something.")
def all_zero():
    return 0.0, 0.0, 0.0


def verify(value):
    if np.shape(value) != (3,):
        return "Three numbers are asked: return w, b, a."
    w, b, a = (float(v) for v in value)
    if not np.isfinite([w, b, a]).all():
        return "Ordinary numbers are asked, without nan or inf."
    if w == b == a == 0:
        return "all_zero"
    if b == 0:
        return "no_bias"
    if not abs((w * 2 * a + b) - 2 * (w * a + b)) > 1e-12 * (abs(w * a) + abs(b)):  # nan as well, where w * a is inf
        return "The bias is so small beside w·a that the difference drowns in rounding. Choose numbers of similar size."
    return None


exercise = Exercise(
    myth_proportional, cases, points=1, hints=hints, misconceptions=(no_bias, all_zero), verify=verify, kind="myth"
)
