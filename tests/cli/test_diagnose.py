import json

import pytest


@pytest.fixture
def stored(steepest, here):
    """Store a run on columns of very different size, in the working directory."""
    data = ("train", "wine", "--validation", "0.3", "--scaling", "none")
    descent = ("--optimizer", "sgd", "--learning-rate", "0.1")
    assert steepest(*data, *descent, "--out", "run", "--quiet").status == 0
    return "run"


def test_a_run_is_diagnosed_and_mended(steepest, here, stored):
    answer = steepest("diagnose", stored, "--fix")
    assert answer.status in (0, 1)  # by what is left to mend
    lines = answer.output.splitlines()
    assert lines[0] == "Fix this first: scale of the inputs."
    assert "Column proline has 311 times the median scale" in answer.output
    assert "A consequence: learning rate. The learning rate 0.1 is too high" in (
        answer.output
    )
    assert "Kept: scaling standard" in answer.output
    assert "no choice was based on" in answer.output
    folder = lines[-1].removeprefix("   Saved in ")
    assert folder.endswith("-wine-fixed-linear")
    mended = steepest("show", folder, "--json").json
    was = steepest("show", stored, "--json").json
    assert mended["metrics"]["test"]["loss"] < was["metrics"]["test"]["loss"]
    assert mended["settings"]["scaling"] == "standard"


def test_json_and_the_exit_status(steepest, here, stored):
    answer = steepest("diagnose", stored, "--budget", "0", "--json")
    assert answer.status in (0, 1)
    assert answer.json["run"] == "run"
    assert answer.json["schema_version"] == 1
    assert {"verdict", "symptom", "findings", "causes", "spent"} <= set(answer.json)


def test_data_are_trained_on_first(steepest, here):
    answer = steepest("diagnose", "iris", "--out", "new", "--budget", "0", "-q")
    assert answer.status == 0
    assert answer.output.startswith("Nothing")
    assert json.loads((here / "new" / "run.json").read_text())


def test_korean(steepest, here, stored):
    answer = steepest("diagnose", stored, "--budget", "0", "--language", "ko")
    assert "통과" in answer.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere",), "nowhere"),
        (("run", "--budget", "-1"), "The budget is 0 seconds or more; got -1.0."),
        (("run", "--language", "fr"), "Unknown language 'fr'"),
    ],
)
def test_what_cannot_be_diagnosed_exits_with_two(
    steepest, here, stored, arguments, message
):
    answer = steepest("diagnose", *arguments)
    assert answer.status == 2
    assert message in answer.errors
    assert answer.output == ""
    assert [path.name for path in here.iterdir()] == ["run"]


def test_what_was_guessed_at_reading_stands_first_if_something_is_wrong(steepest, here):
    lines = ["id,x,z,kind"]
    for i in range(60):
        x = -999 if i % 7 == 0 else i % 10
        lines.append(f"{i},{x},{i * i % 31 * 1000},{'ab'[i % 10 > 4]}")
    (here / "t.csv").write_text("\n".join(lines))
    descent = ("--scaling", "none", "--optimizer", "sgd", "--learning-rate", "0.1")
    assert steepest("train", "t.csv", *descent, "-q", "--out", "run").status in (0, 1)
    answer = steepest("diagnose", "run", "--budget", "0", "--language", "en")
    first, rest = answer.output.split("Fix this first")
    assert first.startswith("When the data were read:")
    for said in ("'id' numbers the rows from 0 to 59", "--missing -999"):
        assert said in " ".join(first.split())
    assert rest
    guesses = steepest("diagnose", "run", "--budget", "0", "--json").json["guesses"]
    assert guesses[0] == "'kind' was taken as the target of t.csv."


def test_a_column_that_tells_the_target_is_named_though_nothing_is_wrong(
    steepest, here
):
    lines = ["x,outcome,kind"]
    lines += [f"{i * i % 31},{'PN'[i % 2]},{'ab'[i % 2]}" for i in range(80)]
    (here / "t.csv").write_text("\n".join(lines))
    train = ("--learning-rate", "0.1", "--optimizer", "sgd", "-q", "--out", "run")
    assert steepest("train", "t.csv", *train).status == 0
    answer = steepest("diagnose", "run", "--budget", "0", "--language", "en")
    assert answer.status == 0
    said = " ".join(answer.output.split("Nothing is wrong")[0].split())
    assert said.startswith(
        "When the data were read: 'outcome' is the target 'kind' in other words"
    )
    assert "was taken as the target" not in said
