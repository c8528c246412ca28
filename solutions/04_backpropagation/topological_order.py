"""Exercise: an order of the nodes in which everything comes after what it was made from."""

from autograder.exercise import Exercise, case, misconception


def topological_order(root):
    """List a node and everything it was made from, inputs before outputs.

    Every node has an attribute `parents`: a tuple of the nodes it was computed from, empty for an input.
    Return a list in which each node that can be reached from `root` stands exactly once, and after all of
    its parents. So `root` is last. Where several orders do that, each of them is right.

    L = a·b + a: its nodes are a, b, p = a·b and L = p + a. [a, b, p, L] is right, and so is [b, a, p, L].
    [a, p, b, L] is wrong: b stands after p, which was made from it.

    Your function has to work for a chain of 5,000 nodes. Python stops a function that calls itself about
    1,000 to 3,000 times deep, so do not let it call itself, and leave the recursion limit alone: keep your own list
    of what is still to do. Leave the nodes as they are, too. They can be put into a set (or their id()
    can).

    Returns a list of nodes.
    """
    order, seen = [], set()
    to_do = [(root, False)]
    while to_do:
        node, its_parents_are_listed = to_do.pop()
        if its_parents_are_listed:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            to_do.append((node, True))
            to_do += [(parent, False) for parent in node.parents]
    return order


def probe(topological_order, parents):
    """Build nodes from the table `parents` (the last row is the root; a whole number is the length of a chain); return the
    answer as row numbers, and what it changed."""
    import sys

    if isinstance(parents, int):
        parents = [[], *([i] for i in range(parents - 1))]

    class Node:
        def __init__(self, parents):
            self.parents = parents

    nodes = []
    for row in parents:
        nodes.append(Node(tuple(nodes[i] for i in row)))
    before = [(list(vars(node)), node.parents) for node in nodes]
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(min(limit, 3000))
    try:
        order = topological_order(nodes[-1])
        limit_changed = sys.getrecursionlimit() != min(limit, 3000)
    finally:
        sys.setrecursionlimit(limit)
    if type(order) is not list:
        return order if order is None else f"a {type(order).__name__}"
    number = {id(node): i for i, node in enumerate(nodes)}
    nodes_changed = before != [(list(vars(node)), node.parents) for node in nodes]
    return [number.get(id(node), -1) for node in order], nodes_changed, limit_changed


def verify(value, parents):
    """Is it an order in which parents come first?"""
    if isinstance(parents, int):
        parents = [[], *([i] for i in range(parents - 1))]
    if isinstance(value, str):
        return f"Return a list of nodes; you return {value}"
    order, nodes_changed, limit_changed = value
    root = len(parents) - 1
    needed, to_do = set(), [root]
    while to_do:
        i = to_do.pop()
        if i not in needed:
            needed.add(i)
            to_do += parents[i]

    def in_order(order):
        place = {node: i for i, node in enumerate(order)}
        return all(place[parent] < place[node] for node in order for parent in parents[node])

    if any(i < 0 for i in order):
        return "The list holds something that is not a node of the graph"
    if len(set(order)) < len(order):
        return "lists_nodes_twice"
    if needed - set(order):
        if needed - set(order) == {root}:
            return "forgets_the_root"
        return "only_direct_parents" if set(order) == {root, *parents[root]} else "Some nodes that root was made from are missing"
    if not in_order(order):
        if in_order(order[::-1]):
            return "outputs_first"
        return "level_by_level" if order[-1] == root else "Each node stands once, but some stand before their own parents"
    if limit_changed:
        return "moves_the_recursion_limit"
    return "marks_the_nodes" if nodes_changed else None


def cases(rng):
    def random_graph(n):
        """Every node but the first is made from one or two earlier ones; the last from the two before it."""
        table = [[]] + [sorted({int(i) for i in rng.integers(0, k, size=rng.integers(1, 3))}) for k in range(1, n - 1)]
        return [*table, [n - 2, n - 3]]

    yield case([[], [], [0, 1], [2, 0]], label="L = a·b + a")
    yield case([[]], label="a single input")
    yield case([[], [0, 0]], label="a·a: one parent, twice")
    yield case([[], [0], [0], [1, 2]], label="a diamond: two ways from a to L")
    yield case([[], [0], [1], [2], [0, 3], [4, 1]], label="a short way and a long way to the same node")
    yield case([[], [], [0], [1], [0, 2]], label="two nodes that L was not made from")
    yield case([[], [0], [1, 0], [2, 1], [3, 2], [4, 3], [5, 4]], label="every node used twice")
    yield case(random_graph(12), label="12 nodes at random")
    yield case(random_graph(40), label="40 nodes at random")
    yield case(5000, label="a chain of 5,000 nodes")


hints = (
    "Take L = a·b + a on paper. When may a node be written into the list? When may L itself be written?",
    "Walk from the root to the parents, with a list of nodes that are still to be looked at. A node is met twice: when you first "
    "come to it, and when all its parents are done. Only the second time may it be listed.",
    "Put pairs on your to-do list: (node, False) means look at its parents first, (node, True) means they are done. When you "
    "take a (node, False) from the end, put (node, True) back before its parents. A set of nodes already seen keeps every node "
    "from being listed twice.",
    "With another graph, c = a + b: to do [(c, no)]. Take c: to do [(c, yes), (a, no), (b, no)]. Take b: it has no parents, so "
    "[(c, yes), (a, no), (b, yes)]; take it again and list b. The same for a. Then (c, yes): list c. The order is b, a, c.",
)


def depth_first(root):
    """A right order, by recursion: what several mistakes start from."""
    order, seen = [], set()

    def visit(node):
        if id(node) not in seen:
            seen.add(id(node))
            for parent in node.parents:
                visit(parent)
            order.append(node)

    visit(root)
    return order


def breadth_first(root):
    order, seen = [root], {id(root)}
    for node in order:  # the list grows while the loop runs
        for parent in node.parents:
            if id(parent) not in seen:
                seen.add(id(parent))
                order.append(parent)
    return order


@misconception(
    "Nodes that are used twice stand in the list twice. Their gradient would be sent on twice, too. Remember which nodes you "
    "have already been to."
)
def lists_nodes_twice(root):
    order, to_do = [], [root]
    for node in to_do:
        order.append(node)
        if len(order) < 6_000:
            to_do += node.parents
    return order[::-1]


@misconception(
    "The order is the wrong way round: root comes first, the inputs last. Inputs before outputs is asked; backward() then "
    "walks the list from its end."
)
def outputs_first(root):
    order, seen, to_do = [], set(), [(root, False)]
    while to_do:
        node, done = to_do.pop()
        if done:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            to_do.append((node, True))
            to_do += [(parent, False) for parent in node.parents]
    return order[::-1]


@misconception("Only the root and its direct parents are listed. The parents have parents too: go on until only inputs are left.")
def only_direct_parents(root):
    return [*dict.fromkeys(root.parents), root]


@misconception("Everything is there but the root itself. It belongs to the list, as its last entry.")
def forgets_the_root(root):
    order, seen, to_do = [], set(), [(root, False)]
    while to_do:
        node, done = to_do.pop()
        if done:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            to_do.append((node, True))
            to_do += [(parent, False) for parent in node.parents]
    return order[:-1]


@misconception(
    "Right for simple graphs, wrong where a short and a long way lead to the same node: you listed each node when you first came "
    "to it, and turned the list round at the end. A node may only be listed when ALL of its parents are."
)
def level_by_level(root):
    return breadth_first(root)[::-1]


@misconception(
    "Right for small graphs, RecursionError for the long chain: your function calls itself once for each node on the way. "
    "Keep a list of what is still to do, and work it off in a loop."
)
def calls_itself(root):
    return depth_first(root)


@misconception(
    "The order is right, but the recursion limit was changed for all of Python: too deep a recursion then ends the whole "
    "process, without an error message. Use a loop and a list of your own."
)
def moves_the_recursion_limit(root):
    import sys

    sys.setrecursionlimit(20_000)
    return depth_first(root)


@misconception(
    "The order is right, but the nodes are not as they were: they have a new attribute, or other parents. A second call would "
    "find what the first one left. Remember in a set of your own which nodes were seen."
)
def marks_the_nodes(root):
    order, to_do = [], [(root, False)]
    while to_do:
        node, done = to_do.pop()
        if done:
            order.append(node)
        elif not hasattr(node, "visited"):
            node.visited = True
            to_do.append((node, True))
            to_do += [(parent, False) for parent in node.parents]
    return order


exercise = Exercise(
    topological_order,
    cases,
    points=3,
    hints=hints,
    probe=probe,
    verify=verify,
    misconceptions=(
        lists_nodes_twice,
        outputs_first,
        only_direct_parents,
        forgets_the_root,
        level_by_level,
        calls_itself,
        moves_the_recursion_limit,
        marks_the_nodes,
    ),
)
