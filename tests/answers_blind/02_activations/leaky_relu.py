import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def largest_of_two(z, slope=0.01):
    return np.maximum(slope * z, z)


@right
def two_relus(z, slope=0.01):
    z = np.asarray(z, dtype=np.float64)
    return (z + abs(z)) / 2 + slope * (z - abs(z)) / 2


@wrong("the slope argument is ignored: 0.01 stands in the code", r"slope", r"0\.01")
def fixed_slope(z, slope=0.01):
    return np.where(z > 0, z, 0.01 * z)


@wrong("the negative side is not scaled but set to the slope itself", r"slope", r"negativ", r"constant")
def slope_as_a_value(z, slope=0.01):
    return np.where(z > 0, z, slope)


@wrong("negative inputs come out positive", r"sign|minus", r"negativ", r"absolute|positive")
def abs_left(z, slope=0.01):
    return np.where(z > 0, z, slope * np.abs(z))


@wrong("writes into z", r"chang", r"copy", r"z itself")
def writes_into_z(z, slope=0.01):
    z[z < 0] *= slope
    return z
