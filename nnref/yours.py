"""A lesson's table of functions: the learner's own wherever they are written, nnref's for the rest.

`plug` lays the learner's operations over the pairs that a network runs on. A lesson also shows what is no operation: data
preparation, metrics, the perceptron. `yours` has both.
"""

from collections.abc import Mapping
from types import FunctionType
from typing import Any

from nnref.plug import Functions, is_stub, plug

__all__ = ["yours"]


def yours(namespace: Mapping[str, Any]) -> Functions:
    """Every function of nnref by its name, with the functions of `namespace` in their places; stubs are left out.

    `namespace` is `globals()` in a notebook. The result also serves a network: `Network(..., functions=yours(globals()))`.

    >>> def accuracy(scores, t):
    ...     return 1.0
    >>> def one_hot(t, num_classes):
    ...     raise NotImplementedError
    >>> F = yours({"accuracy": accuracy, "one_hot": one_hot})
    >>> F.mine
    ('accuracy',)
    >>> F["accuracy"] is accuracy, F["one_hot"].__module__
    (True, 'nnref.data')

    Raises TypeError when `namespace` is not a mapping, ValueError when the table is asked for a name that nnref does not know.
    """
    import nnref  # not above: nnref imports this module

    operations = plug(namespace)
    known = {name: f for name, f in vars(nnref).items() if isinstance(f, FunctionType)}
    own = {
        name: f
        for name, f in namespace.items()
        if name in known and name not in operations and isinstance(f, FunctionType) and f is not known[name] and not is_stub(f)
    }
    return Functions({**known, **own, **operations}, {*own, *operations.mine})
