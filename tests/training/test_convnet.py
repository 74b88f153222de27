"""A convnet trains by name, and is stored, resumed, judged and drawn like others."""

import itertools
import json
from dataclasses import replace

import jax
import numpy as np
import pytest

from steepest.errors import ModelError
from steepest.report._filters import answered, filters
from steepest.runs import read_run
from steepest.training import Settings, judged_again, load_predictor, train

SETTINGS = Settings(
    data="digits",
    model="convnet",
    filters=(4, 6),
    augment="horizontal_flip",
    epochs=4,
    learning_rate=0.03,
    batch_size=64,
)


def test_a_convnet_is_stored_and_predicts_as_it_was_judged(tmp_path):
    run = train(SETTINGS, out=tmp_path / "run")
    assert run.metrics["test"]["accuracy"] > 0.6
    assert [block["weight"].shape for block in run.params] == [(4, 9), (6, 36), (10, 6)]
    assert len(jax.tree.leaves(run.model_state)) == 4  # two means, two variances
    again = judged_again(read_run(tmp_path / "run"))
    assert float(np.mean(again.errors)) == pytest.approx(
        1 - run.metrics["test"]["accuracy"]
    )
    rows = again.rows
    image = replace(rows, inputs=rows.inputs[:1], targets=rows.targets[:1])
    one = load_predictor(tmp_path / "run").predict(image)  # by the running means
    assert one.values[0] == again.predictions.values[0]
    drawn, liked = filters(run), answered(run, again)
    assert [each.pixels.shape for each in drawn] == [(3, 3)] * 4
    assert [each.words for each in liked] == list("0123456789")
    widest = max(np.abs(np.asarray(run.params[0]["weight"])).max(), 1e-9)
    first = np.asarray(run.params[0]["weight"])[0].reshape(3, 3) / widest
    np.testing.assert_allclose(drawn[0].pixels, 127.5 + 127.5 * first, atol=1)


def test_an_interrupted_convnet_resumes_to_the_same_bits(tmp_path):
    whole = train(SETTINGS)
    calls = itertools.count()
    train(SETTINGS, out=tmp_path / "run", should_stop=lambda: next(calls) > 1)
    resumed = train(SETTINGS, out=tmp_path / "run", resume=True)
    for part in ("params", "model_state"):
        trees = getattr(whole, part), getattr(resumed, part)
        jax.tree.map(np.testing.assert_array_equal, *trees)
    assert json.dumps(whole.metrics) == json.dumps(resumed.metrics)


def test_a_table_is_no_image():
    with pytest.raises(ModelError, match="Choose the model mlp for rows of numbers"):
        train(Settings(data="iris", model="convnet"))
