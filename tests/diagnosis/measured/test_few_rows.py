"""What a run made of few rows, between the best constant and memorizing."""

import jax
import numpy as np
import pytest

from steepest import descend
from steepest.diagnosis import Symptom, Verdict, case_of, diagnose, fix
from steepest.diagnosis.measured._few_rows import FewRows, measure_few_rows
from steepest.models import Model, linear, mlp
from steepest.objectives import Objective, absolute_error, squared_error

CORNERS = np.array([[1, 1], [1, 0], [0, 0], [0, 1]], np.float32)
XOR = np.array([0, 1, 0, 1], np.float32)
NET = mlp(2, (4,), 1, activation="sigmoid")
SQUASHED = Model(
    NET.init, lambda p, x, key=None: jax.nn.sigmoid(NET.apply(p, x)), "squashed"
)


def run_of(loss, x=CORNERS, y=XOR, model=NET, **settings):
    objective = Objective(model, loss)
    start = model.init(jax.random.key(0))
    run = descend(objective, start, (x, y), batch_size=4, **settings)
    return case_of(run, objective=objective, params=start, data=(x, y))


@pytest.mark.parametrize(
    ("rows", "own", "reached", "unlearned"),
    [
        (4, 0.49, 1.0, True),
        (4, 0.51, 1.0, False),
        (4, -2.0, 0.89, False),  # rows that nothing tells apart
        (11, 0.4, 0.91, True),
        # simple learners can say more of twelve rows
        (12, 0.4, 1.0, False),
        (12, 0.09, 1.0, True),
    ],
)
def test_both_sides_of_each_bound(rows, own, reached, unlearned):
    assert FewRows(rows, own, 0.0, reached, (0.1,), 300).unlearned == unlearned


def test_the_share_of_the_commonest_class_is_where_it_begins():
    assert FewRows(4, 0.74, 0.5, 1.0, (0.1,), 300).unlearned
    assert not FewRows(4, 0.75, 0.5, 1.0, (0.1,), 300).unlearned


def test_exclusive_or_with_absolute_errors_is_a_failure_of_the_steps():
    slow = {"optimizer": "momentum", "learning_rate": 0.05, "epochs": 1000}
    case = run_of(absolute_error(), model=SQUASHED, **slow)
    few = measure_few_rows(case)
    predicted = np.asarray(case.objective.scores(case.params, CORNERS))[:, 0]
    by_hand = 1 - ((predicted - XOR) ** 2).mean() / XOR.var()
    assert few.few_own == pytest.approx(by_hand, abs=1e-4)
    assert (few.few_rows, few.few_prior) == (4, 0.0)
    assert few.few_reached > 0.99
    assert few.unlearned
    found = diagnose(case)
    assert found.symptom.unlearned
    (first, *_) = found.problems
    assert (first.check, first.verdict) == ("learning_rate", Verdict.FAIL)
    advice = {**first.remedies[0], "optimizer_options": {}}
    mended = run_of(absolute_error(), model=SQUASHED, epochs=1000, **advice)
    assert measure_few_rows(mended).few_own > 0.9
    after = fix(case, found)
    assert after.learned
    assert after.change["optimizer"] == "adam"
    assert "Whether other rows gain, so few rows cannot show." in " ".join(
        str(after).split()
    )


def test_what_was_learned_and_what_cannot_be_is_no_failure():
    adam = {"optimizer": "adam", "learning_rate": 0.1, "epochs": 400}
    learned = run_of(squared_error(), **adam)
    assert measure_few_rows(learned).few_own > 0.99
    assert not measure_few_rows(learned).unlearned
    # a plane cannot memorize eight points with noise, and is not asked to
    draw = np.random.default_rng(1)
    x = draw.normal(size=(8, 2)).astype(np.float32)
    y = draw.normal(size=8).astype(np.float32)
    assert measure_few_rows(run_of(squared_error(), x, y, linear(2, 1), **adam)) is None


def test_more_rows_or_one_target_are_left_out():
    adam = {"optimizer": "adam", "learning_rate": 0.1, "epochs": 2}
    many = np.tile(CORNERS, (6, 1))
    assert measure_few_rows(run_of(squared_error(), many, np.tile(XOR, 6), **adam)) is (
        None
    )
    assert measure_few_rows(run_of(squared_error(), y=0 * XOR, **adam)) is None


def test_the_symptom_has_a_sentence():
    numbers = {"few_rows": 4, "few_own": 0.01, "few_prior": 0.0, "few_reached": 1.0}
    symptom = Symptom(unlearned=True, measured={**numbers, "metric": "r2"})
    assert symptom
    assert [code for code, _ in symptom.codes()] == ["unlearned"]
