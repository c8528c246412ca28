"""Static pictures: every function takes data and, as `ax`, the axes to draw into (or none), and returns the axes.

None of them shows anything or touches pyplot. In a notebook, `figure` draws, shows and describes:

    with figure("Blue circles inside a ring of orange squares.") as ax:
        scatter_points(X, t, ax)
"""
# ruff: noqa: F403

from nnref.plots.curves import *
from nnref.plots.diagrams import *
from nnref.plots.figure import *
from nnref.plots.graphs import *
from nnref.plots.grids import *
from nnref.plots.layers import *
from nnref.plots.plane import *
from nnref.plots.practice import *
from nnref.plots.style import *
from nnref.plots.surfaces import *
