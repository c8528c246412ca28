"""Answers to topological_order."""

from tests.answers.kit import right, wrong


@right
def two_visits(root):
    order, seen, todo = [], set(), [(root, False)]
    while todo:
        node, done = todo.pop()
        if done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            todo.append((node, True))
            todo += [(parent, False) for parent in node.parents]
    return order


@right
def kahn(root):
    nodes, todo = {id(root): root}, [root]
    while todo:
        for parent in todo.pop().parents:
            if id(parent) not in nodes:
                nodes[id(parent)] = parent
                todo.append(parent)
    uses = dict.fromkeys(nodes, 0)
    for node in nodes.values():
        for parent in node.parents:
            uses[id(parent)] += 1
    order, ready = [], [root]
    while ready:
        node = ready.pop()
        order.append(node)
        for parent in node.parents:
            uses[id(parent)] -= 1
            if uses[id(parent)] == 0:
                ready.append(parent)
    return order[::-1]


@right
def with_iterators(output):
    order, seen, stack = [], {id(output)}, [(output, iter(output.parents))]
    while stack:
        node, parents = stack[-1]
        for parent in parents:
            if id(parent) not in seen:
                seen.add(id(parent))
                stack.append((parent, iter(parent.parents)))
                break
        else:
            order.append(node)
            stack.pop()
    return order


@right
def until_all_parents_are_listed(root, listed=None):
    listed, order, todo = set(listed or ()), [], [root]
    while todo:
        node = todo[-1]
        missing = [p for p in node.parents if id(p) not in listed]
        if missing:
            todo.extend(missing)
        else:
            todo.pop()
            if id(node) not in listed:
                listed.add(id(node))
                order.append(node)
    return order


@wrong("the other way round", "outputs_first", "permuted")
def outputs_first(root):
    return two_visits(root)[::-1]


@wrong("nodes twice", "lists_nodes_twice")
def twice(root):
    order, todo = [], [root]
    while todo and len(order) < 6000:
        node = todo.pop()
        order.append(node)
        todo.extend(node.parents)
    return order[::-1]


@wrong("calls itself", "calls_itself", "raised")
def recursive(root):
    order, seen = [], set()

    def visit(node):
        if id(node) not in seen:
            seen.add(id(node))
            for parent in node.parents:
                visit(parent)
            order.append(node)

    visit(root)
    return order


@wrong("level by level", "level_by_level")
def levels(root):
    order, seen, todo = [], {id(root)}, [root]
    while todo:
        node = todo.pop(0)
        order.append(node)
        for parent in node.parents:
            if id(parent) not in seen:
                seen.add(id(parent))
                todo.append(parent)
    return order[::-1]


@wrong("the root is left out", "forgets_the_root")
def no_root(root):
    return two_visits(root)[:-1]


@wrong("parents only", "only_direct_parents")
def parents_only(root):
    return [*dict.fromkeys(root.parents), root]


@wrong("a set", "wrong_container")
def a_set(root):
    return set(two_visits(root))


@wrong("marks the nodes", "marks_the_nodes", "changed_its_input", "raised")
def marks(root):
    order, todo = [], [(root, False)]
    while todo:
        node, done = todo.pop()
        if done:
            order.append(node)
        elif not getattr(node, "seen", False):
            node.seen = True
            todo.append((node, True))
            todo += [(parent, False) for parent in node.parents]
    return order


@wrong("the parents' names in place of the nodes")
def numbers(root):
    return list(range(len(two_visits(root))))


@wrong("a generator", "wrong_container")
def lazily(root):
    return (node for node in two_visits(root))


@right
def until_every_parent_is_there(root):
    order, listed, to_do = [], set(), [root]
    while to_do:
        node = to_do[-1]
        missing = [parent for parent in node.parents if parent not in listed]
        if missing:
            to_do += missing
            continue
        to_do.pop()
        if node not in listed:
            listed.add(node)
            order.append(node)
    return order


@wrong("listed at the first visit, depth first, then turned round", "level_by_level")
def first_visits(root):
    order, seen, to_do = [], set(), [root]
    while to_do:
        node = to_do.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            to_do += node.parents
    return order[::-1]


@wrong("the parents are taken away from the nodes", "marks_the_nodes")
def empties_the_nodes(root):
    order, to_do = [], [root]
    while to_do:
        parents, to_do[-1].parents = to_do[-1].parents, ()
        to_do += parents
        if not parents:
            node = to_do.pop()
            if node not in order:
                order.append(node)
    return order
