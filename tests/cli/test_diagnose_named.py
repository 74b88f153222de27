"""`steepest diagnose package.module:make_model data.csv --target price`."""

import numpy as np
import pytest


@pytest.fixture
def houses(here, monkeypatch):
    """Write a table and a module beside it, and import from there."""
    draw = np.random.default_rng(0)
    size, age = draw.uniform(40, 200, 80), draw.uniform(0, 50, 80)
    price = 3 * size - 2 * age + draw.normal(0, 5, 80)
    rows = zip(size, age, price, strict=True)
    lines = [",".join(f"{value:.2f}" for value in row) for row in rows]
    (here / "houses.csv").write_text("\n".join(["size,age,price", *lines]))
    (here / "houses_model.py").write_text(
        "from sklearn.linear_model import Ridge\n"
        "from steepest.models import linear\n"
        "fitted = Ridge(0.1)\n"
        "def make_model(n_inputs, n_outputs):\n"
        "    return linear(n_inputs, n_outputs)\n"
    )
    monkeypatch.syspath_prepend(here)
    return "houses.csv"


@pytest.mark.parametrize("name", ["make_model", "fitted"])
def test_a_model_is_named_by_its_path(steepest, houses, name):
    asked = (f"houses_model:{name}", houses, "--target", "price", "--budget", "0")
    answer = steepest("diagnose", *asked, "--json")
    assert answer.status in (0, 1)
    found = answer.json
    assert {"verdict", "findings", "notes"} <= set(found)
    assert [f for f in found["findings"] if f["because"] == "error"] == []


def test_a_model_that_is_not_there_is_named(steepest, houses):
    answer = steepest("diagnose", "houses_model:mlp", houses, "--target", "price")
    assert answer.status == 2
    assert "mlp" in answer.errors
