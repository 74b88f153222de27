"""Some of the questions, asked of a run whose numbers a test writes down."""

from dataclasses import replace

import numpy as np
import pytest

from steepest.diagnosis import Symptom, Verdict, _session
from steepest.diagnosis._session import ask_all

FORGETFUL = {
    "optimizer": "momentum",
    "optimizer_options": {"momentum": 0.9999},
    "learning_rate": 0.1,
    "schedule": "constant",
}


@pytest.fixture
def forgetful(case_of, clouds):
    """A run whose momentum reaches back farther than its first step."""
    return case_of(*clouds(60), settings=FORGETFUL)


def test_some_questions_are_asked_without_a_symptom(forgetful):
    found = ask_all(forgetful, only={"momentum", "schedule"})
    assert {each.check for each in found.findings} == {"momentum", "schedule"}
    assert not found.symptom
    # with a symptom it would be a failure
    assert found.of("momentum").verdict is Verdict.WARN
    assert found.of("momentum").because == "too_large"


def test_a_failure_of_the_first_question_does_not_end_the_others(forgetful):
    """Only numbers that are none do, and here nobody asked for them."""
    rows = forgetful.rows._replace(inputs=np.full_like(forgetful.rows.inputs, np.nan))
    object.__setattr__(forgetful, "rows", rows)
    found = ask_all(forgetful, only={"momentum", "schedule"})
    assert {each.because for each in found.findings}.isdisjoint({"nan_data", "error"})
    with_numbers = ask_all(forgetful, only={"finite", "momentum", "schedule"})
    assert with_numbers.of("finite").verdict is Verdict.FAIL
    for check in ("momentum", "schedule"):
        assert with_numbers.of(check).because == "nan_data"


def test_what_several_checks_share_is_left_out(forgetful):
    found = ask_all(forgetful, only={"schedule"})
    assert set(found.spent) == {"schedule"}


def test_what_is_asked_beside_them(forgetful):
    told = []
    found = ask_all(
        forgetful,
        only={"schedule"},
        also=["columns"],
        on_check=lambda *each: told.append(each),
    )
    assert {each.check for each in found.findings} == {"columns", "schedule"}
    assert told == [("columns", 0, 2), ("schedule", 1, 2)]


@pytest.mark.parametrize(
    ("learned", "verdict"), [(0.89, Verdict.FAIL), (0.91, Verdict.WARN)]
)
def test_a_run_that_learned_nearly_all_is_warned(
    forgetful, monkeypatch, learned, verdict
):
    symptom = Symptom(beaten=True, learned=learned)
    monkeypatch.setattr(_session, "find_symptom", lambda *_: symptom)
    found = ask_all(forgetful, budget=0)
    assert found.of("momentum").verdict is verdict
    assert found.of("momentum").because == "too_large"
    # what is wrong by itself stays a failure
    nothing = replace(
        forgetful,
        rows=forgetful.rows._replace(
            inputs=np.full_like(forgetful.rows.inputs, np.nan)
        ),
    )
    assert ask_all(nothing, budget=0).of("finite").verdict is Verdict.FAIL


@pytest.mark.parametrize("seconds", [1e-6, 1e6])
def test_what_a_budget_allows_does_not_depend_on_how_busy_the_machine_was(
    forgetful, seconds
):
    """The run took a millionth of a second, or eleven days."""
    run = replace(forgetful.run, seconds={"train": seconds})
    case = replace(forgetful, run=run)
    found = ask_all(case, budget=0.35, also=["columns"])
    assert found.of("momentum").because == "too_large"  # free
    assert found.of("learning_rate").because == "budget"
    assert 1 < found.of("learning_rate").measured["needed"] < 100
