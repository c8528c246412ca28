"""What PyTorch and Keras call the same thing: one row for every public name, with what differs.

The names of PyTorch are checked by a test where it is installed; those of Keras are of version 3. A backward function needs no row:
both frameworks derive it. Where a framework has no such thing, the note says why.
"""

from typing import NamedTuple

__all__ = ["NAMES", "Counterpart", "names_table", "to_keras_names", "to_torch_names"]


class Counterpart(NamedTuple):
    """A name of this package, its counterparts (None where there is none), and what differs or why there is none."""

    name: str
    torch: str | None
    keras: str | None
    note: str = ""


F, INIT, LR, KERAS_LR = "torch.nn.functional.", "torch.nn.init.", "torch.optim.lr_scheduler.", "keras.optimizers.schedules."
BY_HAND = "One line of array arithmetic there, as here."
LESSON = "A step of a lesson, too small for a framework."
OUTSIDE = "Left to other packages, such as scikit-learn."
MASK = "The frameworks draw the mask themselves; here it is passed in."
DECAY = "There an argument of the optimizers or layers."

SECTIONS: dict[str, tuple[Counterpart, ...]] = {
    "Activations": (
        Counterpart("identity", "torch.nn.Identity", "keras.activations.linear"),
        Counterpart("step", "torch.heaviside", None, "Its gradient is 0: no activation to train with. PyTorch asks for the value at 0."),
        Counterpart("sigmoid", "torch.sigmoid", "keras.activations.sigmoid"),
        Counterpart("tanh", "torch.tanh", "keras.activations.tanh"),
        Counterpart("relu", F + "relu", "keras.activations.relu"),
        Counterpart("leaky_relu", F + "leaky_relu", "keras.activations.leaky_relu", "`slope` is `negative_slope`; Keras's default is 0.2."),
        Counterpart("elu", F + "elu", "keras.activations.elu"),
        Counterpart("softplus", F + "softplus", "keras.activations.softplus", "PyTorch is linear beyond 20."),
        Counterpart("silu", F + "silu", "keras.activations.silu", "Also called swish."),
        Counterpart("gelu", F + "gelu", "keras.activations.gelu"),
        Counterpart("gelu_tanh", F + "gelu", "keras.activations.gelu", '`approximate="tanh"`; Keras: `approximate=True`.'),
        Counterpart("maxout", None, None, "A dense layer with K times the units, reshaped, and its maximum."),
        Counterpart("softmax", "torch.softmax", "keras.activations.softmax", "PyTorch wants `dim=1`."),
        Counterpart("log_softmax", "torch.log_softmax", "keras.activations.log_softmax", "PyTorch wants `dim=1`."),
    ),
    "Losses": (
        Counterpart("mse", F + "mse_loss", "keras.losses.MeanSquaredError", "Keras puts the target first, as all its losses do."),
        Counterpart("sum_squared_error", F + "mse_loss", None, '`reduction="sum"`; Keras sums the means of the rows instead.'),
        Counterpart(
            "binary_cross_entropy", F + "binary_cross_entropy", "keras.losses.BinaryCrossentropy", "PyTorch clips log p at -100, not p."
        ),
        Counterpart(
            "bce_with_logits", F + "binary_cross_entropy_with_logits", "keras.losses.BinaryCrossentropy", "Keras: `from_logits=True`."
        ),
        Counterpart(
            "cross_entropy", F + "nll_loss", "keras.losses.CategoricalCrossentropy",
            "From probabilities. PyTorch's `cross_entropy` takes logits; `nll_loss` takes log p and integer labels.",
        ),
        Counterpart(
            "cross_entropy_with_logits", F + "cross_entropy", "keras.losses.CategoricalCrossentropy",
            "PyTorch accepts rows of probabilities as targets; Keras: `from_logits=True`.",
        ),
        Counterpart(
            "softmax_cross_entropy", F + "cross_entropy", "keras.losses.SparseCategoricalCrossentropy", "Keras: `from_logits=True`."
        ),
        Counterpart("softmax_cross_entropy_value_and_grad", "torch.func.grad_and_value", None, "Of any function; Keras hides it in `fit`."),
        Counterpart("entropy", "torch.distributions.Categorical", None, "PyTorch: its `.entropy()`, a number a row. Keras: " + BY_HAND),
        Counterpart("kl_divergence", F + "kl_div", "keras.losses.KLDivergence", 'PyTorch: `kl_div(log q, p, reduction="batchmean")`.'),
        Counterpart("smooth_labels", F + "cross_entropy", "keras.losses.CategoricalCrossentropy", "There an argument, `label_smoothing`."),
    ),
    "Layers": (
        Counterpart("dense", F + "linear", "keras.layers.Dense", "PyTorch stores W as (M, D) and computes x Wᵀ + b."),
        Counterpart("Dense", "torch.nn.Linear", "keras.layers.Dense", "PyTorch starts from He's uniform weights with gain √(1/3), and random b."),
        Counterpart("Activation", "torch.nn.ReLU", "keras.layers.Activation", "In PyTorch one class for each activation."),
        Counterpart("Maxout", None, None, "A dense layer with K times the units, reshaped, and its maximum."),
        Counterpart("neuron", "torch.dot", "keras.ops.dot", "Without the bias."),
        Counterpart("layer_shapes", None, None, LESSON),
        Counterpart("collapse", None, None, LESSON),
        Counterpart("dropout", F + "dropout", "keras.layers.Dropout", MASK),
        Counterpart("Dropout", "torch.nn.Dropout", "keras.layers.Dropout"),
        Counterpart("residual", None, "keras.layers.Add", "PyTorch: written x + f(x)."),
        Counterpart("Residual", None, "keras.layers.Add", "PyTorch: written x + f(x) in the module's `forward`."),
        Counterpart("embedding", F + "embedding", "keras.layers.Embedding"),
        Counterpart("flatten", "torch.flatten", "keras.layers.Flatten", "PyTorch wants `start_dim=1`."),
        Counterpart("Flatten", "torch.nn.Flatten", "keras.layers.Flatten"),
        Counterpart("conv2d", F + "conv2d", "keras.layers.Conv2D", "Keras puts channels last."),
        Counterpart("max_pool2d", F + "max_pool2d", "keras.layers.MaxPooling2D"),
        Counterpart("avg_pool2d", F + "avg_pool2d", "keras.layers.AveragePooling2D"),
    ),
    "Normalization": (
        Counterpart(
            "batch_norm", F + "batch_norm", "keras.layers.BatchNormalization",
            "PyTorch: `training=True`; its momentum is 1 minus ours, its running variance divides by N-1. Keras: momentum 0.99, ε 1e-3.",
        ),
        Counterpart("batch_norm_inference", F + "batch_norm", "keras.layers.BatchNormalization", "`training=False`."),
        Counterpart("BatchNorm", "torch.nn.BatchNorm1d", "keras.layers.BatchNormalization", "As `batch_norm`."),
        Counterpart("running_statistics", "torch.nn.BatchNorm1d", "keras.layers.BatchNormalization", "There part of the layer's state."),
        Counterpart("layer_norm", F + "layer_norm", "keras.layers.LayerNormalization", "Keras: ε 1e-3."),
        Counterpart("LayerNorm", "torch.nn.LayerNorm", "keras.layers.LayerNormalization", "Keras: ε 1e-3."),
    ),
    "Recurrent networks and attention": (
        Counterpart("rnn", "torch.nn.RNN", "keras.layers.SimpleRNN", "PyTorch: two biases, transposed weights, time before batch."),
        Counterpart("rnn_step", "torch.nn.RNNCell", "keras.layers.SimpleRNNCell"),
        Counterpart("lstm", "torch.nn.LSTM", "keras.layers.LSTM", "The gates stand in the same order i, f, g, o; PyTorch has two biases."),
        Counterpart("lstm_step", "torch.nn.LSTMCell", "keras.layers.LSTMCell"),
        Counterpart("backprop_through_time", None, None, "Automatic: gradients flow through the loop."),
        Counterpart("attention", F + "scaled_dot_product_attention", "keras.layers.Attention", "Keras does not divide by √D."),
        Counterpart("attention_weights", "torch.nn.MultiheadAttention", "keras.layers.Attention", "There a second result, on request."),
        Counterpart("causal_mask", "torch.nn.Transformer.generate_square_subsequent_mask", None, "PyTorch's holds 0 and -∞; Keras: `use_causal_mask=True`."),
        Counterpart("multi_head_attention", "torch.nn.MultiheadAttention", "keras.layers.MultiHeadAttention", "There with biases."),
        Counterpart("positional_encoding", None, None, "Written out in the tutorials of both."),
    ),
    "Regularization": (
        Counterpart("l1_penalty", None, "keras.regularizers.L1", "PyTorch: " + BY_HAND),
        Counterpart("l1_gradient", None, None, "Automatic."),
        Counterpart("l2_penalty", None, "keras.regularizers.L2", "Keras leaves out the ½. " + DECAY),
        Counterpart("l2_gradient", None, None, "Automatic."),
        Counterpart("weight_decay", "torch.optim.AdamW", "keras.optimizers.AdamW", DECAY),
        Counterpart("clip_by_norm", "torch.nn.utils.clip_grad_norm_", "keras.optimizers.Optimizer", "PyTorch adds 1e-6 to the norm. Keras: `global_clipnorm`."),
        Counterpart("clip_by_value", "torch.nn.utils.clip_grad_value_", "keras.optimizers.Optimizer", "Keras: the argument `clipvalue`."),
        Counterpart("early_stopping", None, "keras.callbacks.EarlyStopping", "PyTorch: a counter in one's own loop."),
        Counterpart("prune_by_magnitude", "torch.nn.utils.prune.l1_unstructured", None, "Keras: a package of its own."),
    ),
    "Initializers": (
        Counterpart("zeros_init", INIT + "zeros_", "keras.initializers.Zeros"),
        Counterpart("constant_init", INIT + "constant_", "keras.initializers.Constant"),
        Counterpart("normal_init", INIT + "normal_", "keras.initializers.RandomNormal"),
        Counterpart("xavier_init", INIT + "xavier_uniform_", "keras.initializers.GlorotUniform"),
        Counterpart("xavier_normal_init", INIT + "xavier_normal_", "keras.initializers.GlorotNormal", "Keras cuts the tails off."),
        Counterpart("he_init", INIT + "kaiming_normal_", "keras.initializers.HeNormal", "Keras cuts the tails off."),
        Counterpart("he_uniform_init", INIT + "kaiming_uniform_", "keras.initializers.HeUniform", "PyTorch: with `a=0`."),
        Counterpart("lecun_init", INIT + "kaiming_normal_", "keras.initializers.LecunNormal", 'PyTorch: `nonlinearity="linear"`.'),
        Counterpart("orthogonal_init", INIT + "orthogonal_", "keras.initializers.Orthogonal"),
    ),
    "Optimizers": (
        Counterpart("SGD", "torch.optim.SGD", "keras.optimizers.SGD"),
        Counterpart("Momentum", "torch.optim.SGD", "keras.optimizers.SGD", "`momentum=0.9`. Keras puts the rate inside v."),
        Counterpart("Nesterov", "torch.optim.SGD", "keras.optimizers.SGD", "`momentum=0.9, nesterov=True`. Keras puts the rate inside v."),
        Counterpart("AdaGrad", "torch.optim.Adagrad", "keras.optimizers.Adagrad", "PyTorch: ε 1e-10. Keras starts s at 0.1."),
        Counterpart("AdaDelta", "torch.optim.Adadelta", "keras.optimizers.Adadelta", "PyTorch: ρ 0.9. Keras: rate 0.001."),
        Counterpart("RMSProp", "torch.optim.RMSprop", "keras.optimizers.RMSprop", "PyTorch calls ρ alpha, 0.99. Keras: ε 1e-7, inside the root."),
        Counterpart("Adam", "torch.optim.Adam", "keras.optimizers.Adam", "Keras: ε 1e-7, added before v is corrected."),
        Counterpart("AdamW", "torch.optim.AdamW", "keras.optimizers.AdamW", "Keras: decay 0.004."),
        Counterpart("AdaMax", "torch.optim.Adamax", "keras.optimizers.Adamax", "Keras adds ε to u, not to |g|."),
        Counterpart("NAdam", "torch.optim.NAdam", "keras.optimizers.Nadam", "PyTorch keeps Π in float32."),
        Counterpart("AMSGrad", "torch.optim.Adam", "keras.optimizers.Adam", "`amsgrad=True`."),
    ),
    "One step of an optimizer": (),  # filled below: a row for each optimizer
    "Schedules": (
        Counterpart("constant_schedule", None, None, "The rate itself."),
        Counterpart("step_schedule", LR + "StepLR", KERAS_LR + "ExponentialDecay", "Keras: `staircase=True`."),
        Counterpart("step_decay", LR + "StepLR", KERAS_LR + "ExponentialDecay", "Keras: `staircase=True`."),
        Counterpart("exponential_schedule", LR + "ExponentialLR", KERAS_LR + "ExponentialDecay"),
        Counterpart("inverse_time_schedule", LR + "LambdaLR", KERAS_LR + "InverseTimeDecay"),
        Counterpart("cosine_schedule", LR + "CosineAnnealingLR", KERAS_LR + "CosineDecay", "PyTorch's rises again after `total`."),
        Counterpart("cosine_decay", LR + "CosineAnnealingLR", KERAS_LR + "CosineDecay"),
        Counterpart("piecewise_schedule", LR + "MultiStepLR", KERAS_LR + "PiecewiseConstantDecay", "PyTorch multiplies by the same factor each time."),
        Counterpart("warm_up", LR + "LinearLR", KERAS_LR + "CosineDecay", "Keras: its `warmup_steps`."),
        Counterpart("by_epoch", None, None, "PyTorch: call `scheduler.step()` once an epoch. Keras counts steps."),
        Counterpart("join_schedules", LR + "SequentialLR", None, "Keras: a `LearningRateSchedule` of one's own."),
    ),
    "Training and checking": (
        Counterpart("Network", "torch.nn.Module", "keras.Model"),
        Counterpart("mlp", "torch.nn.Sequential", "keras.Sequential"),
        Counterpart("train", None, "keras.Model.fit", "PyTorch: a loop of one's own."),
        Counterpart("forward", "torch.nn.Module.forward", "keras.Model.call"),
        Counterpart("backward", "torch.Tensor.backward", None, "Keras hides it in `fit`."),
        Counterpart("mlp_forward", "torch.nn.Module.forward", "keras.Model.call"),
        Counterpart("gradient_descent", "torch.optim.SGD", "keras.optimizers.SGD", "One step of it at a time."),
        Counterpart("sweep", "torch.func.vmap", None, "Keras: `jax.vmap`, on that backend."),
        Counterpart("numerical_gradient", "torch.autograd.gradcheck", None, "Keras leaves it to its backend."),
        Counterpart("check_gradient", "torch.autograd.gradcheck", None, "Keras leaves it to its backend."),
        Counterpart("check_pair", "torch.autograd.gradcheck", None, "PyTorch: `fast_mode=True`. Keras leaves it to its backend."),
        Counterpart("relative_error", "torch.testing.assert_close", None, "There with a tolerance; Keras leaves it to NumPy."),
        Counterpart("dead_units", None, None, LESSON),
        Counterpart("gradient_norms", None, None, LESSON),
        Counterpart("sigmoid_bound", None, None, LESSON),
        Counterpart("perceptron_predict", None, None, OUTSIDE),
        Counterpart("perceptron_update", None, None, OUTSIDE),
        Counterpart("train_perceptron", None, None, OUTSIDE),
        Counterpart("boundary_line", None, None, LESSON),
        Counterpart("xor_network", None, None, LESSON),
        Counterpart("save_parameters", "torch.save", "keras.Model.save_weights", "PyTorch pickles."),
        Counterpart("load_parameters", "torch.load", "keras.Model.load_weights", "PyTorch: with `weights_only=True`, its default now."),
        Counterpart("find_learning_rate", None, None, "PyTorch Lightning and fastai have one."),
    ),
    "Data and metrics": (
        Counterpart("standardize", None, "keras.layers.Normalization", "PyTorch: " + BY_HAND),
        Counterpart("scale_by_training", None, "keras.layers.Normalization", "Keras: its `adapt` on the training set."),
        Counterpart("one_hot", F + "one_hot", "keras.utils.to_categorical", "PyTorch's holds integers."),
        Counterpart("minibatches", "torch.utils.data.DataLoader", None, "Keras: `fit(batch_size=...)`."),
        Counterpart("train_validation_test", "torch.utils.data.random_split", "keras.utils.split_dataset"),
        Counterpart("load_mnist", None, "keras.datasets.mnist.load_data", "PyTorch: in torchvision. Both fetch it; here the files are yours."),
        Counterpart("load_digits", None, None, OUTSIDE),
        Counterpart("load_diabetes", None, None, OUTSIDE),
        Counterpart("moons", None, None, OUTSIDE),
        Counterpart("circles", None, None, OUTSIDE),
        Counterpart("log_uniform", None, None, BY_HAND),
        Counterpart("augment_shift", None, "keras.layers.RandomTranslation", "PyTorch: in torchvision."),
        Counterpart("accuracy", None, "keras.metrics.SparseCategoricalAccuracy", "PyTorch: " + BY_HAND),
        Counterpart("confusion_matrix", None, None, OUTSIDE),
        Counterpart("precision_recall_f1", None, "keras.metrics.F1Score", "PyTorch: in torchmetrics. Keras: one class for each of the three."),
        Counterpart("r_squared", None, "keras.metrics.R2Score", "PyTorch: in torchmetrics."),
        Counterpart("count_parameters", None, "keras.Model.count_params", "PyTorch: `sum(p.numel() for p in net.parameters())`."),
        Counterpart("count_flops", "torch.utils.flop_counter.FlopCounterMode", None, "Measured in PyTorch, biases not counted. Keras has none."),
        Counterpart("expected_calibration_error", None, None, OUTSIDE),
        Counterpart("reliability_curve", None, None, OUTSIDE),
        Counterpart("fit_temperature", None, None, OUTSIDE),
    ),
    "Arithmetic on the tape": (
        Counterpart("add", "torch.add", "keras.ops.add"),
        Counterpart("subtract", "torch.subtract", "keras.ops.subtract"),
        Counterpart("multiply", "torch.multiply", "keras.ops.multiply"),
        Counterpart("divide", "torch.divide", "keras.ops.divide"),
        Counterpart("negate", "torch.negative", "keras.ops.negative"),
        Counterpart("power", "torch.pow", "keras.ops.power"),
        Counterpart("exp", "torch.exp", "keras.ops.exp"),
        Counterpart("log", "torch.log", "keras.ops.log"),
        Counterpart("matmul", "torch.matmul", "keras.ops.matmul"),
        Counterpart("total", "torch.sum", "keras.ops.sum"),
        Counterpart("mean", "torch.mean", "keras.ops.mean"),
        Counterpart("reshape", "torch.reshape", "keras.ops.reshape"),
        Counterpart("Tensor", "torch.Tensor", "keras.Variable", "Keras leaves the gradient to its backend."),
        Counterpart("Value", "torch.Tensor", "keras.Variable", "Of one number."),
        Counterpart("topological_order", None, None, "Inside automatic differentiation."),
        Counterpart("unbroadcast", "torch.Tensor.sum_to_size", None, "Inside automatic differentiation."),
    ),
}  # fmt: skip

SECTIONS["One step of an optimizer"] = (
    *(
        Counterpart(f"{name.lower()}_step", torch, keras, f"One step of {name}.")
        for name, torch, keras, _ in SECTIONS["Optimizers"]
    ),
    Counterpart("ewma", None, None, "Inside the optimizers."),
)

NAMES: dict[str, Counterpart] = {row.name: row for rows in SECTIONS.values() for row in rows}


def to_torch_names() -> dict[str, str | None]:
    """Name here -> name in PyTorch, None where it has none.

    >>> to_torch_names()["he_init"]
    'torch.nn.init.kaiming_normal_'
    """
    return {name: row.torch for name, row in NAMES.items()}


def to_keras_names() -> dict[str, str | None]:
    """Name here -> name in Keras 3, None where it has none.

    >>> to_keras_names()["xavier_init"]
    'keras.initializers.GlorotUniform'
    """
    return {name: row.keras for name, row in NAMES.items()}


def names_table(section: str | None = None) -> str:
    """The table in Markdown: all of it, or one section.

    >>> print(names_table("Optimizers").splitlines()[2])
    | `SGD` | `torch.optim.SGD` | `keras.optimizers.SGD` |  |

    Errors: ValueError for an unknown section.
    """
    if section is not None and section not in SECTIONS:
        raise ValueError(f"unknown section {section!r}; known are {', '.join(SECTIONS)}.")
    parts, bar = [], r"\|"  # a bare one would end the cell
    for title, rows in SECTIONS.items() if section is None else [(section, SECTIONS[section])]:
        head = "" if section is not None else f"### {title}\n\n"
        lines = [f"| `{row.name}` | {_code(row.torch)} | {_code(row.keras)} | {row.note.replace('|', bar)} |" for row in rows]
        parts.append(head + "\n".join(["| nnref | PyTorch | Keras | what differs |", "|---|---|---|---|", *lines]))
    return "\n\n".join(parts) + "\n"


def _code(name: str | None) -> str:
    return "none" if name is None else f"`{name}`"
