"""The table of all checks: their order, and which of them explain which others."""

import ast
import inspect
from pathlib import Path

import jax.numpy as jnp
import pytest

from steepest import descend
from steepest.diagnosis import Check, Verdict, case_of, checks, languages, sentences
from steepest.diagnosis._causes import consequences_of
from steepest.diagnosis.checks import finite

FOLDER = Path(finite.__file__).parent

NAMES = {
    *("finite", "order", "labels", "leak", "learnable", "scale", "columns"),
    *("imbalance", "shift", "targets", "batch_mean", "gradient", "scores", "margin"),
    *("symmetry", "weight_scale", "dead_units", "saturated_units", "signal"),
    *("initial_loss", "critical_point", "penalty", "momentum", "schedule"),
    *("learning_rate", "stability", "direction", "not_finite", "batch_size"),
    *("epochs", "model_size", "overfitting", "memorize"),
}

FREE = {
    *("finite", "order", "scale", "columns", "imbalance", "targets", "margin"),
    *("symmetry", "weight_scale", "momentum", "schedule"),
}

EXPLAINS = {
    "finite": (
        "batch_mean batch_size columns critical_point dead_units direction epochs "
        "gradient imbalance initial_loss labels leak learnable learning_rate margin "
        "model_size momentum not_finite order overfitting penalty saturated_units "
        "scale schedule scores shift signal stability symmetry targets weight_scale"
    ),
    "order": (
        "batch_size critical_point direction epochs learning_rate model_size momentum "
        "not_finite penalty schedule stability"
    ),
    "labels": (
        "batch_mean batch_size columns critical_point dead_units direction epochs "
        "gradient imbalance initial_loss leak learnable learning_rate margin "
        "model_size momentum not_finite overfitting penalty saturated_units scale "
        "schedule scores shift signal stability symmetry targets weight_scale"
    ),
    "learnable": (
        "batch_mean batch_size columns critical_point dead_units direction epochs "
        "gradient initial_loss learning_rate margin model_size momentum not_finite "
        "overfitting penalty saturated_units scale schedule scores shift signal "
        "stability symmetry targets weight_scale"
    ),
    "scale": (
        "batch_size critical_point dead_units direction epochs initial_loss "
        "learning_rate memorize model_size momentum not_finite penalty saturated_units "
        "schedule signal stability"
    ),
    "imbalance": "epochs learnable model_size",
    "shift": "model_size overfitting",
    "targets": (
        "batch_size critical_point direction epochs initial_loss learning_rate "
        "memorize model_size momentum not_finite penalty schedule stability"
    ),
    "batch_mean": (
        "batch_size critical_point direction epochs initial_loss learning_rate "
        "model_size momentum not_finite overfitting penalty schedule stability"
    ),
    "gradient": (
        "batch_size critical_point dead_units direction epochs learning_rate memorize "
        "model_size momentum not_finite overfitting penalty schedule signal stability"
    ),
    "scores": (
        "batch_size critical_point direction epochs initial_loss learning_rate "
        "memorize model_size momentum not_finite penalty schedule signal stability"
    ),
    "margin": (
        "batch_size critical_point direction epochs initial_loss learning_rate "
        "memorize model_size momentum not_finite overfitting penalty schedule "
        "stability"
    ),
    "symmetry": (
        "critical_point dead_units epochs learning_rate memorize model_size not_finite "
        "signal weight_scale"
    ),
    "weight_scale": (
        "critical_point dead_units epochs initial_loss learning_rate memorize "
        "model_size not_finite overfitting saturated_units signal"
    ),
    "dead_units": (
        "critical_point epochs learning_rate memorize model_size not_finite signal"
    ),
    "saturated_units": (
        "critical_point epochs learning_rate memorize model_size not_finite signal"
    ),
    "signal": "critical_point epochs learning_rate memorize model_size not_finite",
    "initial_loss": "epochs learning_rate model_size not_finite",
    "critical_point": "batch_size direction epochs model_size",
    "memorize": "epochs model_size",
    "penalty": (
        "batch_size critical_point direction epochs learning_rate model_size "
        "not_finite stability"
    ),
    "momentum": (
        "batch_size critical_point direction epochs learning_rate model_size "
        "not_finite stability"
    ),
    "schedule": (
        "batch_size critical_point direction epochs learning_rate model_size "
        "not_finite stability"
    ),
    "learning_rate": (
        "batch_size critical_point direction epochs model_size not_finite overfitting "
        "stability"
    ),
    "batch_size": "epochs model_size",
    "epochs": "model_size",
}
"""What each check explains, in names; the checks that are left out explain nothing."""


def test_all_questions_are_there():
    assert set(checks) >= NAMES
    assert [name for name, check in checks.items() if check.name != name] == []


def test_what_costs_nothing_and_what_is_asked_on_request():
    assert {name for name in NAMES if checks[name].free} == FREE
    assert {name for name in NAMES if checks[name].on_request} == {"memorize"}


def test_every_file_of_a_check_is_in_the_table():
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == set(checks)


def test_the_order_of_the_imports_is_the_order_of_the_table():
    tree = ast.parse((FOLDER / "__init__.py").read_text("utf-8"))
    imported = [
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module is None and node.level == 1
        for alias in node.names
    ]
    assert imported == list(checks)


def test_a_cause_stands_before_what_it_explains_at_the_same_stage_or_above():
    stages = [check.stage for check in checks.values()]
    assert stages == sorted(stages)


def test_what_every_check_explains():
    """Among the checks written down here: a new one adds its own, and changes none."""
    consequences = {name: sorted(consequences_of(name) & NAMES) for name in NAMES}
    assert consequences == {name: EXPLAINS.get(name, "").split() for name in NAMES}
    assert sum(map(len, consequences.values())) == 272


def test_what_is_explained_is_a_check():
    explained = {other for name in checks for other in consequences_of(name)}
    assert explained <= set(checks)
    assert set(EXPLAINS) <= NAMES


def test_nothing_explains_itself_not_even_in_a_circle():
    def reached(name, seen=()):
        assert name not in seen, (*seen, name)
        for each in consequences_of(name):
            reached(each, (*seen, name))

    for name in checks:
        reached(name)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_check_has_a_name_a_title_and_a_blind_spot(language):
    table = languages[language]
    for name in checks:
        for code in ("name", "title", "cannot_see"):
            assert table[f"{code}/{name}"]


@pytest.mark.parametrize("name", checks)
def test_every_check_is_asked_and_has_a_page_a_source_and_a_cost(name):
    check = checks[name]
    assert check.question.endswith("?")
    assert "## Measured" in check.page
    assert "## Bound" in check.page
    assert check.source
    assert check.costs
    assert len(check.says) > 1


def test_every_check_takes_a_function_without_rows():
    start = jnp.array([1.0, -2.0])

    def bowl(w):
        return (w**2).sum()

    run = descend(bowl, start, learning_rate=0.1, epochs=20)
    case = case_of(run, objective=bowl, params=start)
    assert "symptom" in inspect.signature(Check.__call__).parameters
    for check in checks.values():
        found = check(case, symptom=False)
        assert found.check == check.name
        assert found.verdict in (Verdict.PASS, Verdict.SKIPPED), found
        assert str(sentences(found))


def test_the_cost_of_a_check_is_said_in_epochs():
    start = jnp.array([1.0])
    run = descend(lambda w: (w**2).sum(), start, learning_rate=0.1, epochs=4)
    case = case_of(run, objective=lambda w: (w**2).sum(), params=start)
    assert checks["finite"].epochs(case) == 0
    assert checks["learning_rate"].epochs(case) == 7 * 96 / 3  # a step is an epoch
    assert checks["stability"].epochs(case) == 24


@pytest.mark.parametrize("name", checks)
def test_what_explains_a_check_stands_before_it(name):
    before = list(checks)[: list(checks).index(name)]
    assert set(checks[name].explained_by) <= set(before)
