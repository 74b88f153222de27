import sys

import jax
import numpy as np
import pytest

from steepest.diagnosis import check_gradient, load_call
from steepest.errors import ModelError, UnknownNameError

MODULE = """
import numpy as np

params = {"w": np.array([1.0, 2.0])}

def batch():
    return np.eye(2)

def loss(params, batch, power=2):
    return ((batch @ params["w"]) ** power).mean()

def loss_gradient(params, batch):
    return {"w": 2 * batch.T @ (batch @ params["w"]) / len(batch)}

def alone(params):
    return (params["w"] ** 3).sum()

def three(params, inputs, targets):
    return ((inputs @ params["w"] - targets) ** 2).mean()

inputs, targets = np.eye(2), np.ones(2)

def without(nothing):
    return 0.0

def broken():
    return 1 / 0

def needs(broken):
    return 0.0

def no_arguments(power=2):
    return 0.0
"""


@pytest.fixture
def own_module(tmp_path, monkeypatch):
    (tmp_path / "own_slopes.py").write_text(MODULE)
    monkeypatch.chdir(tmp_path)
    yield
    sys.modules.pop("own_slopes", None)


@pytest.mark.usefixtures("own_module")
def test_arguments_are_found_by_their_names():
    call = load_call("own_slopes:loss", "loss_gradient")
    np.testing.assert_array_equal(call.batch, np.eye(2))
    assert check_gradient(*call[:3], gradient=call.gradient).verdict == "pass"
    alone = load_call("own_slopes:alone")
    assert alone.batch is None
    assert alone.gradient is None
    three = load_call("own_slopes:three")
    assert len(three.batch) == 2
    assert float(three.function(three.params, three.batch)) == pytest.approx(0.5)
    assert check_gradient(*three[:3]).verdict == "pass"


@pytest.mark.usefixtures("own_module")
def test_an_objective_takes_params_and_batch(tmp_path):
    (tmp_path / "own_objective.py").write_text(
        "import jax, numpy as np\n"
        "from steepest.models import linear\n"
        "from steepest.objectives import Batch, Objective, hinge\n"
        "objective = Objective(linear(2, 3), hinge())\n"
        "params = objective.model.init(jax.random.key(0))\n"
        "batch = Batch(np.eye(2), np.array([0, 2]))\n"
    )
    call = load_call("own_objective:objective")
    del sys.modules["own_objective"]
    assert jax.tree.map(np.shape, call.params) == {"bias": (3,), "weight": (3, 2)}
    assert check_gradient(*call[:3]).verdict == "pass"


@pytest.mark.usefixtures("own_module")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "without",
            "takes 'nothing', and its module has .* nothing = …, or a",
        ),
        ("needs", r"broken\(\), which makes an argument of .* ZeroDivisionError"),
        ("no_arguments", "takes no arguments. Its first one must be the parameters"),
        ("params", "is a dict and cannot be called"),
    ],
)
def test_what_cannot_be_called_is_explained(name, message):
    with pytest.raises(ModelError, match=message):
        load_call(f"own_slopes:{name}")


@pytest.mark.usefixtures("own_module")
def test_names_that_are_not_there():
    with pytest.raises(UnknownNameError, match="'los'. Did you mean 'loss'"):
        load_call("own_slopes:los")
    with pytest.raises(UnknownNameError, match="Did you mean 'loss_gradient'"):
        load_call("own_slopes:loss", "loss_gradiant")
    with pytest.raises(ModelError, match="function's path must read package.module"):
        load_call("own_slopes")
