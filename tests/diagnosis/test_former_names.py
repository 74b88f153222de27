"""Every name that the layer had in version 0.1 works for one release more, and warns.

To be deleted together with `_former_names.py`.
"""

from importlib import import_module

import jax
import numpy as np
import pytest

import steepest.diagnosis as diagnosis
from steepest.diagnosis import Verdict, checks
from steepest.diagnosis._former_names import MOVED, OF_A_START, former
from steepest.models import mlp
from steepest.objectives import hinge

from .conftest import FEW_ROWS, net

FORMER = """
Attempt Backprop Call Case Check Diagnosis EndTest Examination Finding Fix Gain Held
Interval Layer LearningRates NoiseMeter NoiseScale NotFinite Paragraph RangeTest
Sentences Spent Symptom Verdict Watch activation_of backprop case_of case_of_material
case_of_run check_batch_mean check_batch_size check_critical_point check_dead_units
check_direction check_epochs check_gradient check_initial_loss check_learning_rate
check_margin check_memorize check_momentum check_not_finite check_penalty
check_saturated_units check_schedule check_scores check_signal check_stability
check_start check_symmetry check_weight_scale checks diagnose fix languages layers_of
learning_rates load_call measure_end measure_noise_scale measure_rates paragraphs
remedied sentences told tried
"""
"""The whole `__all__` of version 0.1."""

RENAMED = {
    "Held": "RowLosses",
    "remedied": "retrained",
    "told": "as_text",
    "tried": "fix_report",
}


def warned(name):
    """Return what a former name stands for; without a warning the test fails."""
    with pytest.warns(DeprecationWarning, match=rf"diagnosis\.{name} moved to "):
        return getattr(diagnosis, name)


@pytest.mark.parametrize("name", FORMER.split())
def test_no_name_is_gone(name):
    if name in diagnosis.__all__:
        assert hasattr(diagnosis, name)  # without a warning
    else:
        assert callable(warned(name))


@pytest.mark.parametrize("name", MOVED)
def test_what_moved_is_the_same_thing(name):
    module = import_module(f"steepest.diagnosis.{MOVED[name].partition(':')[0]}")
    found = warned(name)
    assert found is getattr(module, RENAMED.get(name, name))
    assert found.__module__ == module.__name__


def test_the_warning_says_the_new_name_and_where_it_was_used():
    with pytest.warns(DeprecationWarning, match="told") as caught:
        _ = diagnosis.told
    assert str(caught[0].message) == (
        "steepest.diagnosis.told moved to steepest.diagnosis.language._text.as_text; "
        "the former name goes with the next release."
    )
    assert caught[0].filename == __file__


def test_a_name_that_never_was():
    with pytest.raises(AttributeError) as error:
        former("check_everything")
    assert str(error.value) == (
        "module 'steepest.diagnosis' has no attribute 'check_everything'"
    )
    assert not hasattr(diagnosis, "margin")  # a check, but no name of the layer


def test_a_margin_was_given_an_objective_alone():
    check = warned("check_margin")
    sick = net(hinge(margin=100.0))
    found = check(sick)
    assert (found.verdict, found.because) == (Verdict.WARN, "too_large")
    assert check(sick, symptom=True).verdict is Verdict.FAIL
    assert check(net()).because == "no_margin"


def test_symmetry_was_given_the_parameters_alone():
    check = warned("check_symmetry")
    params = mlp(6, 5, 3).init(jax.random.key(0))
    assert check(params).because == "different"
    assert check(jax.tree.map(np.zeros_like, params)).because == "twins"


def test_scores_were_given_objective_parameters_and_rows():
    check = warned("check_scores")
    objective = net()
    params = objective.model.init(jax.random.key(0))
    found = check(objective, params, FEW_ROWS)
    assert (found.check, found.verdict) == ("scores", Verdict.PASS)
    user = check(lambda w, batch: 0.0, {}, FEW_ROWS)
    assert user.because == "user_function"


def test_other_checks_were_given_a_case_as_they_are_now(trained_case):
    check = warned("check_learning_rate")
    case = trained_case()
    assert check(case).to_json() == checks["learning_rate"](case).to_json()
    assert check(case, symptom=True).because == "inside"


@pytest.mark.parametrize("name", OF_A_START)
def test_every_check_of_a_start_takes_what_it_took(name):
    objective = net(hinge(), activation="tanh")
    parts = {
        "objective": objective,
        "start": objective.model.init(jax.random.key(0)),
        "rows": FEW_ROWS,
    }
    found = warned(f"check_{name}")(*(parts[part] for part in OF_A_START[name]))
    assert found.check == name
    expected = Verdict.SKIPPED if name == "dead_units" else Verdict.PASS
    assert found.verdict is expected
