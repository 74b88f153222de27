"""A sweep: each member as it would be alone, wherever joblib runs it."""

from dataclasses import replace

import joblib
import numpy as np
import pytest
from joblib._parallel_backends import ThreadingBackend

from steepest import sweep as sweep_of_data
from steepest.errors import SettingError
from steepest.language import speaking, told
from steepest.report import draw_sweep, sweep_sentences, sweep_table
from steepest.training import (
    Combination,
    Settings,
    Sweep,
    numbers_of,
    sizes_of,
    sweep,
    train,
)

ASKED = Settings(
    data="iris",
    model="mlp",
    hidden=(4,),
    dropout=0.2,
    optimizer="momentum",
    epochs=3,
    seed=5,
)
RATES, L2, SIZES = (0.02, 0.1), (0.0, 0.05), (16, "full")


@pytest.fixture(scope="module")
def found():
    return sweep(ASKED, rates=RATES, l2=L2, batch_sizes=SIZES, seeds=2)


def test_each_member_is_what_it_would_be_alone(found):
    assert len(found) == 8
    assert found.seeds == (5, 6)
    for one in list(found)[::3]:
        alone = train(replaced(one))
        expected = alone.metrics["validation"]["loss"]
        assert one.values[0] == pytest.approx(expected, rel=1e-5)


def replaced(one):
    return replace(
        ASKED,
        learning_rate=one.rate,
        penalty="l2",
        penalty_strength=one.l2,
        batch_size=one.batch_size,
    )


def test_the_best_comes_first_and_can_be_trained(found):
    means = [one.mean for one in found]
    assert means == sorted(means)
    assert found.settings.learning_rate == found.best.rate
    run = train(found.settings)
    assert run.metrics["validation"]["loss"] == pytest.approx(
        found.best.values[0], rel=1e-5
    )


def test_a_backend_of_the_users_own_runs_the_tasks(found):
    ran = []

    class Counting(ThreadingBackend):
        def submit(self, func, callback=None):
            ran.append(func)
            return super().submit(func, callback)

    joblib.register_parallel_backend("counting", Counting)
    with joblib.parallel_config(backend="counting", n_jobs=2):
        again = sweep(ASKED, rates=RATES, l2=L2, batch_sizes=SIZES, seeds=2)
    assert len(ran) == 4
    assert again.combinations == found.combinations


def test_other_processes_find_the_same():
    asked = Settings(data="iris", epochs=2)
    here = sweep(asked, rates=(0.1,), seeds=2)
    there = sweep(asked, rates=(0.1,), seeds=2, jobs=2)
    assert there.combinations == here.combinations


def test_arrays_and_a_metric_that_is_larger_when_better(rng):
    X = rng.normal(size=(90, 3))
    y = (X[:, 0] > 0).astype(int)
    found = sweep_of_data(
        (X, y), rates=(1e-5, 0.1), epochs=5, metric="accuracy", batch_sizes=["auto", 8]
    )
    assert found.best.rate == 0.1
    assert found.best.mean > 0.8
    assert [one.batch_size for one in found] == [8, 8]  # "auto" is 8 here


def of_values(*values, part="validation"):
    combinations = [
        Combination(10.0**-i, 0.0, 32, tuple(v)) for i, v in enumerate(values)
    ]
    return Sweep(tuple(combinations), (0, 1, 2), "loss", part, Settings())


def test_what_it_says():
    close = of_values((1.0, 1.2, 1.1), (1.3, 1.1, 1.2), (3.0, 3.1, 3.2))
    sentences = sweep_sentences(close)
    assert "learning rate 1, l2 0, batch size 32" in sentences[0]
    assert sentences[1].startswith("2 combinations cannot be told from it")
    assert "edge of those tried" in sentences[2]
    nan = (np.nan,) * 3
    assert sweep_sentences(of_values(nan)) == [
        "Every combination diverged. Try smaller learning rates."
    ]
    assert not of_values(nan).worked
    assert of_values(nan).to_json()["combinations"][0]["values"] == [None] * 3
    table = sweep_table(of_values((1.0, 2.0, 3.0), nan))
    assert table[1] == ["1", "0", "32", "2", "1"]
    assert table[2][3:] == ["diverged", ""]
    by_heart = sweep_sentences(of_values((1.0, 2.0, 3.0), part="train"))
    assert "learned by heart" in by_heart[-1]
    assert "learning rate" in str(close)
    assert "<table" in close._repr_html_()
    with speaking("ko"):
        assert "학습률" in sweep_table(close)[0][0]
        assert all("combination" not in told(s) for s in sentences)


def test_the_picture(found, tmp_path):
    assert draw_sweep(found, tmp_path / "sweep.svg").stat().st_size > 5000


def test_values_that_are_typed():
    assert numbers_of("l2", " 0, 1e-3") == (0.0, 0.001)
    assert sizes_of("8,full,auto") == [8, "full", "auto"]
    with pytest.raises(SettingError, match="rates are numbers separated by commas"):
        numbers_of("rates", "a,1")
    with pytest.raises(SettingError, match="whole numbers separated by commas"):
        sizes_of("8,0")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"rates": ()}, "there is none"),
        ({"rates": (0.1, -1.0)}, r"rates are numbers above 0; got -1\.0"),
        ({"rates": (0.1, 0.1)}, "stands twice in rates"),
        ({"l2": (-0.1,)}, "l2 are numbers from 0 up"),
        ({"seeds": 0}, "seeds is how many"),
        ({"batch_sizes": ()}, "one batch size or several"),
    ],
)
def test_what_cannot_be_tried(changed, message):
    with pytest.raises(SettingError, match=message):
        sweep(ASKED, **{"rates": (0.1,), **changed})


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"penalty": "l1"}, "strengths of the l2 penalty"),
        ({"optimizer": "polyak_sgd"}, "length of its own steps"),
        ({"patience": 2}, "Leave patience out"),
    ],
)
def test_settings_that_take_part_in_no_sweep(settings, message):
    with pytest.raises(SettingError, match=message):
        sweep(Settings(data="iris", **settings), rates=(0.1,))
