"""A model without state trains by the program that it would have without state."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np

from steepest.descent import descend
from steepest.descent._batch_loss import BatchLoss
from steepest.models import mlp
from steepest.objectives import Batch, Objective, softmax_cross_entropy


def program(model, folder):
    """Return the text of the program that a training hands to XLA."""
    rows = Batch(np.ones((16, 3), np.float32), np.arange(16, dtype=np.int32) % 2)
    jax.config.update("jax_dump_ir_to", str(folder))
    try:
        objective = Objective(model, softmax_cross_entropy())
        start = model.init(jax.random.key(0))
        options = {"learning_rate": 0.1, "batch_size": 8, "epochs": 1, "watch": ()}
        descend(objective, start, rows, **options)
    finally:
        jax.config.update("jax_dump_ir_to", "")
    (file,) = folder.glob("*run_chunk*compile.mlir")
    return [line for line in file.read_text().splitlines() if "#loc" not in line]


def test_no_state_leaves_nothing_in_the_program(tmp_path, monkeypatch):
    plain = mlp(3, [4], 2)
    for name in ("now", "with", "without"):
        (tmp_path / name).mkdir()
    now = program(replace(plain), tmp_path / "now")

    def apply(params, state, inputs, key=None):
        return plain.apply(params, inputs, key), {"seen": state["seen"] + 1}

    kept = replace(plain, apply=apply, start_state=lambda key: {"seen": jnp.zeros(())})
    assert program(kept, tmp_path / "with") != now  # such a difference is seen

    def as_before(self, params):
        return (*self.value_and_gradient(params), None)

    monkeypatch.setattr(BatchLoss, "value_gradient_and_state", as_before)
    assert program(replace(plain), tmp_path / "without") == now
