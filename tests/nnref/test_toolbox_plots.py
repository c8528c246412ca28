"""Pictures: each is drawn with and without axes, leaves its data and matplotlib alone, and nothing is cut off."""

import subprocess
import sys

import matplotlib
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

import nnref
from nnref import plots
from nnref.plots.layout import place

RNG = np.random.default_rng(0)
X, T = nnref.circles(RNG, 60)
DIGITS = nnref.load_digits()[0][:12]
WEIGHTS = [RNG.normal(size=(2, 3)), RNG.normal(size=(3, 1))]
PATH = np.array([[1.5, 1.0], [0.5, 0.2], [0.1, 0.0]])
GRAPH = {
    "nodes": {"w": "w", "x": "x", "b": "b", "m": "×", "s": "+"},
    "edges": [("w", "m"), ("x", "m", "2"), ("m", "s"), ("b", "s"), ("x", "s")],
    "values": {"w": -2, "m": 0.123456, "s": "y"},
    "gradients": {"w": 1e-7, "m": -1},
}


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def inside(P):
    return 3 - np.hypot(*P.T)


# name -> drawings, each a function of the axes
SAMPLES = {
    "scatter_points": [
        lambda ax: plots.scatter_points(X, T, ax, names=["outside", "inside"]),
        lambda ax: plots.scatter_points(X, X[:, 0], ax),
    ],
    "decision_regions": [
        lambda ax: plots.decision_regions(lambda P: sigmoid(inside(P)), ax, limits=(-5, 5)),
        lambda ax: plots.decision_regions(inside, ax, limits=(-5, 5, -4, 4)),
        lambda ax: plots.decision_regions(lambda P: np.column_stack((P, -P.sum(1))), ax),
        lambda ax: plots.decision_regions(lambda P: (inside(P) > 0).astype(int), ax),
        lambda ax: plots.decision_regions(lambda P: np.zeros((len(P), 1)), ax),
    ],
    "perceptron_line": [
        lambda ax: plots.perceptron_line(np.array([1.0, 1.0]), -1.5, ax),
        lambda ax: plots.perceptron_line([0, 1], 0.5, ax, shade=False),
        lambda ax: plots.perceptron_line([0, 0], -1, ax),
        lambda ax: plots.perceptron_line([1, 2], 100.0, ax),
    ],
    "gradient_arrows": [lambda ax: plots.gradient_arrows(nnref.SURFACES["saddle"].gradient, ax)],
    "line_curves": [lambda ax: plots.line_curves({"a": [1, 2], "b": ([1, 10], [3, 4])}, ax, "t", "η", log_x=True, log_y=True)],
    "loss_curves": [
        lambda ax: plots.loss_curves({"training": [3, 2, 1, 0.9], "validation": [3, 2.2, 2.1, 2.4]}, ax, best=2),
        lambda ax: plots.loss_curves({"training": np.array([3.0, 0.1])}, ax, log=True),
    ],
    "activation_curve": [
        lambda ax: plots.activation_curve(sigmoid, lambda z: sigmoid(z) * sigmoid(-z), ax, at=-1.5, name="σ"),
        lambda ax: plots.activation_curve(np.tanh, None, ax),
    ],
    "function_fit": [lambda ax: plots.function_fit(X[:, :1], X[:, 1], {"zero": np.zeros(9)}, ax, grid=np.linspace(-5, 5, 9))],
    "descent_curve": [lambda ax: plots.descent_curve(np.square, [2.0, -1.0, 0.5, -0.2], ax)],
    "probability_bars": [
        lambda ax: plots.probability_bars([0.7, 0.2999, 0.0001], ax, names=["cat", "dog", "bird"], truth=0),
        lambda ax: plots.probability_bars({"before": [0.5, 0.5], "after": [0.9, 0.1]}, ax),
    ],
    "number_line": [lambda ax: plots.number_line({"smallest": -3.0, "0": 0.0, "largest": 2.5}, ax)],
    "contours": [
        lambda ax: plots.contours(nnref.SURFACES["minima"], ax),
        lambda ax: plots.contours(lambda p: 0 * p[..., 0], ax, limits=(-1, 1), bar=False),
    ],
    "descent_path": [lambda ax: plots.descent_path(PATH, ax), lambda ax: plots.descent_path({"SGD": PATH, "Adam": PATH / 2}, ax)],
    "image_grid": [
        lambda ax: plots.image_grid(DIGITS, list(range(12)), ax, columns=6, wrong=np.arange(12) == 3),
        lambda ax: plots.image_grid(DIGITS.reshape(12, 8, 8), None, ax),
    ],
    "heat_map": [
        lambda ax: plots.heat_map(RNG.normal(size=(3, 4)), ax, rows=list("abc"), columns=list("wxyz")),
        lambda ax: plots.heat_map(np.zeros((2, 2)), ax),
    ],
    "confusion_table": [lambda ax: plots.confusion_table(np.eye(10, dtype=int) * 35 + 2, ax)],
    "broadcast_diagram": [
        lambda ax: plots.broadcast_diagram([("X (4, 3)", (4, 3)), ("b (3,)", (3,))], ax),
        lambda ax: plots.broadcast_diagram([("X (4, 3)", (4, 3)), ("b (4,)", (4,))], ax),
    ],
    "network_diagram": [
        lambda ax: plots.network_diagram([2, 3, 1], ax, weights=WEIGHTS, numbers=True),
        lambda ax: plots.network_diagram([64, 16, 10], ax),
        lambda ax: plots.network_diagram([2, 1], ax, values=[[1.0, -2.0], [0.5]], names=["x", "y"]),
    ],
    "computation_graph": [lambda ax: plots.computation_graph(**GRAPH, ax=ax, marked=["s"])],
    "node_graph": [lambda ax: plots.node_graph([[0, 0], [1, 0], [0, 1]], [(0, 1), (1, 2)], [0.5, -1.0, 0.0], ax)],
    "activation_histograms": [
        lambda ax: plots.activation_histograms([RNG.normal(size=(9, 5)) * s for s in (1, 0.1, 0.01)], ax),
        lambda ax: plots.activation_histograms([np.zeros(4)], ax, names=["all zero"]),
    ],
    "gradient_bars": [
        lambda ax: plots.gradient_bars({"sigmoid": 0.1 ** np.arange(9.0), "relu": np.ones(9)}, ax),
        lambda ax: plots.gradient_bars([0.0, 1e-3, 1e-2], ax),
        lambda ax: plots.gradient_bars([0.0, 0.0], ax, log=False),
    ],
    "range_test": [
        lambda ax: plots.range_test([2.3, 2.2, 1.0, 4.0], [1e-4, 1e-3, 1e-2, 1e-1], ax, smooth=[2.3, 2.2, 1.5, 3.0], rate=1e-2),
        lambda ax: plots.range_test([2.0, 1.0], [0.1, 0.2], ax),
    ],
    "search_points": [
        lambda ax: plots.search_points([1e-3, 1e-2, 1e-1], [1e-4, 1.0, 1e-2], [0.1, 0.9, 0.5], ax, ("learning rate", "decay"))
    ],
    "reliability_diagram": [
        lambda ax: plots.reliability_diagram({"T = 1": ([np.nan, 0.6, 0.95], [np.nan, 0.4, 0.9], [0, 5, 40])}, ax)
    ],
}
DRAWINGS = [pytest.param(draw, id=f"{name}-{i}") for name, draws in SAMPLES.items() for i, draw in enumerate(draws)]
DIAGRAMS = {"network_diagram", "computation_graph", "node_graph", "broadcast_diagram", "image_grid", "heat_map", "number_line"}


def test_no_picture_is_without_a_row():
    public = {name for name in dir(plots) if getattr(getattr(plots, name), "__module__", "").startswith("nnref.plots.")}
    assert {name for name in public if callable(getattr(plots, name))} - {"figure", "style"} == set(SAMPLES)


def cut_off(figure):
    """By how many inches what is drawn reaches beyond the edge of the figure."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    drawn = figure.get_tightbbox(canvas.get_renderer())
    width, height = figure.get_size_inches()
    return max(-drawn.x0, -drawn.y0, drawn.x1 - width, drawn.y1 - height)


@pytest.mark.parametrize("draw", DRAWINGS)
def test_alone_and_into_given_axes(draw):
    alone = draw(None)
    assert isinstance(alone, Axes)
    assert cut_off(alone.figure) < 0.02
    with plots.style():
        figure = Figure(figsize=(8, 3.6), layout="constrained")
        left, right = figure.subplots(1, 2)
    assert draw(right) is right
    assert cut_off(figure) < 0.02
    assert not left.has_data()


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - DIAGRAMS))
def test_axes_that_measure_something_say_what(name):
    for draw in SAMPLES[name]:
        ax = draw(None)
        if name not in ("probability_bars", "descent_path"):
            assert ax.get_xlabel()
        if name != "descent_path":  # drawn onto contours, which name the axes
            assert ax.get_ylabel()


def test_data_and_settings_are_left_alone():
    before = dict(matplotlib.rcParams)
    arrays = [X, T, DIGITS, PATH, *WEIGHTS]
    for array in arrays:
        array.flags.writeable = False
    for draws in SAMPLES.values():
        for draw in draws:
            draw(None)
    assert dict(matplotlib.rcParams) == before


def test_no_pyplot_and_no_matplotlib_before_it_is_asked_for():
    code = (
        "import sys, nnref; assert 'matplotlib' not in sys.modules; from nnref import plots; "
        "plots.loss_curves({'a': [1, 2]}); assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in matplotlib.colors.to_rgb(colour)]
    return float(np.dot([0.2126, 0.7152, 0.0722], linear))


def contrast(a, b):
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_mark_stands_out_from_paper_and_regions():
    for colour in (*plots.COLOURS, plots.INK, plots.EDGE):
        assert contrast(colour, "white") >= 4.5
    for colour, pale in zip(plots.COLOURS, plots.PALE):
        assert contrast(colour, pale) >= 3
    assert len(set(plots.COLOURS)) == len(plots.MARKERS) == len(plots.PALE)


def test_numbers_in_a_heat_map_can_be_read_on_their_colour():
    for matrix in (np.linspace(-1, 1, 21)[None], np.linspace(0, 1, 21)[None]):
        ax = plots.heat_map(matrix)
        image = ax.images[0]
        for text in ax.texts:
            x, _ = text.get_position()
            assert contrast(text.get_color(), image.cmap(image.norm(matrix[0, int(x)]))) >= 4.5


def test_what_is_drawn_is_the_data():
    ax = plots.perceptron_line([2.0, -1.0], 0.5)
    x, y = ax.lines[0].get_data()
    np.testing.assert_allclose(2 * x - y + 0.5, 0, atol=1e-12)
    bars = plots.gradient_bars([1e-3, 1e-1]).patches
    np.testing.assert_allclose([bar.get_y() + bar.get_height() for bar in bars], [1e-3, 1e-1])
    words = [text.get_text() for text in plots.broadcast_diagram([("X", (4, 3)), ("b", (4,))]).texts]
    assert "no fit" in words
    assert "✗" in words
    thick = {round(line.get_linewidth(), 3) for line in plots.network_diagram([2, 1], weights=[[[1.0], [-0.5]]]).lines}
    assert thick == {4.3, 2.3}
    sheet = plots.image_grid(DIGITS).images[0].get_array()
    assert all((sheet[:8, 9 * i : 9 * i + 8] == pixels.reshape(8, 8)).all() for i, pixels in enumerate(DIGITS[:10]))
    assert (sheet[9:17, 9:17] == DIGITS[11].reshape(8, 8)).all()


@pytest.mark.parametrize("of_scores", [sigmoid, lambda scores: scores], ids=["probabilities", "scores"])
def test_regions_agree_with_the_model(of_scores):
    """The boundary of a circle is found where the model changes its mind."""
    ax = plots.decision_regions(lambda P: of_scores(inside(P)), limits=(-5, 5))
    boundary = np.concatenate([path.vertices for line in ax.collections[:1] for path in line.get_paths()])
    np.testing.assert_allclose(np.hypot(*boundary.T), 3, atol=0.02)


def test_a_graph_runs_from_left_to_right_and_long_edges_go_round():
    at, routes = place(list(GRAPH["nodes"]), [edge[:2] for edge in GRAPH["edges"]])
    assert all(at[a][0] < at[b][0] for a, b, *_ in GRAPH["edges"])
    assert len(set(at.values())) == len(at)
    assert [len(route) for route in routes] == [2, 2, 2, 2, 3]
    assert routes[-1][1] not in at.values()
    assert at["b"][0] == at["s"][0] - 1  # an input stands just before its use
    with pytest.raises(ValueError, match="run in a circle"):
        place(["a", "b"], [("a", "b"), ("b", "a")])
    with pytest.raises(ValueError, match="'c', which is no node"):
        place(["a"], [("a", "c")])


def test_rows_are_sorted_so_that_edges_need_not_cross():
    at, _ = place(["a", "b", "c", "e", "f", "g"], [("a", "g"), ("b", "f"), ("c", "e")])
    height = {name: y for name, (_, y) in at.items()}
    assert [height["a"] > height["b"] > height["c"], height["g"] > height["f"] > height["e"]] in ([True] * 2, [False] * 2)
    assert abs(height["a"] - height["c"]) == abs(height["g"] - height["e"]) == 2


def test_images_that_are_no_squares_are_refused():
    with pytest.raises(ValueError, match=r"rows of 10 pixels are no squares; give images \(N, H, W\)"):
        plots.image_grid(np.zeros((2, 10)))
