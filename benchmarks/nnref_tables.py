"""What nnref is measured at, whom it is measured against, and the goals it has to reach."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial

from matplotlib.axes import Axes

from benchmarks.measure import Contender, Result, compare
from benchmarks.nnref_data import SIZES
from benchmarks.report import Table, milliseconds, ratio

# How much longer each peer should take at least, by size of network.
GOALS = {
    "S": {"PyTorch, fused Adam": 10, "JAX": 1},
    "M": {"PyTorch, fused Adam": 3, "scikit-learn": 3},
    "L": {"PyTorch, fused Adam": 1.2, "scikit-learn": 2},
    "XL": {"PyTorch": 1, "PyTorch, fused Adam": 0.9, "scikit-learn": 2},
}
OF_PRODUCTS = {"M": 1.9, "L": 1.3, "XL": 1.15}  # how much longer than its bare products a step may take at most

# Below which a step in NumPy does not go, by number of threads.
WHY = {
    1: (
        "What sets the limits: a step of S is 34 calls of NumPy, of 0.3 to 1.2 µs each whatever they compute, two thirds of the step, where "
        "XLA has one compiled function. Beside the products, a step of M, L and XL is Adam: ten passes over a block of parameters in "
        "the level-2 cache, where a compiled loop makes one. On the two kinds of machine that were tried, Adam takes a third to a half of "
        "the time of the products at M, a quarter to a third at L and a seventh at XL. scikit-learn makes the same products with the same "
        "BLAS and takes about 2.4 times as long as they do at L and 1.9 to 2.1 times at XL: to be twice as fast, a step of XL would have to "
        "be little more than its products, or less."
    ),
    2: (
        "OpenBLAS, which NumPy uses, halves a product and waits for both halves. With two free cores, the large products of L take "
        "six tenths of the time of one thread. When another program has the second core, a product waits until the scheduler "
        "takes it away again: 8 to 25 ms instead of 0.2. On a machine that does other things too, `OPENBLAS_NUM_THREADS=1` is the "
        "faster setting, and two runs in two processes make better use of two cores."
    ),
}


def tables(options) -> Iterator[Table]:
    work = [partial(training, options, dtype, threads) for dtype, threads in (("float32", 1), ("float32", 2), ("float64", 1))]
    for measure in (*work, partial(other_work, options), partial(imports, options)):
        table = measure()
        if table.rows:
            yield table


def training(options, dtype: str, threads: int) -> Table:
    contenders = [
        Contender("nnref", "nnref_ours:epoch"),
        Contender("products", "nnref_textbook:products"),
        Contender("PyTorch", "nnref_torch:epoch", {"fused": False}, python=options.torch_python),
        Contender("PyTorch, fused Adam", "nnref_torch:epoch", {"fused": True}, python=options.torch_python),
        Contender("scikit-learn", "nnref_sklearn:epoch", pieces=5),
        Contender("textbook NumPy", "nnref_textbook:epoch"),
    ]
    if dtype == "float32":
        contenders.insert(4, Contender("JAX", "nnref_jax:epoch", python=options.jax_python))
    names = [c.name for c in contenders if c.name not in ("nnref", "products")]
    title = f"Training, {dtype}, {threads} thread{'s' if threads > 1 else ''}"
    text = (
        "One epoch of a ReLU network with softmax cross-entropy and Adam, minibatches shuffled, through `Network`, `Adam` and "
        f"`train`; nnref's time is per step. `products`: how much longer a step takes than its matrix products alone.\n\n{WHY[threads]}"
    )
    table = Table(title, text, ["network, batch", "nnref, µs a step", "of its products", *names])
    measured: dict[str, dict[str, Result]] = {}
    for size, case in SIZES.items():
        label = f"{size}: {'-'.join(map(str, case['sizes']))}, {case['batch']}"
        if not options.wants(title, label):
            continue
        results = measured[size] = compare(contenders, {**case, "dtype": dtype}, threads, options.rounds)
        for result in results.values():
            options.note(result.version)
        goals = GOALS[size] if (dtype, threads) == ("float32", 1) else {"PyTorch": 1} if dtype == "float64" else {}
        steps = case["n"] // case["batch"]
        share = 1 / results["products"].ratio
        most = OF_PRODUCTS.get(size) if (dtype, threads) == ("float32", 1) else None
        own = f"{share:.2f}×" + ("" if most is None else f" {'✓' if share <= most else '✗'} ≤ {most:g}")
        cells = [ratio(results[name].ratio, goals.get(name)) for name in names]
        table.rows.append([label, f"{1e6 * results['nnref'].seconds / steps:,.1f}", own, *cells])

    def draw(ax: Axes) -> None:
        width = 0.8 / len(names)
        for k, name in enumerate(names):
            ratios = [results[name].ratio or 0 for results in measured.values()]
            ax.bar([i + (k - (len(names) - 1) / 2) * width for i in range(len(ratios))], ratios, width, label=name)
        ax.axhline(1, color="black", linewidth=1)
        ax.set_yscale("log")
        ax.set_xticks(range(len(measured)), list(measured))
        ax.set_ylabel("their time / nnref's time")
        ax.set_title(title)
        ax.legend(fontsize=8)

    table.draw, table.alt = draw, f"{title}: bars for each peer and size of network; above the line at 1 nnref is faster."
    return table


IMAGES = {"n": 32, "image": 28, "kernel": 3, "dtype": "float32"}
SEQUENCES = {"n": 32, "length": 20, "inputs": 16, "dtype": "float32"}
CHECKED = {"sizes": [10, 34, 14, 10], "n": 10}  # 1,014 parameters
SWEPT = {"sizes": [2, 16, 16, 2], "batch": 32, "n": 512, "dtype": "float32", "networks": 100}
DIGITS = {"sizes": [64, 32, 10], "points": 51, "dtype": "float32"}
PICTURE = {"sizes": [2, 8, 8, 1], "pixels": 300, "dtype": "float32"}

# work, case, how nnref does it, and the others: (name, module:function, options, goal)
WORK = [
    ("decision boundary, 300×300 pixels, 2-8-8-1", PICTURE, "decision_map", [
        ("PyTorch", "torch:decision_map", {}, 2), ("JAX", "jax:decision_map", {}, None), ("scikit-learn", "sklearn:decision_map", {}, None),
        ("textbook NumPy", "textbook:decision_map", {}, None)]),
    ("gradient check, 1,014 parameters, all differences", CHECKED, "full_check", [
        ("PyTorch gradcheck", "torch:check", {"fast": False}, 10), ("textbook loop", "textbook:full_check", {}, 4)]),
    ("gradient check, 1,014 parameters, 3 projections", CHECKED, "projected_check", [
        ("PyTorch gradcheck, fast mode", "torch:check", {"fast": True}, None)]),
    ("loss landscape 51×51, 64-32-10, 1,797 examples", DIGITS, "landscape", [
        ("PyTorch", "torch:landscape", {}, 5), ("JAX", "jax:landscape", {}, None), ("textbook NumPy", "textbook:landscape", {}, None)]),
    ("one step of 100 networks S at once", SWEPT, "many", [
        ("PyTorch, one by one", "torch:many_alone", {}, 20), ("JAX, vmap", "jax:many", {}, 1), ("nnref, one by one", "ours:many_alone", {}, None)]),
    ("one step of 20 networks M at once", {**SIZES["M"], "dtype": "float32", "networks": 20}, "many", [
        ("PyTorch, one by one", "torch:many_alone", {}, None), ("JAX, vmap", "jax:many", {}, None), ("nnref, one by one", "ours:many_alone", {}, None)]),
    ("gradient norms, 50 layers of 64, tanh", {"depth": 50, "width": 64, "n": 32}, "gradient_norms", [
        ("PyTorch", "torch:gradient_norms", {}, 1)]),
    ("conv2d and backward, 1 → 8 channels", {**IMAGES, "channels": 1, "filters": 8}, "convolution", [
        ("PyTorch", "torch:convolution", {}, 1)]),
    ("conv2d and backward, 8 → 16 channels", {**IMAGES, "channels": 8, "filters": 16}, "convolution", [
        ("PyTorch", "torch:convolution", {}, 0.5)]),
    ("LSTM and backward, hidden 16", {**SEQUENCES, "hidden": 16}, "lstm", [("PyTorch", "torch:lstm", {}, 1.35)]),
    ("LSTM and backward, hidden 64", {**SEQUENCES, "hidden": 64}, "lstm", [("PyTorch", "torch:lstm", {}, 1)]),
    ("LSTM and backward, hidden 128", {**SEQUENCES, "hidden": 128}, "lstm", [("PyTorch", "torch:lstm", {}, 0.73)]),
]  # fmt: skip


def other_work(options) -> Table:
    pythons = {"torch": options.torch_python, "jax": options.jax_python}
    text = (
        "Times in milliseconds, 1 thread. A small network gains from a sweep, a larger one does not: its time goes into products. "
        "On a processor with AVX-512, which NumPy uses for exp and tanh, a run of 2026-11-21 gave 6.3 and 39 times for all differences, "
        "7 for the landscape, and 1.4, 1.0 and 0.8 for the LSTM; sizes M and XL of the training were then at 1.92 and 1.18 of their products."
    )
    table = Table("Other work", text, ["work", "nnref, ms", "peer", "peer, ms", "peer / nnref"])
    bars: list[tuple[str, float]] = []
    for work, case, ours, peers in WORK:
        if not options.wants("Other work", work):
            continue
        contenders = [Contender("nnref", f"nnref_ours:{ours}")]
        for name, made_by, more, _ in peers:
            python = pythons.get(made_by.split(":")[0], sys.executable)
            contenders.append(Contender(name, f"nnref_{made_by}", more, python=python))
        results = compare(contenders, case, 1, options.rounds)
        for name, _, _, goal in peers:
            result = results[name]
            table.rows.append(
                [work, milliseconds(results["nnref"].seconds), name, milliseconds(result.seconds), ratio(result.ratio, goal)]
            )
            if result.ratio is not None:
                bars.append((f"{work}: {name}", result.ratio))
            work = ""

    def draw(ax: Axes) -> None:
        ax.figure.set_size_inches(9, 0.28 * len(bars) + 1)
        ax.barh([label for label, _ in bars][::-1], [value for _, value in bars][::-1])
        ax.axvline(1, color="black", linewidth=1)
        ax.set_xscale("log")
        ax.set_xlabel("their time / nnref's time")
        ax.tick_params(labelsize=7)

    table.draw, table.alt = draw, "Other work: a bar for each peer; to the right of the line at 1 nnref is faster."
    return table


def imports(options) -> Table:
    """`import nnref` beside `import numpy`, each in a new process, in turns; compiled once before, as an installation is."""
    modules = [name for name in ("numpy", "nnref", "matplotlib.pyplot") if options.wants("Import")]
    times: dict[str, list[float]] = {name: [] for name in modules}
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        for turn in range(2 * options.rounds + 1):
            for name, seconds in times.items():
                program = f"import time; t = time.process_time(); import {name}; print(time.process_time() - t)"
                done = subprocess.run(
                    [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
                )
                if turn > 0:
                    seconds.append(float(done.stdout))
    table = Table(
        "Import",
        "Milliseconds of CPU time from `import` to the next line. Goal: `import nnref` ≤ 1.5 × `import numpy`.",
        ["module", "ms", "of numpy's"],
    )
    for name, seconds in times.items():
        of_numpy = statistics.median(mine / numpy for mine, numpy in zip(seconds, times["numpy"]))
        verdict = (" ✓" if of_numpy <= 1.5 else " ✗") if name == "nnref" else ""
        table.rows.append([f"`{name}`", f"{1e3 * statistics.median(seconds):.0f}", f"{of_numpy:.2f}×{verdict}"])
    return table
