import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def np_add(x, f):
    return np.add(f(x), x)


@right
def copy_first(x, f):
    y = np.array(x, dtype=float)
    y += f(x.copy())
    return y


@wrong("only the block: the way past it is missing", r"\bx\b|past|shortcut|skip|added|what comes in")
def only_block(x, f):
    return f(x)


@wrong("f is applied to the sum", r"f\(|twice|block|order|2x|sum")
def f_of_double(x, f):
    return f(x + x)


@wrong("the block is used twice", r"twice|two|2|again", r"f\(|block")
def block_twice(x, f):
    return x + f(x) + f(x)


@wrong("x itself is changed", r"chang|copy|itself|in place|\+=")
def in_place(x, f):
    x += f(x)
    return x
