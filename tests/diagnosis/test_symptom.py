"""What is seen to be wrong with models whose weights are written down."""

import numpy as np
import pytest
from scipy.stats import binomtest, norm, t

from steepest.diagnosis import Symptom
from steepest.diagnosis._symptom import _combined, find_symptom
from steepest.diagnosis.measured._predicted import score_interval
from steepest.diagnosis.measured._reference import measure_reference
from steepest.runs import Outcome


@pytest.fixture
def with_weight(case_of, clouds):
    def make(scale, **others):
        weight = scale * np.eye(3, 6)
        return case_of(*clouds(120), held=clouds(100, 1), weight=weight, **others)

    return make


def test_a_model_as_good_as_simple_learners(with_weight):
    found = find_symptom(with_weight(1.0), ["reference"])
    assert not found
    assert found.measured["own"] > 0.98
    assert found.measured["part"] == "validation"
    assert found.measured["own_low"] < found.measured["own"]
    assert [code for code, _ in found.codes()] == ["as_good"]


def test_two_validation_rows_show_nothing(case_of, clouds):
    found = find_symptom(
        case_of(*clouds(120), held=clouds(2, 1), weight=np.eye(3, 6)), ["reference"]
    )
    assert found.measured["part"] == "train"


def test_the_interval_of_a_score(rng):
    wrong = np.r_[np.ones(7), np.zeros(33)]
    exact = binomtest(33, 40).proportion_ci(0.95, "exact")
    assert score_interval(wrong) == pytest.approx(tuple(exact))
    assert score_interval(np.zeros(9))[1] == 1.0
    squares = rng.random(50) ** 2
    low, high = score_interval(squares)
    by_t = t.interval(0.95, 49, squares.mean(), squares.std(ddof=1) / 50**0.5)
    assert (1 - high, 1 - low) == pytest.approx(by_t)
    assert score_interval(0.01 * rng.random(5))[1] <= 1.0
    twice = np.r_[np.full(25, 2.0), np.full(25, 1.0)]
    assert score_interval(squares, twice)[0] != low


def test_a_model_that_points_the_other_way(with_weight):
    case = with_weight(-1.0)
    found = find_symptom(case, ["reference"])
    assert found.below_reference
    predicted = np.argmin(case.validation.inputs[:, :3], axis=1)
    by_hand = np.mean(predicted == case.validation.targets)
    assert found.measured["own"] == pytest.approx(by_hand)
    assert found.measured["theirs"] - by_hand > 0.02
    assert [code for code, _ in found.codes()] == ["below_reference"]


def test_two_parts_together_decide_what_neither_does_alone():
    # two normal deviates of 2 each, of as many rows: (2 + 2) / √2 = 2.83
    assert _combined([(norm.sf(2), 100), (norm.sf(2), 100)]) == pytest.approx(
        norm.sf(8**0.5)
    )
    # weights √100 and √300: (2 · 10 − 1 · 17.3) / 20
    both = _combined([(norm.sf(2), 100), (norm.sf(-1), 300)])
    assert both == pytest.approx(norm.sf((20 - 300**0.5) / 20))


def test_a_run_that_diverged_is_not_compared(with_weight):
    found = find_symptom(with_weight(-1.0, outcome=Outcome.DIVERGED), ["reference"])
    assert found.diverged
    assert not found.below_reference


def test_any_part_makes_it_true():
    assert not Symptom()
    for part in ("diverged", "below_reference", "beaten"):
        assert Symptom(**{part: True})
    assert Symptom(beaten=True).to_json()["beaten"] is True


@pytest.mark.parametrize(
    ("learned", "codes", "slight"),
    [
        (0.91, {"beaten": True}, True),
        (0.89, {"beaten": True}, False),
        (0.91, {"below_reference": True}, True),
        (0.91, {"beaten": True, "unlearned": True}, False),
        (0.91, {"below_reference": True, "at_zero": True}, False),
        (float("nan"), {"diverged": True}, False),
        (float("nan"), {"beaten": True}, False),
        (0.91, {}, False),
        (0.91, {"beaten": True, "measured": {"left": 0.49}}, True),
        (0.91, {"beaten": True, "measured": {"left": 0.51}}, False),
    ],
)
def test_nearly_all_that_can_be_learned_is_a_slight_symptom(learned, codes, slight):
    assert Symptom(learned=learned, **codes).slight == slight


def test_the_share_that_was_learned_by_hand(with_weight):
    case = with_weight(-1.0)
    found = find_symptom(case, ["reference"])
    assert found.learned < 0  # worse than the best constant
    reference = case.once(measure_reference)
    prior = np.bincount(case.rows.targets).max() / len(case.rows.targets)
    shares = [
        (np.mean(np.argmin(part.inputs[:, :3], axis=1) == part.targets) - prior)
        / (1 - errors.mean() - prior)
        for part, errors in (
            (case.rows, reference.errors),
            (case.validation, reference.validation_errors),
        )
    ]
    assert found.learned == pytest.approx(min(shares))
