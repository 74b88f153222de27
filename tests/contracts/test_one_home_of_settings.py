"""Every door to a training has the settings of `steepest.settings`, and means the same.

What a door leaves out, adds or sets otherwise is listed here with its reason.
"""

import inspect
import re
from dataclasses import MISSING, fields
from types import SimpleNamespace

import numpy as np
import pytest
import typer

from steepest import DescentClassifier, DescentRegressor, descend
from steepest.cli._app import app
from steepest.cli._rates import LEFT_OUT
from steepest.cli._settings import settings_from_options
from steepest.estimators import _base
from steepest.settings import (
    DataSettings,
    DescentSettings,
    ObjectiveSettings,
    Settings,
    option_of,
)
from steepest.trained._keywords import Keywords

DESCENT = {field.name for field in fields(DescentSettings)}
ALL = {field.name for field in fields(Settings)}

# `descend` is the bare method; who names no rule for a training wants one that suits
# most data.
OTHER_DEFAULTS = {"optimizer": ("sgd", "adam"), "schedule": ("constant", "cosine")}

# What `descend` is given beside settings: rows, and what is done while it runs.
OF_ONE_CALL = {
    *("objective", "params", "data", "validation", "evaluate_every", "callbacks"),
    *("watch", "on_snapshot", "snapshot_every", "resume_from", "target_unit"),
    "exact_zeros",
}

# scikit-learn has its own words, and `fit` is given rows where a training reads files.
SCIKIT_LEARN = {
    *("random_state", "validation_fraction", "warm_start", "callbacks", "verbose"),
    *("tol", "fit_intercept"),
}
NOT_OF_ESTIMATORS = {
    "seed": "random_state",
    "validation": "validation_fraction, X_val",
    "augment": "a transformer of the pipeline",
    "features": "a transformer of the pipeline",
    "data": "X, y",
    "target": "y",
    "task": "the class of the estimator",
    "test": "score(X, y)",
    "skip_bad": "scikit-learn refuses them",
    "image_size": "a transformer of the pipeline",
    "columns": "the columns of X",
    "ignore": "the columns of X",
    "keep": "the columns of X",
    "join_classes": "y",
    "decimal": "X holds numbers",
    "thousands": "X holds numbers",
    "missing": "X holds numbers",
    "no_header": "X comes from no file",
    "encoding": "X comes from no file",
    "memory": "X is in memory",
}

# Another value than the default; tests/cli/test_train.py types another for each option.
OTHERWISE = {
    "model": "mlp",
    "hidden": (6, 5),
    "filters": (2, 4),
    "kernel": 5,
    "batch_norm": False,
    "activation": "tanh",
    "start": "glorot",
    "dropout": 0.25,
    "input_dropout": 0.125,
    "last_activation": "tanh",
    "loss": "huber",
    "loss_options": {"delta": 0.5},
    "penalty": "elastic_net",
    "penalty_options": {"l1_ratio": 0.3},
    "penalty_strength": 0.1,
    "optimizer": "momentum",
    "optimizer_options": {"momentum": 0.5},
    "learning_rate": 0.01,
    "schedule": "linear",
    "schedule_options": {"end": 0.1},
    "warmup": 3,
    "batch_size": 7,
    "epochs": 2,
    "clip_norm": 0.5,
    "metric": "r2",
    "patience": 4,
    "shuffle": False,
    "seed": 5,
    "dtype": "float64",
}


def defaults_of(call) -> dict[str, object]:
    parameters = inspect.signature(call).parameters.items()
    return {name: each.default for name, each in parameters if name != "self"}


def default_of(field) -> object:
    return field.default if field.default is not MISSING else field.default_factory()


def parameters_of(command: str) -> dict[str, object]:
    group = typer.main.get_command(app)
    return {each.name: each for each in group.commands[command].params}


def documented(text: str) -> set[str]:
    """Return the names that a numpydoc section of parameters or attributes explains."""
    heads = re.findall(r"^([\w, ]+) : ", text, re.MULTILINE)
    return {name for head in heads for name in head.split(", ")}


def test_the_settings_of_a_training_are_those_of_its_parts():
    parts = [DataSettings, ObjectiveSettings, DescentSettings]
    names = [field.name for part in parts for field in fields(part)]
    assert names == [field.name for field in fields(Settings)]  # none twice, in order
    whole = {field.name: default_of(field) for field in fields(Settings)}
    for field in (field for part in parts for field in fields(part)):
        own = default_of(field)
        expected = OTHER_DEFAULTS.get(field.name, (own, own))
        assert (own, whole[field.name]) == expected


def test_descend_takes_the_settings_of_a_descent():
    found = defaults_of(descend)
    assert set(found) == DESCENT | OF_ONE_CALL
    for field in fields(DescentSettings):
        default = default_of(field)
        assert found[field.name] == (None if default == {} else default)


@pytest.mark.parametrize("estimator", [DescentClassifier, DescentRegressor])
def test_an_estimator_takes_the_settings_of_a_training(estimator):
    found = defaults_of(estimator.__init__)
    own = {"class_weight"} if estimator is DescentRegressor else set()  # of classes
    assert set(found) == ALL - set(NOT_OF_ESTIMATORS) - own | SCIKIT_LEARN
    for field in fields(Settings):
        if field.name in found:
            default = default_of(field)
            assert found[field.name] == (None if default == {} else default)


@pytest.mark.parametrize("estimator", [DescentClassifier, DescentRegressor])
def test_an_estimator_means_what_a_training_means(estimator, monkeypatch):
    """Each other value arrives in the settings of the same name."""
    seen = {}

    def fake_descend(objective, params, data, **settings):
        for name in OF_ONE_CALL & set(settings):
            settings.pop(name)
        seen.update(settings)
        return SimpleNamespace(outcome="finished", notes=())

    def fake_build(settings, *shapes, **rest):
        seen.update(settings.keywords())
        return build_objective(settings, *shapes, **rest)

    build_objective = _base.build_objective
    monkeypatch.setattr(_base, "descend", fake_descend)
    monkeypatch.setattr(_base, "build_objective", fake_build)
    given = dict(OTHERWISE)
    if estimator is DescentClassifier:
        given |= {"loss": "hinge", "loss_options": {"margin": 2.0}}
        given |= {"metric": "accuracy"}
    asked = {"random_state" if k == "seed" else k: v for k, v in given.items()}
    estimator(**asked).fit(np.arange(24.0).reshape(12, 2), np.arange(12) % 3)
    assert seen == given
    untold = {"scaling", "class_weight"}  # done to the rows before
    assert set(given) == ALL - set(NOT_OF_ESTIMATORS) - untold | {"seed"}
    defaults = {field.name: default_of(field) for field in fields(Settings)}
    assert all(value != defaults[name] for name, value in given.items())


def test_the_options_of_train_are_the_settings():
    found = parameters_of("train")
    assert set(found) >= ALL
    typed = {name: found[name].default for name in ALL}
    assert settings_from_options(typed) == Settings()
    for field in fields(Settings):
        flag = option_of(field).flag
        assert not flag or flag.split("/")[0] in found[field.name].opts


def test_the_options_of_rates_are_the_settings_that_a_trial_has():
    found = parameters_of("rates")
    assert set(found) & ALL == ALL - LEFT_OUT


@pytest.mark.parametrize(
    ("door", "names"),
    [
        (descend, DESCENT),
        (DataSettings, {field.name for field in fields(DataSettings)}),
        (ObjectiveSettings, {field.name for field in fields(ObjectiveSettings)}),
        (DescentSettings, DESCENT),
        (DescentClassifier, set(defaults_of(DescentClassifier.__init__))),
        (DescentRegressor, set(defaults_of(DescentRegressor.__init__))),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_setting_is_explained_where_it_is_taken(door, names):
    assert names <= documented(inspect.getdoc(door))


def test_train_takes_every_setting_by_name_and_the_data_in_front():
    assert {"data", *Keywords.__annotations__} == ALL
    assert list(Keywords.__annotations__) == [
        field.name
        for part in (DataSettings, ObjectiveSettings, DescentSettings)
        for field in fields(part)
        if field.name != "data"
    ]
