"""What every model that can learn does, and faults of which each breaks one."""

import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from steepest import models
from steepest.errors import UnknownNameError
from steepest.language import speaking
from steepest.testing import assert_learns

DRAW = np.random.default_rng(0)
X = DRAW.normal(size=(60, 4)).astype(np.float32)
Y = (X[:, 0] * X[:, 1] > 0).astype(int)
HEALTHY = models.mlp(4, [16], 2)


def altered(apply, model=HEALTHY, **changes):
    return replace(model, apply=apply, layers=None, units=None, **changes)


def broken(names, model, *rows, **options):
    with pytest.raises(AssertionError) as error:
        assert_learns(model, *(rows or (X, Y)), **options)
    text = str(error.value)
    found = {
        line.split(":")[0].strip() for line in text.splitlines()[1:] if line[2] != " "
    }
    assert found == set(names), text
    return text


@pytest.mark.parametrize(
    "model",
    [HEALTHY, models.mlp(4, [16], 2, dropout=0.5), models.linear(4, 2)],
    ids=str,
)
def test_healthy_models_learn(model):
    assert_learns(model, X, Y)


def test_numbers_and_functions(rng):
    assert_learns(models.linear(4, 1), X, X @ np.ones(4) + 0.5)

    def f(params, batch):
        inputs, targets = batch
        return jnp.mean((inputs @ params["w"] + params["b"] - targets) ** 2)

    start = {"w": jnp.zeros(4), "b": jnp.zeros(())}
    assert_learns(f, start, (X, X[:, 0] * 2 + 1))

    def random_one(params, batch):
        return f(params, batch) + jnp.float32(rng.random())

    broken(["evaluation"], random_one, start, (X, X[:, 0]), leave_out=("gradient",))


def test_a_gradient_that_is_a_hundredth_wrong():
    @jax.custom_vjp
    def scaled(x):
        return x

    scaled.defvjp(lambda x: (x, None), lambda _, g: (1.01 * g,))

    def apply(params, inputs, key=None):
        first = {**params[0], "bias": scaled(params[0]["bias"])}
        return HEALTHY.apply((first, *params[1:]), inputs, key)

    text = broken(["gradient"], altered(apply))
    assert "bias" in text


def test_a_start_that_is_too_certain():
    model = models.mlp(4, [16], 2, last_start="he", start_scale=10.0)
    broken(["chance"], model, leave_out=("by_heart",))


def test_scores_that_do_not_depend_on_the_rows():
    def apply(params, inputs, key=None):
        return HEALTHY.apply(params, jnp.zeros_like(inputs), key)

    text = broken(["by_heart", "moves"], altered(apply), leave_out=("gradient",))
    assert "20 rows cannot be learned by heart" in text
    with speaking("ko"):
        text = broken(["by_heart", "moves"], altered(apply), leave_out=("gradient",))
    assert "단언 5개 가운데 2개" in text


def test_a_parameter_that_is_not_used():
    def init(key):
        return (*HEALTHY.init(key), {"forgotten": jnp.ones(3)})

    def apply(params, inputs, key=None):
        return HEALTHY.apply(params[:-1], inputs, key)

    text = broken(["moves"], altered(apply, init=init))
    assert "1 of 5 parameters never move: [2]['forgotten']" in " ".join(text.split())


@pytest.mark.parametrize(
    ("drop", "said"),
    [
        (lambda key, p: p * jax.random.bernoulli(key, 0.3, p.shape), "must divide by"),
        (lambda key, p: p + 1.0, "compute different scores"),
    ],
)
def test_training_that_computes_something_else(drop, said):
    def apply(params, inputs, key=None):
        scores = HEALTHY.apply(params, inputs)
        return scores if key is None else drop(key, scores)

    if said == "compute different scores":  # the same for all scores changes no loss

        def apply(params, inputs, key=None):
            return HEALTHY.apply(params, inputs) * (1.0 if key is None else 2.0)

    text = broken(["evaluation"], altered(apply, stochastic=True))
    assert said in " ".join(text.split())


def test_an_unknown_name_is_refused():
    with pytest.raises(UnknownNameError, match="by_hart.*by-heart"):
        assert_learns(HEALTHY, X, Y, leave_out=("by_hart",))


def test_pytest_has_the_fixture(tmp_path):
    (tmp_path / "test_mine.py").write_text(
        "def test_there(assert_learns):\n    assert callable(assert_learns)\n"
    )
    plugin = tomllib.loads(
        Path(__file__).parents[2].joinpath("pyproject.toml").read_text()
    )
    (module,) = plugin["project"]["entry-points"]["pytest11"].values()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    answer = subprocess.run(
        # by its module, for an installation may be older than its entry point
        [*command, "-p", "no:steepest", "-p", module, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert "1 passed" in answer.stdout, answer.stdout + answer.stderr
