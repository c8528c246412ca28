from tests.answers_blind.kit import right, wrong


@right
def through_two_points(w, b):
    if abs(w[1]) == 0:
        raise ValueError("the second weight is zero, so the boundary is vertical: no slope")
    at0 = -b / w[1]
    at1 = -(w[0] + b) / w[1]
    return at1 - at0, at0


@right
def as_a_list_of_floats(w, b):
    a, c = map(float, w)
    if not c:
        raise ValueError("vertical line")
    return (-a / c, -b / c)


@wrong("the slope has lost its minus sign", r"sign|minus|negativ")
def slope_without_minus(w, b):
    if w[1] == 0:
        raise ValueError("the line is vertical")
    return w[0] / w[1], -b / w[1]


@wrong("intercept first, slope second", r"order|swap|exchang|first|places")
def intercept_first(w, b):
    if w[1] == 0:
        raise ValueError("the line is vertical")
    return -b / w[1], -w[0] / w[1]


@wrong("the weights change roles: divides by w1", r"w\[?[₁₂0]\]?|weight", r"other way|swap|upside|invers|reciprocal")
def solved_for_x1(w, b):
    if w[0] == 0:
        raise ValueError("the line is vertical")
    return -w[1] / w[0], -b / w[0]


@wrong("returns None for a vertical line instead of raising", r"rais|ValueError", r"vertical")
def none_for_vertical(w, b):
    if w[1] == 0:
        return None
    return float(-w[0] / w[1]), float(-b / w[1])
