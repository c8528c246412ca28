"""PyTorch for the tests that compare with it: never imported by the package itself."""

import os

import pytest


@pytest.fixture(scope="session")
def torch():
    """The module, on one thread. Without PyTorch the test is skipped, but not in CI: there it fails."""
    try:
        import torch
    except ImportError:
        if os.environ.get("CI"):
            pytest.fail("PyTorch is missing; in CI the comparison with it must not be skipped")
        pytest.skip("PyTorch is not installed: the comparison with it is left out")
    torch.set_num_threads(1)
    return torch
