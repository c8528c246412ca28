"""Pictures that answer back: one file a widget, a pure `frame(state)` and a thin view over it.

Each function returns something to leave on a cell's last line. Without anywidget it is a still picture and the line that says
what to install; imported on request only, because matplotlib and ipywidgets take their time.
"""

from nnref.widgets.activation_slope import activation_slope
from nnref.widgets.confident_mistake import confident_mistake
from nnref.widgets.contour_walk import contour_walk
from nnref.widgets.difference_step import difference_step
from nnref.widgets.graph_steps import graph_steps
from nnref.widgets.hidden_layer import hidden_layer
from nnref.widgets.perceptron_line import perceptron_line
from nnref.widgets.perceptron_steps import perceptron_steps

__all__ = [
    "activation_slope", "confident_mistake", "contour_walk", "difference_step", "graph_steps", "hidden_layer",
    "perceptron_line", "perceptron_steps",
]  # fmt: skip
