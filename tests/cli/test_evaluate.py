import pytest

from steepest.training import load_predictor


def test_measures_what_the_predictor_measures(steepest, iris):
    fields = steepest("evaluate", iris, "iris", "--json").json
    assert fields["run"] == str(iris)
    assert fields["data"] == "iris"
    assert len(fields["quality"]["confusion"]) == 3
    assert fields["metrics"] == pytest.approx(
        load_predictor(iris).evaluate_source("iris"), abs=0
    )


def test_shows_a_small_table(steepest, iris):
    metrics = load_predictor(iris).evaluate_source("iris")
    lines = steepest("evaluate", iris, "iris").output.splitlines()
    assert lines[0].split() == ["loss", "accuracy"]
    assert lines[1].split() == [
        "iris",
        f"{metrics['loss']:.4g}",
        f"{metrics['accuracy']:.4g}",
    ]
    assert lines[3] == "iris, 150 rows:"
    assert lines[4].endswith("always guessing 'setosa' gives 0.3333")
    assert [line.split()[0] for line in lines[-3:]] == [
        *("setosa", "versicolor", "virginica")
    ]


def test_data_that_cannot_be_read_is_an_error(steepest, iris):
    answer = steepest("evaluate", iris, "no/such.csv")
    assert answer.status == 2
    assert "no/such.csv" in answer.errors


def test_the_file_that_was_trained_on_can_be_evaluated(steepest, here):
    """Also where a category, a blank and a word among numbers fell where they did."""
    rows = [f"{'xy'[i % 2]},{i % 7},{'ab'[i % 2]}" for i in range(40)]
    for i in range(0, 40, 4):  # one of these is put aside at least
        rows[i] = f"only{i},{i % 7},{'ab'[i % 2]}"
    (here / "t.csv").write_text("\n".join(["kind,n,target", *rows]) + "\n")
    options = "--validation 0.3 --epochs 2 --learning-rate 0.05 --out r --quiet"
    assert steepest("train", "t.csv", *options.split()).status == 0
    answer = steepest("evaluate", "r", "t.csv")
    assert answer.status == 0
    strange = [i for i in range(0, 40, 4) if f"kind=only{i}" not in names_of("r")]
    assert strange
    assert answer.errors.startswith(f"Note: {len(strange)} row")
    assert f"such as 'only{strange[0]}'" in answer.errors
    said = steepest("evaluate", "r", "t.csv", "--json")
    assert (said.errors, len(said.json["notes"])) == ("", 1)
    (here / "t.csv").write_text("\n".join(["kind,n,target", *rows, "x,3,"]) + "\n")
    answer = steepest("evaluate", "r", "t.csv")
    assert answer.status == 2
    assert (
        "line 42 of t.csv: target 'target' is missing. Fill it in, or take the row "
        "out. --skip-bad (from Python skip_bad=True) leaves out such rows, here 1 of "
        "41."
    ) in answer.errors
    assert steepest("evaluate", "r", "t.csv", "--skip-bad").status == 0


def names_of(folder: str) -> tuple[str, ...]:
    return load_predictor(folder).encoding.feature_names or ()
