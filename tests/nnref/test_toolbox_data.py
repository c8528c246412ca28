"""Preparing, splitting and loading data; parameters on disk."""

import gzip
import math
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.preprocessing import StandardScaler

import nnref


def locked(array):
    array.flags.writeable = False
    return array


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_standardize_equals_scikit_learn(dtype):
    X = locked(np.random.default_rng(0).normal(3, 5, (40, 4)).astype(dtype))
    tol = 1e-12 if dtype is np.float64 else 1e-5
    assert nnref.standardize(X).dtype == dtype
    np.testing.assert_allclose(nnref.standardize(X), StandardScaler().fit_transform(X), atol=tol)
    train, test = nnref.scale_by_training(X[:30], X[30:])
    scaler = StandardScaler().fit(X[:30])
    assert train.dtype == test.dtype == dtype
    np.testing.assert_allclose(train, scaler.transform(X[:30]), atol=tol)
    np.testing.assert_allclose(test, scaler.transform(X[30:]), atol=tol)


def test_a_constant_column_gives_zeros_even_where_rounding_gives_it_a_spread():
    X = np.full((3, 2), 0.1)  # the mean of three times 0.1 is not 0.1
    assert X.std() > 0
    assert not nnref.standardize(X).any()
    train, test = nnref.scale_by_training(X, np.array([[7.0, 0.1]]))
    assert not train.any()
    assert not test.any()
    np.testing.assert_array_equal(nnref.standardize(np.array([[1, 5], [3, 5]])), [[-1.0, 0.0], [1.0, 0.0]])


@pytest.mark.torch
def test_one_hot_equals_pytorch(torch):
    t = np.array([2, 0, 1, 1])
    np.testing.assert_array_equal(nnref.one_hot(t, 4), torch.nn.functional.one_hot(torch.tensor(t), 4))
    assert nnref.one_hot(t, 4).dtype == np.float64
    assert nnref.one_hot(np.array([], int), 3).shape == (0, 3)


@settings(max_examples=40, deadline=None)
@given(n=st.integers(0, 30), batch_size=st.integers(1, 12), seed=st.integers(0, 100))
def test_minibatches_are_a_partition_in_order(n, batch_size, seed):
    X, t = locked(np.arange(3.0 * n).reshape(n, 3)), locked(np.arange(n))
    order = np.random.default_rng(seed).permutation(n)
    batches = nnref.minibatches(X, t, batch_size, order)
    assert [len(tb) for _, tb in batches] == [batch_size] * (n // batch_size) + [n % batch_size] * (n % batch_size > 0)
    assert [i for _, tb in batches for i in tb] == order.tolist()
    assert all((Xb[:, 0] == 3 * tb).all() for Xb, tb in batches)


@settings(max_examples=60, deadline=None)
@given(n=st.integers(0, 200), a=st.floats(0, 1), b=st.floats(0, 1), seed=st.integers(0, 100))
def test_three_parts_of_the_right_size_without_overlap(n, a, b, seed):
    fractions = (a * b, a * (1 - b), 1 - a)
    parts = nnref.train_validation_test(n, fractions, np.random.default_rng(seed))
    assert sorted(np.concatenate(parts)) == list(range(n))
    assert all(abs(len(part) - n * share) <= 1 for part, share in zip(parts, fractions))
    again = nnref.train_validation_test(n, fractions, np.random.default_rng(seed))
    assert all((x == y).all() for x, y in zip(parts, again))


def test_a_split_is_shuffled():
    train, _, _ = nnref.train_validation_test(100, (0.8, 0.1, 0.1), np.random.default_rng(0))
    assert (np.diff(train) < 0).any()


@settings(max_examples=40, deadline=None)
@given(h=st.integers(1, 4), w=st.integers(1, 5), dy=st.integers(-6, 6), dx=st.integers(-6, 6))
def test_a_shift_moves_every_pixel_or_drops_it(h, w, dy, dx):
    images = locked(np.arange(1, 2 * h * w + 1).reshape(2, h, w))
    expected = np.zeros_like(images)
    for i in range(h):
        for j in range(w):
            if 0 <= i + dy < h and 0 <= j + dx < w:
                expected[:, i + dy, j + dx] = images[:, i, j]
    np.testing.assert_array_equal(nnref.augment_shift(images, dy, dx), expected)


def test_digits_and_diabetes():
    X, t = nnref.load_digits()
    assert X.shape == (1797, 64)
    assert (X.min(), X.max(), t.dtype) == (0, 1, np.int64)
    assert np.bincount(t).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    X, t = nnref.load_diabetes()
    assert (X.shape, t.shape) == ((442, 10), (442,))
    np.testing.assert_allclose(X.std(axis=0), 1)
    assert (t.min(), t.max()) == (25, 346)


def idx(array, code):
    head = bytes((0, 0, code, array.ndim)) + struct.pack(f">{array.ndim}I", *array.shape)
    return head + array.astype(array.dtype.newbyteorder(">")).tobytes()


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(("code", "dtype"), [(8, "u1"), (9, "i1"), (11, "i2"), (12, "i4"), (13, "f4"), (14, "f8")])
def test_idx_files_of_every_type(tmp_path, code, dtype, packed):
    array = np.arange(24).reshape(2, 3, 4).astype(dtype)
    data = idx(array, code)
    (tmp_path / "file").write_bytes(gzip.compress(data) if packed else data)
    loaded = nnref.load_idx(tmp_path / "file")
    assert loaded.dtype == np.dtype(dtype)
    np.testing.assert_array_equal(loaded, array)


def write_mnist(folder, n=3, labels=None, joint="-", end=""):
    images = np.arange(n * 4).reshape(n, 2, 2).astype("u1")
    labels = np.arange(n).astype("u1") if labels is None else labels
    pack = gzip.compress if end else bytes
    (folder / f"train-images{joint}idx3-ubyte{end}").write_bytes(pack(idx(images, 8)))
    (folder / f"train-labels{joint}idx1-ubyte{end}").write_bytes(pack(idx(labels, 8)))
    return images


@pytest.mark.parametrize(("joint", "end"), [("-", ""), ("-", ".gz"), (".", ""), (".", ".gz")])
def test_mnist_from_a_folder(tmp_path, joint, end):
    images = write_mnist(tmp_path, joint=joint, end=end)
    X, t = nnref.load_mnist(tmp_path)
    assert (X.dtype, t.dtype) == (np.float32, np.int64)
    np.testing.assert_allclose(X, images.reshape(3, 4) / 255, rtol=1e-6)
    assert t.tolist() == [0, 1, 2]


def test_mnist_says_what_is_wrong(tmp_path):
    with pytest.raises(FileNotFoundError, match="is no folder"):
        nnref.load_mnist(tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError, match=r"has no train-images-idx3-ubyte .*it holds: nothing"):
        nnref.load_mnist(tmp_path)
    images = write_mnist(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"has no t10k-images-idx3-ubyte .*holds: train-images-idx3-ubyte, train-labels"):
        nnref.load_mnist(tmp_path, "test")
    with pytest.raises(ValueError, match='must be "train" or "test"'):
        nnref.load_mnist(tmp_path, "validation")
    write_mnist(tmp_path, labels=np.zeros(2, "u1"))
    with pytest.raises(ValueError, match=r"do not fit together: got \(3, 2, 2\) and \(2,\)"):
        nnref.load_mnist(tmp_path)
    path = tmp_path / "train-images-idx3-ubyte"
    path.write_bytes(idx(images, 8)[:-1])
    with pytest.raises(ValueError, match=r"promises an array of shape \(3, 2, 2\), 28 bytes in all, but has 27"):
        nnref.load_mnist(tmp_path)
    path.write_bytes(b"<!DOCTYPE html>")
    with pytest.raises(ValueError, match=r"is no IDX file: .*begins with '3c 21 44 4f'"):
        nnref.load_mnist(tmp_path)
    path.write_bytes(b"")
    with pytest.raises(ValueError, match="is no IDX file"):
        nnref.load_mnist(tmp_path)
    path.write_bytes(gzip.compress(idx(images, 8))[:-6])
    with pytest.raises(ValueError, match="damaged gzip file"):
        nnref.load_mnist(tmp_path)
    packed = bytearray(gzip.compress(idx(images, 8)))
    packed[14:17] = b"\xff\xff\xff"
    path.write_bytes(packed)
    with pytest.raises(ValueError, match="damaged gzip file"):
        nnref.load_mnist(tmp_path)
    path.write_bytes(idx(images, 8)[:9])
    with pytest.raises(ValueError, match="ends within its head: 3 axes take 16 bytes, but it has 9"):
        nnref.load_mnist(tmp_path)
    write_mnist(tmp_path)
    path.write_bytes(idx(images.astype("f4"), 13))
    with pytest.raises(ValueError, match=r"must be bytes, .* got float32 and uint8"):
        nnref.load_mnist(tmp_path)
    with pytest.raises(FileNotFoundError, match="there is no file"):
        nnref.load_idx(tmp_path / "nothing")


PARAMETERS = {
    "W1": np.arange(6.0).reshape(2, 3),
    "b1": np.ones(3, np.float32),
    "epoch": np.array(7),
    "file": np.zeros((0, 2)),
    "a/b": np.ones(1),
}


def test_parameters_come_back_to_the_bit(tmp_path):
    path = nnref.save_parameters(tmp_path / "net.npz", PARAMETERS)
    loaded = nnref.load_parameters(path, like=PARAMETERS)
    assert list(loaded) == list(PARAMETERS)
    for name, array in PARAMETERS.items():
        assert loaded[name].dtype == array.dtype
        assert loaded[name].tobytes() == array.tobytes()
    again = nnref.save_parameters(tmp_path / "again.npz", loaded)
    assert path.read_bytes() == again.read_bytes()


def test_the_state_of_an_optimizer_survives_the_disk(tmp_path):
    theta = np.linspace(-1, 1, 5)
    optimizer = nnref.NAdam()
    state = optimizer.init(theta)
    optimizer.step(theta, theta.copy(), state)
    saved = nnref.load_parameters(nnref.save_parameters(tmp_path / "state.npz", state.arrays()))
    restored = optimizer.restore(theta, saved)
    assert restored.t == 1
    assert all((restored.buffers[name] == b).all() for name, b in state.buffers.items())


def test_a_failed_save_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = nnref.save_parameters(tmp_path / "net.npz", PARAMETERS)
    before = path.read_bytes()

    def full(*args, **kwargs):
        raise OSError("no space left")

    monkeypatch.setattr(np.lib.format, "write_array", full)
    with pytest.raises(OSError, match="no space left"):
        nnref.save_parameters(path, {"W1": np.zeros(2)})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_could_run_code_is_not_opened(tmp_path):
    path = tmp_path / "evil.npz"
    np.savez(path, allow_pickle=True, W=np.array([print], dtype=object))
    with pytest.raises(ValueError, match=r"no \.npz file of plain arrays"):
        nnref.load_parameters(path)


def bad_files(folder):
    good = nnref.save_parameters(folder / "net.npz", PARAMETERS)
    torn, text, single, packed = (folder / f"{name}.npz" for name in ("torn", "text", "single", "packed"))
    torn.write_bytes(good.read_bytes()[:-40])
    text.write_text("W1 = 3")
    with single.open("wb") as file:
        np.save(file, np.ones(3))
    np.savez_compressed(packed, W=np.arange(100.0))
    spoiled = bytearray(packed.read_bytes())
    start = spoiled.index(b"W.npy") + 25  # behind the entry's head
    spoiled[start : start + 40] = bytes([255] * 40)
    packed.write_bytes(spoiled)
    return good, torn, text, single, packed


def test_wrong_files_and_parameters_are_refused_in_words(tmp_path):
    good, *broken = bad_files(tmp_path)
    for path in broken:
        with pytest.raises(ValueError, match=r"is no \.npz file of plain arrays, or is damaged"):
            nnref.load_parameters(path)
    with pytest.raises(FileNotFoundError, match="there is no file"):
        nnref.load_parameters(tmp_path / "missing.npz")
    with pytest.raises(ValueError, match=r"parameters live in \.npz files; got 'net\.pkl'"):
        nnref.save_parameters(tmp_path / "net.pkl", PARAMETERS)
    with pytest.raises(TypeError, match="'W' must be an array of numbers; got object"):
        nnref.save_parameters(tmp_path / "net.npz", {"W": [None]})
    with pytest.raises(TypeError, match=r'must be a dictionary.*\{"theta": theta\}; got a ndarray'):
        nnref.save_parameters(tmp_path / "net.npz", np.ones(2))
    with pytest.raises(FileNotFoundError, match=r"there is no folder .*away"):
        nnref.save_parameters(tmp_path / "away" / "net.npz", PARAMETERS)
    with pytest.raises(TypeError, match="parameters need names; got the key 1"):
        nnref.save_parameters(tmp_path / "net.npz", {1: np.ones(2)})
    with pytest.raises(ValueError, match=r"lacks \['W2'\], and also has \['W1', 'a/b', 'b1', 'epoch', 'file'\]"):
        nnref.load_parameters(good, like={"W2": np.ones(1)})
    with pytest.raises(ValueError, match=r"'W1' is float64 \(2, 3\), expected float64 \(3, 2\)"):
        nnref.load_parameters(good, like={**PARAMETERS, "W1": np.ones((3, 2))})
    with pytest.raises(ValueError, match=r"'b1' is float32 \(3,\), expected float64 \(3,\)"):
        nnref.load_parameters(good, like={**PARAMETERS, "b1": np.ones(3)})


BAD = [
    (lambda: nnref.standardize(np.ones((0, 2))), ValueError, "is empty"),
    (lambda: nnref.augment_shift(np.ones((2, 3)), 1, 0), ValueError, r"\(N, H, W\); got \(2, 3\)"),
    (lambda: nnref.train_validation_test(-1, (1, 0, 0), np.random.default_rng(0)), ValueError, "cannot be negative; got -1"),
    (lambda: nnref.standardize([["a"]]), TypeError, "real numbers; got <U1"),
    (lambda: nnref.standardize(np.ones((2, 2)) * 1j), TypeError, "real numbers; got complex128"),
    (lambda: nnref.scale_by_training(np.ones((3, 2)), np.ones((3, 1))), ValueError, "same columns"),
    (lambda: nnref.one_hot([0.0, 1.0], 2), TypeError, "labels must be integers; got float64"),
    (lambda: nnref.one_hot([0, 2], 2), ValueError, r"0 \.\.\. 1; got 0 \.\.\. 2"),
    (lambda: nnref.one_hot([-1], 2), ValueError, r"0 \.\.\. 1; got -1"),
    (lambda: nnref.one_hot([[0]], 2), ValueError, r"shape \(N,\); got \(1, 1\)"),
    (lambda: nnref.minibatches(np.ones((3, 1)), np.ones(3), 0, np.arange(3)), ValueError, "at least 1; got 0"),
    (lambda: nnref.minibatches(np.ones((3, 1)), np.ones(2), 1, np.arange(3)), ValueError, "as many rows; got 3 and 2"),
    (lambda: nnref.train_validation_test(9, (0.5, 0.5), np.random.default_rng(0)), ValueError, "three numbers"),
    (lambda: nnref.train_validation_test(9, (0.5, 0.6, -0.1), np.random.default_rng(0)), ValueError, "none negative"),
    (lambda: nnref.train_validation_test(9, (0.5, 0.2, math.nan), np.random.default_rng(0)), ValueError, "with sum 1"),
]


@pytest.mark.parametrize(("call", "error", "message"), BAD)
def test_bad_input_is_refused_in_words(call, error, message):
    with pytest.raises(error, match=message):
        call()
