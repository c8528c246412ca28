"""Exercise: a deep network that does not learn, to be repaired in at most five edits."""

import numpy as np

import nnref
from autograder.exercise import Exercise, case, misconception


def repair(network_spec):
    """Mend a broken deep network: return a new spec in which at most five entries differ.

    A spec is a dictionary. Its entries, and what each may be, stand in the table above.
    Each spec that you get is broken in two to four ways at once; which ones, and how, is
    different each time. What is healthy differs too, so it does not pay to replace
    everything: more than five changed entries are too many.

    Your spec is built and trained, and has to get 95 % of new points right. This is what
    the check runs, and what you can run too:

        nnref.train_spec(spec, np.random.default_rng(0))

    (If that start is unlucky, it tries the seed 1 as well.) The layers stay as they are:
    "sizes" must not change.

    By hand: a spec with "init": "zeros" comes back with "init": "he", and otherwise as it
    was, if nothing else is wrong.

    Returns: a new dictionary with the same keys; network_spec itself stays as it is
    """
    spec = dict(network_spec)
    if spec["activation"] == "sigmoid":
        spec["activation"] = "relu"
    if spec["init"] in ("zeros", "constant"):
        spec["init"] = "xavier" if spec["activation"] == "tanh" else "he"
    if not 0.3 < spec["gain"] < 3:
        spec["gain"] = 1.0
    spec["standardized"] = True
    good = {"adam": 0.003, "momentum": 0.02, "sgd": 0.1}[spec["optimizer"]]
    if not good / 10 < spec["lr"] < good * 10:
        spec["lr"] = good
    if spec["clip_norm"] is not None and spec["clip_norm"] < 0.01:
        spec["clip_norm"] = None
    return spec


def verify(value, network_spec):
    """At most five edits, the same layers, and 95 % of new points; else which fault is still there."""
    if not isinstance(value, dict):
        raise TypeError("a dictionary is asked")
    changed = nnref.edits(network_spec, value)
    if not changed:
        return "nothing_changed"
    if "sizes" in changed:
        return "sizes_changed"
    if len(changed) > 5:
        return "everything_replaced"
    try:
        nnref.check_spec(value)
    except ValueError as error:
        return str(error)
    share = nnref.train_spec(value, np.random.default_rng(0)).accuracy
    if share >= 0.95:
        return None
    good = {"adam": 0.003, "momentum": 0.02, "sgd": 0.1}.get(value["optimizer"], value["lr"])
    found = {
        "only_clipping": changed == ["clip_norm"],
        "one_fault_mended": len(changed) == 1,
        "columns_left_raw": not value["standardized"],
        "start_left_equal": value["init"] in ("zeros", "constant"),
        "gain_left": not 0.3 < value["gain"] < 3,
        "clipping_left": (value["clip_norm"] or 1.0) < 0.01,
        "rate_left": not good / 30 < value["lr"] < good * 10,
        "sigmoid_left": value["activation"] == "sigmoid",
    }
    named = [name for name, there in found.items() if there]
    if named:
        return named[0]
    if nnref.train_spec(value, np.random.default_rng(1)).accuracy >= 0.95:
        return None  # no fault is left that we know of, and the first start was unlucky
    return f"only {share:.0%} of new points are right after changing {', '.join(changed)}"


def trained_by(optimizer, rng, faults):
    """A spec with these faults whose optimizer is the one asked."""
    while True:
        spec = nnref.broken_spec(rng, faults)
        if spec["optimizer"] == optimizer:
            return spec


def cases(rng):
    yield case(trained_by("adam", rng, ("init", "lr")), label="2 faults")
    yield case(trained_by("sgd", rng, ("activation", "gain", "lr")), label="3 faults")
    yield case(nnref.broken_spec(rng, ("standardized", "clip_norm", "gain")), label="3 other faults")
    yield case(trained_by("momentum", rng, ("activation", "init", "standardized", "lr")), label="4 faults")
    spec = nnref.broken_spec(rng, ("init", "lr", "standardized", "clip_norm"))
    yield case(spec | {"activation": "tanh"}, label="4 other faults, and a healthy tanh")


hints = (
    "Draw a spec with nnref.broken_spec(np.random.default_rng(0)), print it, and print its report. Which entries look odd to you, and "
    "which numbers of the report go with them?",
    "Go through the table entry by entry. For each, write down when it is a fault in a network of ten layers. Then: a copy of the "
    "dictionary, one `if` for each kind of fault, and an edit inside it.",
    "A rate is too small or too large FOR AN OPTIMIZER. Good ones here: about 0.003 for adam, 0.02 for momentum, 0.1 for sgd. The faulty "
    "ones are off by a factor of 1,000 or more, so a wide range around the good one will do.",
    "A twin with another dictionary: bread = {'flour': 500, 'salt': 200}; new = dict(bread); if new['salt'] > 20: new['salt'] = 10. "
    "The flour was fine and stays; bread itself is unchanged.",
)


@misconception(
    "Nothing has changed: the spec comes back as it came. Make a copy with dict(network_spec), edit the copy, and return it."
)
def nothing_changed(network_spec):
    return dict(network_spec)


@misconception(
    "More than five entries were changed. You replace healthy ones too; look which entry is at fault, and edit that one only."
)
def everything_replaced(network_spec):
    recipe = {"activation": "relu", "init": "he", "gain": 1.0, "normalization": "layer", "residual": False, "standardized": True}
    return network_spec | recipe | {"optimizer": "adam", "lr": 0.003, "clip_norm": None, "batch_size": 32}


@misconception(
    "The sizes have changed. More layers make it worse, fewer dodge the question: this depth can be trained, once the faults are mended."
)
def sizes_changed(network_spec):
    inputs, *hidden, outputs = network_spec["sizes"]
    return repair(network_spec) | {"sizes": [inputs, *hidden, *hidden, outputs]}


@misconception(
    "The columns still come in raw, numbers near 300 beside numbers near -4. The first layer cannot use them: standardize."
)
def columns_left_raw(network_spec):
    return repair(network_spec) | {"standardized": network_spec["standardized"]}


@misconception(
    "The first weights are still all equal, zeros or one constant. Then all units of a layer are the same, and stay the same. "
    "An initializer that draws breaks the symmetry."
)
def start_left_equal(network_spec):
    return repair(network_spec) | {"init": network_spec["init"]}


@misconception(
    "The gain is still far from 1: it multiplies the first weights of every layer, and what it does to one layer it does ten times over. Look "
    "at the variances in the report."
)
def gain_left(network_spec):
    return repair(network_spec) | {"gain": network_spec["gain"]}


@misconception(
    "Gradients are still clipped to almost nothing: every step is tiny, in the right direction but without effect. Clipping "
    "should catch outliers only; raise the limit or take it off with None."
)
def clipping_left(network_spec):
    return repair(network_spec) | {"clip_norm": network_spec["clip_norm"]}


@misconception(
    "The learning rate does not fit the optimizer: a rate that is good for one is far too small or too large for another. Too small, and the loss "
    "stands still; too large, and it jumps or becomes nan."
)
def rate_left(network_spec):
    return repair(network_spec) | {"lr": network_spec["lr"]}


@misconception(
    "The hidden layers are still sigmoids: ten slopes of at most 1/4, one after the other. Look at the gradient norms in the report, first "
    "layer against last."
)
def sigmoid_left(network_spec):
    return repair(network_spec) | {"activation": network_spec["activation"]}


@misconception(
    "Only clipping was changed. It shortens gradients that are too long; it mends no bad start, no saturated unit and no raw column."
)
def only_clipping(network_spec):
    return network_spec | {"clip_norm": 0.5 if network_spec["clip_norm"] is None else 1.0}


@misconception(
    "One entry was changed, and the network still fails: these specs have several faults at once. Mend one, print the report "
    "again, and look for the next."
)
def one_fault_mended(network_spec):
    mended = repair(network_spec)
    name = next(key for key in ("init", "gain", "standardized", "lr") if mended[key] != network_spec[key])
    return network_spec | {name: mended[name]}


exercise = Exercise(
    repair,
    cases,
    points=5,
    hints=hints,
    verify=verify,
    seconds=20.0,
    misconceptions=(
        nothing_changed,
        everything_replaced,
        sizes_changed,
        columns_left_raw,
        start_left_equal,
        gain_left,
        clipping_left,
        rate_left,
        sigmoid_left,
        only_clipping,
        one_fault_mended,
    ),
)
