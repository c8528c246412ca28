import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def by_concatenation(images):
    return np.stack([np.concatenate(list(picture)) for picture in images]) / 255.0


@right
def multiply_by_the_inverse(images):
    n, h, w = images.shape
    out = np.empty((n, h * w))
    for i in range(h):
        for j in range(w):
            out[:, i * w + j] = images[:, i, j].astype(float) / 255
    return out


@wrong("a whole-number division: everything but 255 becomes 0", r"whole.number|integer", r"//", r"round|cut off")
def floor_division(images):
    return (images.reshape(len(images), -1) // 255).astype(float)


@wrong("divides by 256 instead of 255", r"256", r"255", r"factor|constant|scale")
def of_256(images):
    return images.reshape(images.shape[0], -1) / 256


@wrong("reads the picture column after column", r"column", r"order", r"transpos|permut")
def columns_first(images):
    return images.transpose(0, 2, 1).reshape(len(images), -1) / 255


@wrong("all pictures end up in one row", r"shape", r"one row|1-?D|flat")
def everything_flat(images):
    return images.flatten() / 255
