"""The picture of a graph: what is drawn, and what it refuses."""

import numpy as np
import pytest

from nnref import plots

TRIANGLE = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])


def test_an_edge_is_a_line_and_a_node_shows_its_value():
    ax = plots.node_graph(TRIANGLE, [(0, 1), (1, 2)], [0.5, -1.0, 0.0])
    assert [line.get_xydata().tolist() for line in ax.lines] == [[[0, 0], [1, 0]], [[1, 0], [0, 1]]]
    assert [text.get_text() for text in ax.texts] == ["0.5", "−1.0", "0.0"]
    assert ax.collections[0].get_array().tolist() == [0.5, -1.0, 0.0]
    assert ax.collections[0].get_clim() == (-1.0, 1.0)


def test_all_zero_is_drawn():
    assert len(plots.node_graph(TRIANGLE, [], np.zeros(3)).texts) == 3


@pytest.mark.parametrize(
    ("edges", "values", "words"), [([(0, 3)], np.zeros(3), "not there"), ([], np.zeros(2), "one value a node")]
)
def test_what_does_not_fit_is_refused(edges, values, words):
    with pytest.raises(ValueError, match=words):
        plots.node_graph(TRIANGLE, edges, values)
