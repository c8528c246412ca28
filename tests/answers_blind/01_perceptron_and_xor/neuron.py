from tests.answers_blind.kit import right, wrong


@right
def fold(a, w, b):
    z = float(b)
    for i in reversed(range(len(a))):
        z = z + float(a[i]) * float(w[i])
    return z


@right
def matrices(a, w, b):
    return (a.reshape(1, -1) @ w.reshape(-1, 1)).item() + b


@wrong("the return stands inside the loop, so only the first input counts", r"first", r"return", r"loop")
def returns_at_once(a, w, b):
    z = b
    for i in range(len(a)):
        z = z + a[i] * w[i]
        return float(z)


@wrong("the bias is added once for each input", r"bias", r"each|every|times|D")
def bias_each_time(a, w, b):
    z = 0.0
    for ai, wi in zip(a, w, strict=True):
        z += ai * wi + b
    return float(z)


@wrong("the products are not summed", r"sum|add", r"shape|one number")
def no_sum(a, w, b):
    return a * w + b


@wrong("the last input is left out", r"last", r"off by one|left out|missing")
def one_too_few(a, w, b):
    z = b
    for i in range(len(a) - 1):
        z += a[i] * w[i]
    return float(z)
