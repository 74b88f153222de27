"""A batch divided over devices: the sums are those of one device."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from steepest.descent import BatchPlan
from steepest.descent._devices import _batches

TRAININGS = """
import json
import jax, numpy as np
from steepest._core import keep_compiled_programs
import steepest.descent._begin as begin
from steepest.descent import descend
from steepest.models import convnet, linear, mlp
from steepest.objectives import Objective, l2, softmax_cross_entropy

keep_compiled_programs()
draw = np.random.default_rng(0)
X = draw.normal(size=(61, 7)).astype(np.float32)
y = (X @ draw.normal(size=(7, 3))).argmax(1).astype(np.int32)
weights = draw.uniform(0.5, 2, len(X)).astype(np.float32)
images = draw.uniform(size=(61, 8, 8, 1)).astype(np.float32)
loss = softmax_cross_entropy()
noisy = mlp(7, [5], 3, dropout=0.4)
normal = convnet((8, 8, 1), [2], 3)

def squares(params, batch):
    return ((batch[0] @ params) ** 2).mean() + batch[0].max()

CASES = {
    "weights, a short batch": (Objective(linear(7, 3), loss, l2(), 0.01),
        (X, y, weights), {"batch_size": 6}),
    "dropout": (Objective(noisy, loss), (X, y),
        {"batch_size": 10, "watch": False}),
    "batch normalization": (Objective(normal, loss), (images, y),
        {"batch_size": 20, "watch": False}),
    "all rows": (Objective(linear(7, 3), loss), (X, y),
        {"batch_size": "full", "optimizer": "adam", "epochs": 9}),
    "a function": (squares, (X,), {"batch_size": 16, "watch": False}),
}
found = {}
several = begin.all_devices
for name, (objective, rows, options) in CASES.items():
    start = np.ones((7, 2), np.float32)
    if isinstance(objective, Objective):
        start = objective.model.init(jax.random.key(0))
    options = {"learning_rate": 0.01, "epochs": 3, **options}
    runs = []
    for devices in (several, lambda: None):
        begin.all_devices = devices
        runs.append(descend(objective, start, rows, **options))
    trees = [jax.tree.leaves((run.params, run.history.steps)) for run in runs]
    found[name] = max(float(np.nanmax(np.abs(a - b) / (1 + np.abs(b))))
                      for a, b in zip(*trees))
print(json.dumps([len(jax.devices()), found]))
"""


@pytest.fixture(scope="module")
def differences():
    """Return the largest relative differences between four devices and one."""
    flags = "--xla_force_host_platform_device_count=4"
    environment = os.environ | {"XLA_FLAGS": flags, "JAX_PLATFORMS": "cpu"}
    done = subprocess.run(
        [sys.executable, "-c", TRAININGS],
        env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    devices, found = json.loads(done.stdout)
    assert devices == 4
    return found


@pytest.mark.parametrize(
    "name",
    [
        *("weights, a short batch", "dropout", "batch normalization"),
        *("all rows", "a function"),
    ],
)
def test_devices_take_the_steps_of_one(name, differences):
    assert 0 < differences[name] < 1e-6  # the order of a sum is another one


def test_every_row_of_a_batch_has_its_place():
    plan = BatchPlan(n_rows=7, batch_size=3, seed=1)
    chunk = plan.chunk(0, 3)
    numbers = _batches(chunk.rows, chunk.counts, 4, 5, 3)
    assert numbers.shape == (5, 1, 4)
    order = plan.order(0)
    assert numbers[0, 0].tolist() == [*order[:3], -1]
    assert numbers[2, 0].tolist() == [order[6], -1, -1, -1]
    assert (numbers[3:] == -1).all()
    assert _batches(np.arange(7), 7, 4, 1).tolist() == [[[0, 1, 2, 3], [4, 5, 6, -1]]]
