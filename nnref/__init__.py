"""The reference implementation of the course: every part of a neural network in NumPy, written to be read.

Read `nnref.network` first: a network is two folds over pairs (`f`, `f_backward`).
`nnref.plots` and `nnref.widgets` are imported on request only, so that `import nnref` costs little more than `import numpy`.
"""

from nnref.activations import *
from nnref.architecture import *
from nnref.arithmetic import *
from nnref.autograd import *
from nnref.by_hand import *
from nnref.calibration import *
from nnref.convolution import *
from nnref.data import *
from nnref.diagnostics import *
from nnref.gradcheck import *
from nnref.initializers import *
from nnref.io import *
from nnref.landscape import *
from nnref.layers import *
from nnref.losses import *
from nnref.memory import *
from nnref.metrics import *
from nnref.names import *
from nnref.network import *
from nnref.normalization import *
from nnref.optimizers import *
from nnref.params import *
from nnref.perceptron import *
from nnref.plug import *
from nnref.program import *
from nnref.recurrent import *
from nnref.regularization import *
from nnref.repair import *
from nnref.schedules import *
from nnref.search import *
from nnref.sequences import *
from nnref.shapes import *
from nnref.steps import *
from nnref.surfaces import *
from nnref.sweep import *
from nnref.toys import *
from nnref.training import *
from nnref.transformer import *
from nnref.warmup import *
from nnref.watch import *
