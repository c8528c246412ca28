"""Pictures that answer back: one file a widget, a pure `frame(state)` and a thin view over it.

Each function returns something to leave on a cell's last line. Without anywidget it is a still picture and the line that says
what to install; imported on request only, because matplotlib and ipywidgets take their time.
"""

from nnref.widgets.hidden_layer import hidden_layer
from nnref.widgets.perceptron_line import perceptron_line
from nnref.widgets.perceptron_steps import perceptron_steps

__all__ = ["hidden_layer", "perceptron_line", "perceptron_steps"]
