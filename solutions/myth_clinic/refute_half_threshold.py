"""Myth 66: the likelier class is the right answer."""

from autograder.exercise import Exercise, case, misconception


def refute_half_threshold():
    """Often said: "answer 1 when the probability is above 0.5, and 0 otherwise".

    A model says truthfully: the probability that this patient is ill is p. Missing an
    illness costs `cost_miss`; a false alarm costs `cost_alarm`; right answers cost 0.

    Return `(p, cost_miss, cost_alarm)` with 0 < p < 0.5 and costs above 0 and at most
    1,000,000, such that the answer 1 ("ill") costs on average less than HALF of what the
    answer 0 costs.

    Returns: a tuple of three numbers
    """
    return 0.1, 100.0, 1.0


def cases(rng):
    yield case(label="what the two answers cost on average")


def verify(value):
    """Answer 1 is wrong with probability 1 - p, answer 0 with probability p."""
    try:
        p, miss, alarm = (float(v) for v in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of three numbers is asked, (p, cost_miss, cost_alarm)"
    if not (0 < miss <= 1e6 and 0 < alarm <= 1e6):
        return "Both costs have to be above 0 and at most 1,000,000"
    if not 0 < p < 0.5:
        return "not_below_half"
    if (1 - p) * alarm < 0.5 * p * miss:
        return None
    if (1 - p) * miss < 0.5 * p * alarm:
        return "swapped"
    if miss == alarm:
        return "equal_costs"
    return "alarm_dearer" if alarm > miss else "miss_not_dear_enough"


@misconception("p has to lie between 0 and 0.5: there the rule says 0.")
def not_below_half():
    return 0.8, 1.0, 1.0


@misconception("Both mistakes cost the same, and then the rule with 0.5 is right: the likelier answer is the cheaper one.")
def equal_costs():
    return 0.4, 1.0, 1.0


@misconception("The costs are in the wrong order: first what a missed illness costs, then the false alarm.")
def swapped():
    return 0.1, 1.0, 100.0


@misconception("Here a false alarm is dearer than a miss, which speaks for the answer 0 even more. Turn it round.")
def alarm_dearer():
    return 0.4, 1.0, 1.2


@misconception("The miss is dearer, but not by enough for this p: compare p · cost_miss with (1 - p) · cost_alarm.")
def miss_not_dear_enough():
    return 0.1, 5.0, 1.0


hints = (
    "If you answer 1, with which probability are you wrong, and what does it cost then?",
    "The average cost of the answer 1 is (1 - p) · cost_alarm. What is that of the answer 0?",
    "Choose p, write down both averages, and make the missed illness so dear that one is less than half of the other.",
    "A twin: p = 0.2, a miss costs 20 and an alarm 4. The answer 0 costs 4 on average, the answer 1 costs 3.2.",
)


exercise = Exercise(
    refute_half_threshold,
    cases,
    points=1,
    hints=hints,
    misconceptions=(not_below_half, equal_costs, swapped, alarm_dearer, miss_not_dear_enough),
    verify=verify,
    kind="myth",
)
