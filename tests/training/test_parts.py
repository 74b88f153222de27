"""A source in parts is predicted and judged as the whole."""

import numpy as np
import pytest

from steepest.settings import Settings
from steepest.training import train
from steepest.training._predictor import predictor_of

RNG = np.random.default_rng(0)
N = 500


@pytest.fixture(params=["classification", "regression"])
def trained(request, tmp_path, monkeypatch):
    monkeypatch.setattr("steepest.data._chunks.CHUNK", 3000)
    x = RNG.normal(size=(N, 2))
    y = x.sum(1) + RNG.normal(size=N)
    names = ["no", "yes"] if request.param == "classification" else None
    cells = [names[int(v > 0)] if names else f"{v:.4f}" for v in y]
    rows = [f"{a:.4f},{b:.4f},{c}" for (a, b), c in zip(x, cells, strict=True)]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["a,b,y", *rows]))
    run = train(Settings(data=str(path), epochs=2, learning_rate=0.05))
    return predictor_of(run), path


def test_parts_are_predicted_and_judged_as_the_whole(trained):
    predictor, path = trained
    whole = predictor.predict_source(path)
    parts = predictor.parts(path, memory=1)
    found = [*predictor.predict_parts(parts)]
    assert parts.many
    assert len(found) > 3
    values = np.concatenate([part.values for part in found])
    np.testing.assert_array_equal(values, whole.values)
    if whole.probabilities is not None:
        each = np.concatenate([part.probabilities for part in found])
        np.testing.assert_allclose(each, whole.probabilities, rtol=1e-6)
    metrics, quality = predictor.judge_source(path)
    parts = predictor.parts(path, with_targets=True, memory=1)
    in_parts, of_parts = predictor.judge_parts(parts)
    assert in_parts.keys() == metrics.keys()
    for name, value in metrics.items():
        assert in_parts[name] == pytest.approx(value, rel=1e-6)
    assert of_parts.rows == quality.rows == N
