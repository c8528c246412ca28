from tests.answers_blind.kit import right, wrong


@right
def expanded(w, g, v, lr, momentum=0.9):
    return w - lr * momentum * v - lr * g, momentum * v + g


@right
def copies_and_in_place(w, g, v, lr, momentum=0.9):
    w, v = w.astype(float), v.astype(float)
    v *= momentum
    v += g
    w += -lr * v
    return w, v


@wrong("the learning rate is inside the velocity", r"\blr\b|η|learning rate", r"velocity|\bv\b")
def lr_in_v(w, g, v, lr, momentum=0.9):
    v = momentum * v - lr * g
    return w + v, v


@wrong("the average form: g times 1 - momentum", r"1 ?[-−] ?(μ|momentum)|averag|share", r"factor|times|sum form")
def average_form(w, g, v, lr, momentum=0.9):
    v = momentum * v + (1 - momentum) * g
    return w - lr * v, v


@wrong("w moves with the old v", r"old|new", r"\bv\b|velocity")
def old_velocity(w, g, v, lr, momentum=0.9):
    w = w - lr * v
    v = momentum * v + g
    return w, v


@wrong("v is returned first", r"order|swap|exchang|places|first")
def v_first(w, g, v, lr, momentum=0.9):
    v = momentum * v + g
    w = w - lr * v
    return v, w
