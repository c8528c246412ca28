import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def one_hot_votes(scores, t):
    votes = (scores == scores.max(axis=1)[:, None]).cumsum(axis=1).cumsum(axis=1) == 1
    return float(votes[range(len(t)), t].sum()) / len(t)


@right
def a_generator(scores, t):
    hits = sum(1 for row, label in zip(scores.tolist(), t.tolist(), strict=True) if row.index(max(row)) == label)
    return hits / len(scores)


@wrong("the vote is looked for in each column instead of each row", r"axis", r"column", r"each row")
def argmax_down(scores, t):
    votes = scores.argmax(axis=0)
    n = min(len(votes), len(t))
    return float((votes[:n] == t[:n]).mean())


@wrong(
    "the number of hits is not divided by the number of examples",
    r"divid",
    r"number of (examples|rows)|times N|N times",
    r"count",
)
def counts_hits(scores, t):
    return float(np.sum(np.argmax(scores, axis=1) == t))


@wrong(
    "compares the largest score, not its place, with the label",
    r"argmax|place|position|which column",
    r"largest (score|number) itself|value",
)
def max_for_argmax(scores, t):
    return float((scores.max(axis=1) == t).mean())


@wrong("divides by the number of classes instead of the number of examples", r"classes", r"columns", r"number of (rows|examples)")
def over_classes(scores, t):
    right_ones = (scores.argmax(1) == t).sum()
    return float(right_ones / scores.shape[1])
