"""Heat maps by depth: one scale for all, the numbers readable, the data unchanged."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from nnref import plots
from nnref.plots.depth import depth_maps

ROWS, COLUMNS = ["sigmoid", "tanh", "relu", "elu"], (2, 10, 50)
MAPS = {"plain": np.linspace(-30, 12, 12).reshape(4, 3), "residual": np.zeros((4, 3))}


def drawn(maps=MAPS, **options):
    with plots.style():
        axes = Figure(figsize=(7, 3), layout="constrained").subplots(1, 2)
    return depth_maps(maps, axes, ROWS, COLUMNS, **options)


def test_equal_colours_mean_equal_numbers():
    images = [ax.images[0] for ax in drawn(reach=8.0)]
    assert {image.get_clim() for image in images} == {(-8.0, 8.0)}
    for image, matrix in zip(images, MAPS.values()):
        np.testing.assert_array_equal(image.get_array(), matrix)


def test_numbers_are_whole_powers_with_their_sign():
    left, right = drawn()
    texts = [text.get_text() for text in left.texts]
    assert texts == ["−30", "−26", "−22", "−19", "−15", "−11", "−7", "−3", "+1", "+4", "+8", "+12"]
    assert {text.get_text() for text in right.texts} == {"0"}


def test_numbers_can_be_read_on_their_colour():
    for ax in drawn():
        image = ax.images[0]
        for text in ax.texts:
            x, y = map(int, text.get_position())
            r, g, b, _ = image.cmap(image.norm(image.get_array()[y, x]))
            dark = 0.2126 * r**2.2 + 0.7152 * g**2.2 + 0.0722 * b**2.2 < 0.18
            assert to_rgb(text.get_color()) == ((1, 1, 1) if dark else (0, 0, 0))


def test_rows_are_named_on_the_left_and_groups_are_ruled_off():
    left, right = drawn(groups=2)
    assert [label.get_text() for label in left.get_yticklabels()] == ROWS
    assert {label.get_text() for label in right.get_yticklabels()} == {""}
    assert [label.get_text() for label in right.get_xticklabels()] == ["2", "10", "50"]
    assert [line.get_ydata()[0] for line in left.lines] == [1.5]
    assert (left.get_title(), right.get_title()) == ("plain", "residual")
    assert not drawn()[0].lines


def test_maps_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"'plain' has shape \(2, 3\); rows and columns ask for \(4, 3\)"):
        drawn({"plain": np.zeros((2, 3))})
    with pytest.raises(ValueError, match="3 maps need as many axes; got 2"):
        drawn({name: np.zeros((4, 3)) for name in "abc"})
