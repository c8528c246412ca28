"""Places for the nodes of a directed graph without circles: columns by depth, rows so that few edges cross.

The method of Sugiyama, Tagawa & Toda 1981, doi:10.1109/TSMC.1981.4308636, in short: an edge over several columns gets a stop in
each of them, and the columns are sorted by the mean row of their neighbours, to and fro.
"""

from collections.abc import Hashable, Sequence
from itertools import pairwise

Place = tuple[float, float]

__all__ = ["place"]


def place(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> tuple[dict[str, Place], list[list[Place]]]:
    """Where each node stands, and for each edge the points it runs through; y grows upwards.

    >>> at, routes = place(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")])
    >>> [x for x, _ in at.values()], [len(route) for route in routes]
    ([0.0, 1.0, 2.0], [2, 2, 3])

    Errors: ValueError for an edge to an unknown node, or edges that run in a circle.
    """
    depth = _depths(nodes, edges)
    columns: list[list[Hashable]] = [[] for _ in range(max(depth.values()) + 1)]
    for name in nodes:
        columns[depth[name]].append(name)
    chains: list[list[Hashable]] = []
    for k, (start, stop) in enumerate(edges):
        stops = [(k, column) for column in range(depth[start] + 1, depth[stop])]
        for stop_ in stops:
            columns[stop_[1]].append(stop_)
        chains.append([start, *stops, stop])
    y = _rows(columns, chains)
    at = {item: (float(column), y[item]) for column, items in enumerate(columns) for item in items}
    return {name: at[name] for name in nodes}, [[at[item] for item in chain] for chain in chains]


def _depths(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The longest way from an input; an input itself stands one column before its first use."""
    for edge in edges:
        if unknown := set(edge) - set(nodes):
            raise ValueError(f"the edge {edge} names {unknown.pop()!r}, which is no node.")
    depth = dict.fromkeys(nodes, 0)
    for _ in range(len(nodes) + 1):
        deeper = [(a, b) for a, b in edges if depth[b] < depth[a] + 1]
        if not deeper:
            break
        for a, b in deeper:
            depth[b] = max(depth[b], depth[a] + 1)
    else:
        raise ValueError("the edges run in a circle; a computation graph has none.")
    targets = {b for _, b in edges}
    for name in nodes:
        uses = [depth[b] for a, b in edges if a == name]
        if name not in targets and uses:
            depth[name] = min(uses) - 1
    return depth


def _rows(columns: list[list[Hashable]], chains: list[list[Hashable]]) -> dict[Hashable, float]:
    before: dict[Hashable, list[Hashable]] = {}
    after: dict[Hashable, list[Hashable]] = {}
    for chain in chains:
        for a, b in pairwise(chain):
            before.setdefault(b, []).append(a)
            after.setdefault(a, []).append(b)
    y = {item: _centred(i, len(items)) for items in columns for i, item in enumerate(items)}
    for turn in range(8):
        forward = turn % 2 == 0
        near = before if forward else after
        for items in columns if forward else reversed(columns):
            wish = {item: sum(y[n] for n in near[item]) / len(near[item]) if item in near else y[item] for item in items}
            items.sort(key=lambda item: -wish[item])
            y.update({item: _centred(i, len(items)) for i, item in enumerate(items)})
    return y


def _centred(i: int, count: int) -> float:
    return (count - 1) / 2 - i
