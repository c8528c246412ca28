import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def explicit_weights(x, beta):
    out = []
    for t in range(1, len(x) + 1):
        weights = beta ** np.arange(t - 1, -1, -1)
        out.append((weights * x[:t]).sum() / weights.sum())
    return np.array(out)


@right
def generator_state(x, beta):
    def averages():
        v, power = 0.0, 1.0
        for value in x:
            v += (1 - beta) * (value - v)
            power *= beta
            yield v / (1 - power)

    return np.fromiter(averages(), dtype=float)


@wrong("no correction", r"correct|start|1 ?[-−] ?(β|beta)")
def uncorrected(x, beta):
    v, out = 0.0, []
    for value in x:
        v = beta * v + (1 - beta) * value
        out.append(v)
    return np.array(out)


@wrong("the corrected number goes into the next average", r"correct", r"next|uncorrected|goes on|again|feeds")
def feeds_corrected(x, beta):
    v, out = 0.0, []
    for t, value in enumerate(x, start=1):
        v = (beta * v + (1 - beta) * value) / (1 - beta**t)
        out.append(v)
    return np.array(out)


@wrong("t counts from 0 in the correction: division by zero at the first", r"t = 1|from 1|from 0|first|zero|off by one", r"divi")
def t_from_zero(x, beta):
    v, out = 0.0, np.zeros(len(x))
    for t in range(len(x)):
        v = beta * v + (1 - beta) * x[t]
        out[t] = v / (1 - beta**t)
    return out


@wrong(
    "the result array has the dtype of x: decimals are cut off for whole numbers, and t is off by one",
    r"t = 1|from 1|one too|off by one|first|t \+ 1",
    r"correct|whole|integer",
)
def off_by_one_later(x, beta):
    v, out = 0.0, np.zeros_like(x)
    for t in range(len(x)):
        v = beta * v + (1 - beta) * x[t]
        out[t] = v / (1 - beta ** (t + 2))
    return out
