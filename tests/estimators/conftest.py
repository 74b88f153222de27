"""A model that is none of this package."""

import pytest

SOURCE = """
import jax.numpy as jnp

from steepest.models import Model


def sums(n_inputs, n_outputs):
    def init(key):
        return {"weight": jnp.zeros((n_outputs, n_inputs))}

    def apply(params, inputs, key=None):
        return inputs @ params["weight"].T

    return Model(init, apply, "sums")
"""


@pytest.fixture
def own_model(tmp_path, monkeypatch):
    """Return the path of a user's own model, which knows no layers."""
    (tmp_path / "own_sums.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    return "own_sums:sums"
