import sys

import pytest

MODULE = """
import jax, jax.numpy as jnp

@jax.custom_vjp
def same(x):
    return x

same.defvjp(lambda x: (x, None), lambda _, slope: (-slope,))

params = {"weight": jnp.array([[0.5, -1.0, 2.0]]), "bias": jnp.zeros(1)}
batch = jnp.eye(3)

def loss(params, batch):
    return jnp.mean((batch @ params["weight"].T + params["bias"]) ** 2)

def wrong(params, batch):
    return loss({**params, "bias": same(params["bias"])}, batch)

def own_gradient(params, batch):
    return jax.tree.map(lambda slope: 2 * slope, jax.grad(loss)(params, batch))
"""


@pytest.fixture(autouse=True)
def own_module(here):
    (here / "own_check.py").write_text(MODULE)
    yield
    sys.modules.pop("own_check", None)


def test_a_gradient_that_is_right(steepest):
    answer = steepest("check", "own_check:loss")
    assert answer.status == 0
    assert answer.output.startswith(
        "Pass: The gradient equals the slope in all 2 tensors"
    )
    rows = [line.split() for line in answer.output.splitlines()]
    assert ["tensor", "shape", "error", "ratio", "checked"] in rows
    (weight,) = (row for row in rows if row[:1] == ["weight"])
    assert (weight[1], weight[4:]) == ("1×3", ["3", "agrees"])


def test_a_gradient_that_is_wrong_fails(steepest):
    answer = steepest("check", "own_check:wrong", "--burn-in", "2")
    assert answer.status == 1
    assert answer.output.startswith(
        "Failure: The gradient of bias points the wrong way"
    )
    assert "Look for a missing or an extra minus sign" in answer.output


def test_a_gradient_of_ones_own_in_korean(steepest):
    answer = steepest(
        *("check", "own_check:loss", "--gradient", "own_gradient"),
        *("--language", "ko"),
    )
    assert answer.status == 1
    assert answer.output.startswith("실패: weight의 기울기가 수치 미분의 2배입니다.")
    assert "배수 오류" in answer.output


def test_json_holds_the_findings(steepest):
    answer = steepest("check", "own_check:wrong", "--json")
    assert answer.status == 1
    (finding,) = answer.json["findings"]
    assert answer.json["function"] == "own_check:wrong"
    assert (finding["check"], finding["verdict"]) == ("gradient", "fail")
    assert (finding["because"], finding["measured"]["tensor"]) == ("sign", "bias")
    assert [tensor["name"] for tensor in finding["measured"]["tensors"]] == [
        "bias",
        "weight",
    ]


def test_what_cannot_be_checked_is_misuse(steepest):
    answer = steepest("check", "own_check:los")
    assert answer.status == 2
    assert "Did you mean 'loss'" in answer.errors
    answer = steepest("check", "own_check:loss", "--language", "kr")
    assert answer.status == 2
    assert "Unknown language 'kr'. Available: en, ko" in answer.errors
