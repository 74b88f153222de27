import inspect

import jax.numpy as jnp
import pytest

from steepest import descend
from steepest.diagnosis import Verdict, case_of, checks, languages, sentences
from steepest.diagnosis._checks import EXPLAINS, FREE

NAMES = {
    *("finite", "order", "labels", "leak", "learnable", "scale", "columns"),
    *("imbalance", "shift", "targets", "batch_mean", "gradient", "scores", "margin"),
    *("symmetry", "weight_scale", "dead_units", "saturated_units", "signal"),
    *("initial_loss", "critical_point", "penalty", "momentum", "schedule"),
    *("learning_rate", "stability", "direction", "not_finite", "batch_size"),
    *("epochs", "model_size", "overfitting", "memorize"),
}


def test_all_questions_are_there():
    assert set(checks) == NAMES
    assert NAMES >= FREE


def test_a_cause_stands_before_what_it_explains_at_the_same_depth_or_above():
    depths = [check.depth for check in checks.values()]
    assert depths == sorted(depths)


def test_what_is_explained_is_a_check():
    named = {
        each.split("/")[0] for explained in EXPLAINS.values() for each in explained
    }
    assert named <= NAMES
    assert set(EXPLAINS) <= NAMES


def test_nothing_explains_itself_not_even_in_a_circle():
    def reached(name, seen=()):
        assert name not in seen, (*seen, name)
        for each in EXPLAINS.get(name, ()):
            reached(each, (*seen, name))

    for name in NAMES:
        reached(name)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_check_has_a_name_a_title_and_a_blind_spot(language):
    table = languages[language]
    for name in checks:
        for code in ("name", "title", "cannot_see"):
            assert table[f"{code}/{name}"]


def test_both_languages_have_the_same_codes():
    assert set(languages["en"]) == set(languages["ko"])


def test_every_check_takes_a_function_without_rows():
    start = jnp.array([1.0, -2.0])

    def bowl(w):
        return (w**2).sum()

    run = descend(bowl, start, learning_rate=0.1, epochs=20)
    case = case_of(run, objective=bowl, params=start)
    for check in checks.values():
        assert "symptom" in inspect.signature(check.__call__).parameters
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
