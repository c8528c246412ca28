"""Values survive storing and sending exactly; what is not plain data becomes a name; damaged files are refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder import codec
from autograder.codec import Opaque, Rng, Source, pack, unpack
from autograder.observe import signature

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.complex_numbers(allow_nan=False),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)
arrays = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.int8, np.uint16, np.bool_, np.complex128]),
    hnp.array_shapes(min_dims=0, min_side=0),
)


@settings(derandomize=True, deadline=None)
@given(plain)
def test_plain_values_survive(value):
    assert unpack(*pack(value)) == value
    assert repr(unpack(*pack(value))) == repr(value)


@settings(derandomize=True, deadline=None)
@given(arrays)
def test_arrays_survive(array):
    again = unpack(*pack(array))
    assert again.dtype == array.dtype
    assert again.shape == array.shape
    assert signature(again) == signature(array)


def test_numpy_scalars_keep_their_type():
    for value in (np.float64(1.5), np.float32(1.5), np.int8(3), np.bool_(True)):
        assert type(unpack(*pack(value))) is type(value)


class FloatWithBehaviour(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


class ArrayWithBehaviour(np.ndarray):
    def __eq__(self, other):
        return True


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (object(), "object"),
        (FloatWithBehaviour(1.0), "FloatWithBehaviour"),
        (np.zeros(2).view(ArrayWithBehaviour), "ArrayWithBehaviour"),
        (np.array([object()]), "array of dtype object, shape (1,)"),
        (lambda: 1, "function"),
        (1 << 5000, "int of more than 4096 bits"),
    ],
)
def test_what_may_carry_behaviour_becomes_a_name(value, name):
    assert unpack(*pack(value)) == Opaque(name)
    assert unpack(*pack([value]))[0] == Opaque(name)


def test_nesting_is_bounded():
    deep: list = []
    for _ in range(5_000):
        deep = [deep]
    assert "nested more than" in repr(unpack(*pack(deep)))


def test_arguments_given_as_code_survive():
    assert unpack(*pack((Source("lambda x: x"), Rng(3)))) == (Source("lambda x: x"), Rng(3))


@pytest.mark.parametrize(
    "tree", [["code", "1"], ["array", 4], ["list", 3], [], ["a", "b", "c"], {"x": 1}, 3, ["float", 5], ["dict", [[1]]]]
)
def test_what_pack_does_not_make_is_refused(tree):
    with pytest.raises(ValueError, match=r"not a packed value|invalid|unpack"):
        unpack(tree, [])


def test_files(tmp_path):
    value = {"a": np.arange(3.0), "b": (1, "two", None)}
    codec.save(tmp_path / "x.npz", value)
    first = (tmp_path / "x.npz").read_bytes()
    codec.save(tmp_path / "x.npz", value)
    assert (tmp_path / "x.npz").read_bytes() == first
    assert repr(codec.load(tmp_path / "x.npz")) == repr(value)
    (tmp_path / "x.npz").write_bytes(first[: len(first) // 2])
    with pytest.raises(ValueError, match=r"damaged|not a packed value"):
        codec.load(tmp_path / "x.npz")
    with pytest.raises(OSError, match="missing"):
        codec.load(tmp_path / "missing.npz")


def test_no_pickle_is_ever_read(tmp_path):
    np.savez(tmp_path / "bad.npz", head=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ValueError, match=r"allow_pickle|damaged"):
        codec.load(tmp_path / "bad.npz")
