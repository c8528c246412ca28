import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def starred_arguments(g, x, f_backward):
    ways = [g, f_backward(*(g, x))]
    return np.sum(ways, axis=0)


@right
def by_rows_of_a_stack(g, x, f_backward):
    total = np.zeros(np.shape(x))
    total += np.asarray(f_backward(g, x))
    total += g
    return total


@wrong("the way past the block is forgotten", r"past|shortcut|skip|straight|direct path|two ways|\bg\b")
def only_through(g, x, f_backward):
    return f_backward(g, x)


@wrong("x is added in place of g", r"\bx\b", r"\bg\b|gradient")
def adds_x(g, x, f_backward):
    return x + f_backward(g, x)


@wrong("the arguments stand in the wrong order", r"order|argument|swap|exchang|f_backward\(g, x\)")
def x_first(g, x, f_backward):
    return g + f_backward(x, g)


@wrong("multiplied by g once more", r"multipl|times|twice|again|\bg\b", r"already")
def g_twice(g, x, f_backward):
    return g * (1 + f_backward(g, x))
