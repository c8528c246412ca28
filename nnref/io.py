"""Parameters on disk: one .npz file of named arrays. Never pickle, so that opening a stranger's file runs no code."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["load_parameters", "save_parameters"]


def save_parameters(path: str | Path, parameters: Mapping[str, ArrayLike]) -> Path:
    """Named arrays into one .npz file; an older file is replaced only when the new one is complete.

    >>> import tempfile, pathlib
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = save_parameters(pathlib.Path(folder) / "net.npz", {"W1": np.ones((2, 3)), "b1": np.zeros(3)})
    ...     load_parameters(path)["b1"]
    array([0., 0., 0.])

    Errors: TypeError for what is no array of numbers; ValueError for a path that does not end in .npz; FileNotFoundError when its
    folder is not there.
    """
    import zipfile  # here: slow to import, and seldom needed

    path = _npz(path)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {path.parent}; make it first.")
    if not isinstance(parameters, Mapping):
        raise TypeError(
            f'parameters must be a dictionary of arrays, such as {{"theta": theta}}; got a {type(parameters).__name__}.'
        )
    arrays = {}
    for name, value in parameters.items():
        if not isinstance(name, str):
            raise TypeError(f"parameters need names; got the key {name!r}.")
        arrays[name] = np.asarray(value)
        if arrays[name].dtype.kind not in "fiub":
            raise TypeError(f"{name!r} must be an array of numbers; got {arrays[name].dtype}.")
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(draft, "w") as archive:  # what np.savez does, but any name may be used: "file", for one
            for name, array in arrays.items():
                with archive.open(f"{name}.npy", "w", force_zip64=True) as entry:
                    np.lib.format.write_array(entry, array, allow_pickle=False)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path


def load_parameters(path: str | Path, like: Mapping[str, NDArray[Any]] | None = None) -> dict[str, NDArray[Any]]:
    """The named arrays of a .npz file; with `like`, checked to have its names, shapes and dtypes.

    Errors: FileNotFoundError; ValueError for a file that is no .npz, that holds pickled objects, or does not match `like`.
    """
    import zipfile
    import zlib

    path = _npz(path)
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {path}.")
    try:
        with path.open("rb") as file, zipfile.ZipFile(file):  # np.load would also take a lone array, or a pickle
            file.seek(0)
            with np.load(file, allow_pickle=False) as opened:
                arrays = {name: opened[name] for name in opened.files}
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, RuntimeError) as error:  # the last: encrypted
        raise ValueError(f"{path} is no .npz file of plain arrays, or is damaged: {error}") from None
    if like is not None:
        _check(path, arrays, like)
    return arrays


def _check(path: Path, arrays: Mapping[str, NDArray], like: Mapping[str, NDArray]) -> None:
    if set(arrays) != set(like):
        missing, extra = sorted(set(like) - set(arrays)), sorted(set(arrays) - set(like))
        raise ValueError(
            f"{path} was saved from another network: it lacks {missing or 'nothing'}, and also has {extra or 'nothing'}."
        )
    for name, array in arrays.items():
        expected = like[name]
        if array.shape != expected.shape or array.dtype != expected.dtype:
            raise ValueError(
                f"{path} was saved from another network: {name!r} is {array.dtype} {array.shape}, "
                f"expected {expected.dtype} {expected.shape}."
            )


def _npz(path: str | Path) -> Path:
    path = Path(path)
    if path.suffix != ".npz":
        raise ValueError(f"parameters live in .npz files; got {path.name!r}.")
    return path
