import numpy as np

from tests.answers_blind.kit import right, wrong


@right
def padded_window(images, dy, dx):
    n, h, w = images.shape
    out = np.zeros_like(images)
    for i in range(h):
        for j in range(w):
            if 0 <= i - dy < h and 0 <= j - dx < w:
                out[:, i, j] = images[:, i - dy, j - dx]
    return out


@right
def shift_matrices(images, dy, dx):
    n, h, w = images.shape
    return (np.eye(h, k=-dy) @ images @ np.eye(w, k=dx)).astype(images.dtype)


@wrong("np.roll: what leaves comes in again on the other side", r"roll|other side|again|wrap|round")
def roll(images, dy, dx):
    return np.roll(images, (dy, dx), axis=(1, 2))


@wrong("up and left instead of down and right", r"up|left|sign|direction|other way|opposite|wrong way")
def wrong_direction(images, dy, dx):
    n, h, w = images.shape
    out = np.zeros_like(images)
    for i in range(h):
        for j in range(w):
            if 0 <= i + dy < h and 0 <= j + dx < w:
                out[:, i, j] = images[:, i + dy, j + dx]
    return out


@wrong("dy and dx are exchanged", r"dy|dx", r"exchang|swap|down|right")
def exchanged(images, dy, dx):
    n, h, w = images.shape
    return (np.eye(h, k=-dx) @ images @ np.eye(w, k=dy)).astype(images.dtype)


@wrong("negative shifts do nothing", r"negativ|up|left")
def only_positive(images, dy, dx):
    n, h, w = images.shape
    out = np.zeros_like(images)
    dy, dx = max(dy, 0), max(dx, 0)
    out[:, dy:, dx:] = images[:, : max(h - dy, 0), : max(w - dx, 0)]
    return out
