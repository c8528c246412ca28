"""Myth 52: momentum is a moving average of the gradients."""

from autograder.exercise import Exercise, case, misconception


def refute_two_momenta():
    """Often said: "momentum is the moving average of the gradients".

    There are two forms, and both are called momentum:

    sum form       v = μ v + g            w = w - lr v
    average form   v = μ v + (1 - μ) g    w = w - lr v

    On the loss w²/2 (gradient w), from w = 1 and v = 0: return `(mu, lr)`, with
    0 ≤ mu ≤ 0.99 and 0 < lr ≤ 1,000, such that after 300 steps the sum form has run away
    to |w| > 1000, while the average form, with the same numbers, has reached |w| < 0.01.

    Returns: a tuple of two numbers
    """
    return 0.9, 5.0


def cases(rng):
    yield case(label="300 steps in both forms of momentum")


def verify(value):
    """Run both forms, up to the first |w| that is hopeless."""
    try:
        mu, lr = (float(v) for v in value)
    except (TypeError, ValueError, OverflowError):
        return "A tuple of two numbers is asked, (mu, lr)"
    if not (0 <= mu <= 0.99 and 0 < lr <= 1000):
        return "A momentum mu between 0 and 0.99 is asked, and a rate lr between 0 and 1,000"
    ends = []
    for share in (1.0, 1 - mu):
        w, v = 1.0, 0.0
        for _ in range(300):
            v = mu * v + share * w
            w -= lr * v
            if abs(w) > 1e100:
                break
        ends.append(abs(w))
    if ends[0] > 1000 and ends[1] < 0.01:
        return None
    if mu == 0:
        return "no_momentum"
    if ends[0] > 1000:
        if ends[1] > 1000:
            return "both_run_away"
        near = "The sum form has run away, but the average form is so close to its own limit that it has not settled. Lower lr a little"
        return "average_too_slow" if mu > 0.96 else near
    return "sum_form_holds"


@misconception("With mu = 0 the two forms are the same, plain descent. They part only with momentum.")
def no_momentum():
    return 0.0, 1.5


@misconception("The sum form copes with this rate. Raise it beyond what the sum form can bear.")
def sum_form_holds():
    return 0.9, 0.5


@misconception(
    "Now both forms run away: the rate is too large even for the average. There is room between the two limits; it is wide "
    "when mu is close to 1."
)
def both_run_away():
    return 0.5, 100.0


@misconception("The sum form has run away, but the average form has not arrived within 300 steps. Try a mu that remembers less.")
def average_too_slow():
    return 0.99, 100.0


hints = (
    "How much larger is v in the sum form, after many equal gradients? What does that do to the step?",
    "The average form's v is (1 - mu) times that of the sum form: as if its rate were smaller by this factor.",
    "On this loss the sum form runs away for rates above 2 (1 + mu), and the average form above 2 (1 + mu) / (1 - mu).",
    "A twin on the loss w²: the limits are half as large. For mu = 0.8 they are 1.8 and 9, so a rate of 4 tells the forms apart.",
)


exercise = Exercise(
    refute_two_momenta,
    cases,
    points=2,
    hints=hints,
    misconceptions=(no_momentum, sum_form_holds, both_run_away, average_too_slow),
    verify=verify,
    kind="myth",
)
