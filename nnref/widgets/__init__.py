"""Pictures that answer back: one file a widget, a pure `frame(state)` and a thin view over it.

Each function returns something to leave on a cell's last line. Without anywidget it is a still picture and the line that says
what to install; imported on request only, because matplotlib and ipywidgets take their time.

To add one: NAME.py with a frozen dataclass for the state, a pure `frame`, a `describe`, a `draw` and the function NAME that
shows a `Sketch` of them; NAME.js, which builds its parts from view.js, plane.js and chart.js; the name below. What Python has
to send is in `sends`; what a learner's function does wrong is caught by a `Guard`. Arithmetic done in the browser belongs in
logic.js, where tests/widgets holds it to nnref's numbers; tests/browser/test_widgets_in_lab.py finds the new widget by itself.
"""

from nnref.widgets.activation_slope import activation_slope
from nnref.widgets.architecture_designer import architecture_designer
from nnref.widgets.batch_size import batch_size
from nnref.widgets.broadcast_shapes import broadcast_shapes
from nnref.widgets.capacity_and_seeds import capacity_and_seeds
from nnref.widgets.confident_mistake import confident_mistake
from nnref.widgets.contour_walk import contour_walk
from nnref.widgets.depth_map import depth_map
from nnref.widgets.difference_step import difference_step
from nnref.widgets.graph_steps import graph_steps
from nnref.widgets.hidden_layer import hidden_layer
from nnref.widgets.hinge_sum import hinge_sum
from nnref.widgets.nudge_weight import nudge_weight
from nnref.widgets.optimizer_race import optimizer_race
from nnref.widgets.overfit_and_heal import overfit_and_heal
from nnref.widgets.perceptron_line import perceptron_line
from nnref.widgets.perceptron_steps import perceptron_steps
from nnref.widgets.playground import playground
from nnref.widgets.zero_start import zero_start

__all__ = [
    "activation_slope", "architecture_designer", "batch_size", "broadcast_shapes", "capacity_and_seeds", "confident_mistake",
    "contour_walk", "depth_map", "difference_step", "graph_steps", "hidden_layer", "hinge_sum", "nudge_weight", "optimizer_race",
    "overfit_and_heal", "perceptron_line", "perceptron_steps", "playground", "zero_start",
]  # fmt: skip
