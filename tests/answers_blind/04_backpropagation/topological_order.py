from tests.answers_blind.kit import right, wrong


@right
def kahn(root):
    nodes, todo = {id(root): root}, [root]
    while todo:
        for p in todo.pop().parents:
            if id(p) not in nodes:
                nodes[id(p)] = p
                todo.append(p)
    users = dict.fromkeys(nodes, 0)
    for n in nodes.values():
        for p in n.parents:
            users[id(p)] += 1
    out, free = [], [root]
    while free:
        n = free.pop()
        out.append(n)
        for p in n.parents:
            users[id(p)] -= 1
            if users[id(p)] == 0:
                free.append(p)
    return out[::-1]


@right
def stack_of_iterators(root):
    order, seen, stack = [], {root}, [(root, iter(root.parents))]
    while stack:
        node, rest = stack[-1]
        for parent in rest:
            if parent not in seen:
                seen.add(parent)
                stack.append((parent, iter(parent.parents)))
                break
        else:
            order.append(node)
            stack.pop()
    return order


@wrong("calls itself: too deep for 5,000 nodes", r"recurs|calls itself|deep|5,?000")
def recursive(root):
    seen, out = set(), []

    def visit(n):
        if n in seen:
            return
        seen.add(n)
        for p in n.parents:
            visit(p)
        out.append(n)

    visit(root)
    return out


@wrong(
    "breadth first, turned round: a node that is near the root by one way and far by another comes too late",
    r"parents?|before|after|order|made from",
)
def breadth_first(root):
    out, queue, seen = [], [root], {root}
    while queue:
        n = queue.pop(0)
        out.append(n)
        for p in n.parents:
            if p not in seen:
                seen.add(p)
                queue.append(p)
    return out[::-1]


@wrong("outputs before inputs: the list is not turned round", r"revers|turn|order|root|first|last|after|before")
def root_first(root):
    out, seen, stack = [], set(), [(root, False)]
    while stack:
        n, done = stack.pop()
        if done:
            out.append(n)
        elif n not in seen:
            seen.add(n)
            stack.append((n, True))
            stack += [(p, False) for p in n.parents]
    return out[::-1]


@wrong("nodes that are used twice stand in the list twice", r"twice|once|more than|exactly|again|duplic")
def without_seen(root):
    out, todo = [], [root]
    while todo:
        n = todo.pop()
        out.append(n)
        if len(out) > 20000:
            break
        todo += n.parents
    return out[::-1]
