"""Losses of counts and of probabilities take the targets of a table as they are."""

import numpy as np
import pytest

import steepest
from steepest.errors import DataError

SETTINGS = {"learning_rate": 0.05, "epochs": 2, "seed": 0}


def table(folder, **columns):
    draw = np.random.default_rng(0)
    x = draw.normal(size=80)
    columns = {"x": x} | {name: make(draw, x) for name, make in columns.items()}
    rows = zip(*columns.values(), strict=True)
    lines = [",".join(columns), *(",".join(map(str, row)) for row in rows)]
    path = folder / "table.csv"
    path.write_text("\n".join(lines), "utf-8")
    return str(path)


def test_counts(tmp_path):
    data = table(tmp_path, visits=lambda draw, x: draw.poisson(np.exp(x + 1)))
    run = steepest.train(
        data, loss="poisson", task="regression", out=tmp_path / "run", **SETTINGS
    )
    predicted = run.predict(data)
    assert np.ravel(predicted).min() > 0
    assert run.metrics["train"]["loss"] < 5


def test_labels(tmp_path):
    data = table(
        tmp_path,
        hot=lambda draw, x: (x > 0).astype(int),
        wet=lambda draw, x: (x + draw.normal(size=80) > 0.5).astype(int),
    )
    run = steepest.train(
        data,
        target="hot,wet",
        loss="multilabel-cross-entropy",
        out=tmp_path / "run",
        **SETTINGS,
    )
    predicted = np.asarray(run.predict(data))
    assert predicted.min() > 0
    assert predicted.max() < 1


def test_what_a_loss_does_not_take_is_refused(tmp_path):
    data = table(tmp_path, y=lambda draw, x: x * 2)
    with pytest.raises(DataError, match="the loss poisson takes numbers from 0 to inf"):
        steepest.train(data, loss="poisson", out=tmp_path / "run", **SETTINGS)
