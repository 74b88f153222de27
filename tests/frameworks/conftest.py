"""Models of Keras, PyTorch and Equinox: `make test-frameworks` runs these."""

import os
import warnings

import pytest

os.environ["KERAS_BACKEND"] = "jax"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

with warnings.catch_warnings():  # their imports deprecate each other
    warnings.simplefilter("ignore")
    import keras  # noqa: F401
    import torch

torch.set_num_threads(1)


def pytest_collection_modifyitems(items):
    """Leave the warnings of the frameworks about themselves out of account."""
    for item in items:
        for kind in ("DeprecationWarning", "FutureWarning"):
            item.add_marker(pytest.mark.filterwarnings(f"ignore::{kind}"))
