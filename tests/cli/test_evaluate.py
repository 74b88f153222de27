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
