"""Whole diagnoses of small trainings, each with one fault or none."""

import json
from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

import steepest.diagnosis._session as session
from steepest import Settings, descend, train
from steepest.diagnosis import (
    Diagnosis,
    Examination,
    Finding,
    Verdict,
    case_of,
    checks,
    diagnose,
)
from steepest.errors import SettingError
from steepest.models import linear
from steepest.objectives import Batch, Objective, softmax_cross_entropy

OBJECTIVE = Objective(linear(6, 3), softmax_cross_entropy())
START = {"weight": np.zeros((3, 6), np.float32), "bias": np.zeros(3, np.float32)}


@pytest.fixture
def trained(clouds):
    """Return a function that trains on 120 rows of three clouds, and makes the case."""

    def make(change=lambda x: x, **options):
        def part(n, seed):
            x, y = clouds(n, seed, spread=1.0)
            return Batch(change(x), y)

        rows, held = part(120, 1), part(100, 2)
        usual = {"learning_rate": 0.3, "batch_size": 16, "epochs": 12}
        run = descend(OBJECTIVE, START, rows, validation=held, **{**usual, **options})
        given = {"objective": OBJECTIVE, "params": START, "data": rows}
        return case_of(run, validation=held, **given)

    return make


def large_column(x):
    return x * np.float32([1e6, 1, 1, 1, 1, 1])


def test_nothing_is_wrong_with_a_run_that_works(trained):
    told = []
    found = diagnose(trained(), on_check=lambda *each: told.append(each))
    assert found.verdict is Verdict.PASS
    assert not found.symptom
    assert found.problems == ()
    asked = {name for name, check in checks.items() if not check.on_request}
    assert {each.check for each in found.findings} == asked
    assert [number for _, number, _ in told] == list(range(len(asked) + 3))
    assert {of for _, _, of in told} == {len(asked) + 3}
    assert str(found).startswith("Nothing")
    assert set(found.spent) == {*asked, "reference", "range_test", "few_rows"}
    assert found.seconds == sum(each.seconds for each in found.spent.values())


@pytest.mark.parametrize(("rate", "because"), [(1000.0, "too_high"), (3e-5, "too_low")])
def test_a_wrong_rate_comes_first(trained, rate, because):
    found = diagnose(trained(learning_rate=rate))
    first = found.problems[0]
    assert (first.check, first.because) == ("learning_rate", because)
    assert first.verdict is Verdict.FAIL
    assert found.verdict is Verdict.FAIL
    assert found.symptom
    for change in first.remedies:
        advised = change["learning_rate"]
        assert first.expected["low"] <= advised <= first.expected["high"]


def test_a_cause_comes_before_its_consequences(trained):
    """A column of millions makes every rate too high or too low for something."""
    found = diagnose(trained(large_column))
    assert found.problems[0].check == "scale"
    explained = [each.check for each in found.consequences("scale")]
    assert "direction" in explained
    assert found.causes["direction"] == "scale"
    text = str(found)
    assert text.index("1. Failure: scale of the inputs") < text.index(
        "direction of the"
    )


def test_numbers_that_are_none_end_it(trained):
    case = trained()
    inputs = case.rows.inputs.copy()
    inputs[5, 2] = np.nan
    found = diagnose(replace(case, rows=case.rows._replace(inputs=inputs)))
    assert [each.check for each in found.problems] == ["finite"]
    assert {each.because for each in found.findings[1:]} == {"nan_data"}


def test_a_budget_of_nothing_asks_what_costs_nothing(trained):
    found = diagnose(trained(), budget=0)
    free = {each.check for each in found.findings if each.because != "budget"}
    assert free == {name for name, check in checks.items() if check.free}
    assert "reference" not in found.spent


def test_a_budget_is_spent_on_what_decides_most_and_the_rest_says_what_it_lacks(
    trained,
):
    run = trained()
    found = [diagnose(run, budget=1.35) for _ in range(2)]
    asked = [
        {each.check for each in each_time.findings if each.because != "budget"}
        for each_time in found
    ]
    assert asked[0] == asked[1]  # however long it took
    assert "range_test" in found[0].spent
    assert "reference" not in found[0].spent
    skipped = [each for each in found[0].findings if each.because == "budget"]
    needed = {each.measured["needed"] for each in skipped}
    assert len(needed) == 1
    assert needed.pop() >= 0.1 * len(skipped) - 1e-9
    assert "seconds more" in " ".join(str(found[0]).split())


def test_a_diagnosis_compiles_functions_and_no_single_operations(clouds, compilations):
    """Each small operation outside a compiled function is a program of its own."""
    rows, held = (
        Batch(x[:, :5], y) for x, y in (clouds(130, 1, spread=1.0), clouds(90, 2))
    )
    objective = Objective(linear(5, 3), softmax_cross_entropy())
    start = {"weight": np.zeros((3, 5), np.float32), "bias": START["bias"]}
    settings = {"learning_rate": 0.3, "batch_size": 13, "epochs": 12}
    run = descend(objective, start, rows, validation=held, **settings)
    case = case_of(run, objective=objective, params=start, data=rows, validation=held)
    with compilations() as names:
        found = diagnose(case)
    assert found.of("overfitting").verdict is not Verdict.SKIPPED
    names = [name.removeprefix("jit(").removesuffix(")") for name in names]
    single = {name for name in names if hasattr(jax.lax, name) or hasattr(jnp, name)}
    assert single <= {"convert_element_type"}  # of the keys of random numbers
    assert 5 < len(names) <= 16


def test_a_check_that_breaks_is_skipped_and_says_how(trained, monkeypatch):
    def broken(case, *, symptom):
        raise RuntimeError("no memory left\nmore")

    leak = replace(checks["leak"])
    leak.asks(broken)
    monkeypatch.setattr(session, "checks", {**checks, "leak": leak})
    found = diagnose(trained(), budget=1e9).of("leak")
    assert (found.verdict, found.because) == (Verdict.SKIPPED, "error")
    assert found.measured == {"error": "RuntimeError: no memory left"}


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        (
            "objective",
            "A run in memory does not know its objective. Call diagnose(run, ",
        ),
        ("params", "A run in memory does not know its params."),
    ],
)
def test_what_a_run_in_memory_needs(trained, missing, message):
    case = trained()
    given = {"objective": OBJECTIVE, "params": START, "data": case.rows}
    with pytest.raises(SettingError) as error:
        diagnose(case.run, **{**given, missing: None})
    assert str(error.value).startswith(message)


def test_a_negative_budget_is_refused(trained):
    with pytest.raises(SettingError, match=r"^The budget is 0 seconds or more; got -1"):
        diagnose(trained(), budget=-1)


def test_a_stored_run_knows_what_it_was_made_of(tmp_path):
    settings = Settings(data="iris", learning_rate=1e4, optimizer="sgd", epochs=3)
    stored = train(settings, out=tmp_path / "run", examine=Examination())
    found = diagnose(tmp_path / "run", budget=0)
    assert found.of("scale").measured["mean_square"] == pytest.approx(1, rel=0.05)
    kept = {each["check"]: each["verdict"] for each in stored.findings}
    assert kept == {name: found.of(name).verdict for name in kept}  # they cost nothing


def test_json_is_strict_and_comes_back(trained):
    found = diagnose(trained(), budget=0)
    data = json.loads(json.dumps(found.to_json(), allow_nan=False))
    assert data["schema_version"] == 1
    assert data["verdict"] == "pass"
    assert data["causes"] == {}
    assert set(data["symptom"]) == {
        *("diverged", "below_reference", "beaten", "unlearned", "at_zero"),
        *("learned", "measured"),
    }
    back = tuple(Finding.from_json(each) for each in data["findings"])
    assert [each.check for each in back] == [each.check for each in found.findings]
    assert set(data["spent"]["scale"]) == {"seconds", "compiling", "epochs"}


def test_a_warning_is_the_verdict_where_nothing_failed():
    def finding(check, verdict):
        return Finding(check=check, verdict=verdict, because="x")

    warned = Diagnosis(
        findings=(
            finding("scale", Verdict.WARN),
            finding("learning_rate", Verdict.FAIL),
            finding("leak", Verdict.PASS),
        ),
        causes={"learning_rate": "scale"},
    )
    assert warned.verdict is Verdict.WARN
    assert [each.check for each in warned.problems] == ["scale"]
    assert [each.check for each in warned.consequences("scale")] == ["learning_rate"]
    assert warned.of("leak").verdict is Verdict.PASS


def test_a_function_without_rows():
    def bowl(w):
        return 0.5 * (w[0] ** 2 + 10 * w[1] ** 2)

    start = np.ones(2, np.float32)
    with jax.enable_x64(False):
        run = descend(bowl, start, learning_rate=0.3, epochs=200)
    found = diagnose(run, objective=bowl, params=start)
    assert found.symptom.diverged
    assert found.problems[0].check == "learning_rate"
    edge = found.of("stability")
    assert edge.measured["edge"] == pytest.approx(0.2, rel=1e-3)
    assert found.causes["stability"] == "learning_rate"
