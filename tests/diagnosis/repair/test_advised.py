"""On which rows a repair is judged, and what is tried together."""

import jax
import numpy as np
import optax
import pytest

from steepest import Objective, descend
from steepest.diagnosis import Diagnosis, Finding, Symptom, Verdict, case_of, fix
from steepest.diagnosis.checks.leak import CHECK as LEAK
from steepest.diagnosis.repair._advised import (
    changes_of,
    changes_together,
    copies_in_validation,
)
from steepest.diagnosis.repair._gain import halves
from steepest.models import linear
from steepest.objectives import Loss, softmax_cross_entropy

DRAW = np.random.default_rng(3)
CLASSES = DRAW.integers(0, 2, 160).astype(np.int32)
INPUTS = np.float32(DRAW.normal(size=(160, 4)) + 2 * CLASSES[:, None])
MODEL = linear(4, 2)
OWN = Loss(
    name="mine",
    per_example=lambda scores, y: 3 * softmax_cross_entropy().per_example(scores, y),
    task="classification",
    at_equal_scores=lambda n, targets=None, weights=None: 3 * float(np.log(n)),
    n_scores=lambda n: n,
    predict=softmax_cross_entropy().predict,
)


def made(validation, loss=None, **settings):
    objective = Objective(MODEL, loss or softmax_cross_entropy())
    start = MODEL.init(jax.random.key(0))
    data = INPUTS[:80], CLASSES[:80]
    if "optimizer" not in settings:
        settings["learning_rate"] = 1e-4
    settings |= {"batch_size": 16, "epochs": 2}
    run = descend(objective, start, data, validation=validation, **settings)
    given = {"objective": objective, "params": start, "data": data}
    return case_of(run, **given, validation=validation)


def finding(check, because, *remedies, verdict=Verdict.FAIL, measured=None):
    return Finding(
        check=check,
        verdict=verdict,
        because=because,
        remedies=remedies,
        measured=measured or {},
    )


def test_rows_with_equal_inputs_are_in_the_same_half():
    twice = np.repeat(np.arange(80, 120), 2)
    case = made((INPUTS[twice], CLASSES[twice]))
    _, one, other = halves(case)
    assert len(one) + len(other) == 80
    assert not set(twice[one]) & set(twice[other])


def test_copies_of_training_rows_judge_nothing():
    chosen = np.r_[0:30, 80:110]
    case = made((INPUTS[chosen], CLASSES[chosen]))
    leaks = LEAK(case)
    assert leaks.verdict is Verdict.FAIL
    diagnosis = Diagnosis(findings=(leaks,), symptom=Symptom(beaten=True))
    copies = copies_in_validation(case, diagnosis)
    assert copies.tolist() == [True] * 30 + [False] * 30
    _, one, other = halves(case, copies)
    assert min(*one, *other) >= 30
    rate = finding("learning_rate", "too_low", {"learning_rate": 0.3})
    both = Diagnosis(findings=(rate, leaks), symptom=Symptom(beaten=True))
    assert fix(case, both).attempts[0].rows == 15


def test_nothing_is_tried_where_all_rows_are_copies():
    case = made((INPUTS[:60], CLASSES[:60]))
    rate = finding("learning_rate", "too_low", {"learning_rate": 0.3})
    both = Diagnosis(findings=(rate, LEAK(case)), symptom=Symptom(beaten=True))
    mended = fix(case, both)
    assert mended.attempts == ()
    assert "nearly all validation rows are copies" in " ".join(str(mended).split())


def test_a_cause_is_tried_with_what_it_explains():
    case = made((INPUTS[80:], CLASSES[80:]))
    rate = finding("learning_rate", "too_low", {"learning_rate": 1e-3})
    epochs = finding("epochs", "too_few", {"epochs": 16})
    size = finding("model_size", "too_small", {"learning_rate": 1.0})
    findings = (rate, epochs, size)
    causes = {"epochs": "learning_rate", "model_size": "learning_rate"}
    diagnosis = Diagnosis(findings=findings, causes=causes, symptom=Symptom())
    together = {"learning_rate": 1e-3, "epochs": 16}
    assert changes_together(rate, diagnosis, case) == [together]


def test_labels_that_cannot_be_learned_are_not_trained_longer():
    case = made((INPUTS[80:], CLASSES[80:]))
    failed = finding("learnable", "not_found")
    for findings, tried in (((failed,), 0), ((), 2)):
        diagnosis = Diagnosis(findings=findings, symptom=Symptom(beaten=True))
        attempts = fix(case, diagnosis).attempts
        assert bool(attempts) == bool(tried)


@pytest.mark.parametrize(("loss", "changes"), [(None, []), (OWN, [("loss", True)])])
def test_a_wrong_loss_of_the_users_own_is_replaced(loss, changes):
    case = made((INPUTS[80:], CLASSES[80:]), loss)
    advised = changes_of(finding("gradient", "factor"), case)
    assert [(name, True) for change in advised for name in change] == changes
    if advised:
        assert advised == [{"loss": "softmax_cross_entropy"}]


def test_a_schedule_inside_an_optax_transformation_is_replaced():
    own = optax.sgd(optax.linear_schedule(-1e-3, 0.0, 3))  # uphill
    case = made((INPUTS[80:], CLASSES[80:]), optimizer=own)
    mended = fix(case, Diagnosis(findings=(), symptom=Symptom(below_reference=True)))
    assert mended.change["optimizer"] == "adam"
    assert mended.gain.shown
