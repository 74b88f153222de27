import csv
import hashlib
import io
import subprocess
import sys

import numpy as np
import pytest

from steepest.data import load
from steepest.errors import UnknownNameError
from steepest.tables import example_tables, table_named, table_text


def columns_of(name: str) -> dict[str, list[str]]:
    rows = list(csv.DictReader(io.StringIO(table_text(name))))
    return {column: [row[column] for row in rows] for column in rows[0]}


@pytest.mark.parametrize("name", example_tables)
def test_a_table_is_small_and_as_people_have_them(name):
    columns = columns_of(name)
    assert 200 <= len(columns[example_tables[name].target]) <= 300
    assert "" in {cell for cells in columns.values() for cell in cells}
    assert "" not in columns[example_tables[name].target]
    numeric = [all(_is_number(cell) for cell in cells) for cells in columns.values()]
    assert any(numeric)
    assert not all(numeric)


def _is_number(text: str) -> bool:
    return text.replace(".", "").replace("-", "").isdigit() or not text


def test_a_table_is_the_same_for_everyone():
    digests = {
        name: hashlib.sha256(table_text(name).encode()).hexdigest()[:12]
        for name in example_tables
    }
    assert digests == {
        "churn": "b13398338480",
        "houses": "33bb9b7a5b9e",
        "sensors": "31035fa904e2",
    }


@pytest.mark.parametrize(
    ("name", "task"),
    [
        ("churn", "classification"),
        ("houses", "regression"),
        ("sensors", "regression"),
    ],
)
def test_a_table_can_be_learned_from(name, task, tmp_path):
    path = tmp_path / f"{name}.csv"
    path.write_text(table_text(name), "utf-8")
    splits = load(str(path), target=example_tables[name].target, validation=0.3, seed=0)
    train, validation = splits.train, splits.validation
    assert train.task == task

    def design(part) -> np.ndarray:
        return np.c_[part.inputs, np.ones(len(part))]

    targets = np.asarray(train.targets, float).reshape(len(train))
    weights, *_ = np.linalg.lstsq(design(train), targets, rcond=None)
    predicted = design(validation) @ weights
    true = np.asarray(validation.targets, float).reshape(len(validation))
    assert np.corrcoef(predicted, true)[0, 1] > 0.5


def test_sensors_have_targets_that_are_far_off():
    power = np.array([float(cell) for cell in columns_of("sensors")["power"]])
    far = power > 30  # no machine takes that much
    assert 2 <= far.sum() <= 12


def test_churn_has_classes_of_unequal_size():
    left = columns_of("churn")["churned"].count("yes")
    assert 0.1 < left / 300 < 0.35


def test_an_unknown_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownNameError, match="'house'. Did you mean 'houses'"):
        table_named("house")


def test_nothing_heavy_is_loaded():
    code = (
        "import sys, steepest.tables as t; t.table_text('houses');"
        "print({'numpy', 'jax'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "set()\n"
