"""What the compiled loop hands to XLA: for a GPU, too, and wide products for many."""

import re

import numpy as np
import pytest

from steepest import Objective, descend, losses, models, penalties
from steepest._core import keys_for
from steepest.descent import (
    BatchPlan,
    _walk,
    make_optimizer,
    population,
    side_by_side,
)
from steepest.objectives import Batch

ROWS = Batch(np.zeros((64, 12), np.float32), np.zeros(64, np.int32))


class Enough(Exception):
    """The program was seen: it need not run."""


def seen(monkeypatch, train, look):
    """Return what `look` finds in the first program that a training calls."""
    found = []
    program = _walk.run_chunk

    def spy(*args, **static):
        found.append(look(program.jitted, args, static))
        raise Enough

    monkeypatch.setattr(_walk, "run_chunk", spy)
    with pytest.raises(Enough):
        train()
    return found[0]


def for_a_gpu(jitted, args, static):
    """Return the lowered text, for which no GPU need be here."""
    traced = jitted.trace(*args, **static)
    return traced.lower(lowering_platforms=("cuda",)).as_text()


@pytest.mark.parametrize(
    ("model", "rule"),
    [
        (models.linear(12, 3), "sgd"),
        (models.mlp(12, [5], 3, dropout=0.1), "adam"),
        (models.convnet((3, 4), [2, 4], 3), "momentum"),
    ],
    ids=["linear", "mlp", "convnet"],
)
def test_the_program_for_a_gpu_lowers(monkeypatch, model, rule):
    loss, l2 = losses["softmax_cross_entropy"](), penalties["l2"]()
    objective = Objective(model, loss, l2, 0.1)
    start = model.init(keys_for(0, "start", 1)[0])
    rows = ROWS
    if model.layers.kind == "convnet":
        rows = ROWS._replace(inputs=ROWS.inputs.reshape(-1, 3, 4))

    def train():
        options = {"optimizer": rule, "learning_rate": 0.1, "batch_size": 16}
        descend(objective, start, rows, **options)

    text = seen(monkeypatch, train, for_a_gpu)
    assert "stablehlo.while" in text
    assert "stablehlo.dot_general" in text


def members(k):
    """Train k rates of a linear model of 3 classes side by side."""
    model = models.linear(12, 3)
    objective = side_by_side(Objective(model, losses["softmax_cross_entropy"]()), k)
    params = {"weight": np.zeros((k, 3, 12)), "bias": np.zeros((k, 3))}
    params = {name: leaf.astype(np.float32) for name, leaf in params.items()}

    rates = np.full(k, 0.1, np.float32)
    rule, keys = make_optimizer("sgd"), keys_for(0, "noise", k)
    list(
        population(
            objective, params, ROWS, BatchPlan(64, 16, 0), rule, rates, keys, 0, 4
        )
    )


def test_the_program_of_512_rates_for_a_gpu_lowers(monkeypatch):
    """With products of all members at once, 512 × 3 scores."""
    text = seen(monkeypatch, lambda: members(512), for_a_gpu)
    assert "tensor<512x3x12xf32>" in text
    assert re.search(r"dot_general.*tensor<512x3x16xf32>|tensor<16x512x3xf32>", text)


def test_many_rates_are_two_wide_products(monkeypatch):
    """Of 32 members with 3 classes, forward and backward: 96 rows each, no batches."""

    def compiled(jitted, args, static):
        return jitted.lower(*args, **static).compile().as_text()

    text = seen(monkeypatch, lambda: members(32), compiled)
    shapes = re.findall(r"f32\[([\d,]+)\]\S* dot\(", text)
    assert sorted(shapes) == ["96,12", "96,16"]
