"""scikit-learn's MLPClassifier at the same work."""

import warnings

import sklearn
from nnref_data import examples, grid
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

VERSION = f"scikit-learn {sklearn.__version__}"
warnings.filterwarnings("ignore", category=ConvergenceWarning)

EPOCHS = 5  # in one fit, so that what a fit does once counts for little


def epoch(sizes, batch, n, dtype):
    """`EPOCHS` epochs of training with Adam, without a stop before."""
    X, t, _ = examples(sizes, n, dtype)
    options = {"batch_size": batch, "max_iter": EPOCHS, "tol": 0.0, "n_iter_no_change": 10**6, "alpha": 0.0, "random_state": 0}
    return lambda: MLPClassifier(sizes[1:-1], **options).fit(X, t)


def decision_map(sizes, pixels, dtype):
    X, _, layers = examples(sizes, 100, dtype)
    net = MLPClassifier(sizes[1:-1], activation="tanh", max_iter=1).fit(X, [0, 1] * 50)
    net.coefs_, net.intercepts_ = ([layer[k] for layer in layers] for k in (0, 1))
    points = grid(pixels, dtype)
    return lambda: net.predict_proba(points)
