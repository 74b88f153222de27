import csv
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pyarrow import parquet

from steepest.cli import _predict, _prediction_files
from steepest.data import load
from steepest.training import load_predictor


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_writes_class_names_as_csv(steepest, iris):
    answer = steepest("predict", iris, "iris")
    assert answer.status == 0
    predictions = load_predictor(iris).predict_source("iris")
    assert [row["prediction"] for row in rows_of(answer.output)] == list(
        predictions.values
    )
    assert set(predictions.values) <= {"setosa", "versicolor", "virginica"}


def test_writes_probabilities_that_read_as_the_same_bits(steepest, iris):
    arguments = ("predict", iris, "iris", "--probabilities", "--digits", "17")
    rows = rows_of(steepest(*arguments).output)
    predictions = load_predictor(iris).predict_source("iris")
    assert predictions.classes is not None
    assert predictions.probabilities is not None
    names = [f"probability of {name}" for name in predictions.classes]
    read = np.array([[row[name] for name in names] for row in rows], np.float32)
    np.testing.assert_array_equal(read, predictions.probabilities)


def test_writes_files(steepest, iris, here):
    for name in ("p.csv", "p.parquet", "p.npy"):
        answer = steepest("predict", iris, "iris", "--out", name)
        assert answer.status == 0, answer.errors
        assert answer.output == ""
        assert answer.errors == f"Wrote 150 predictions to {name}.\n"
    expected = load_predictor(iris).predict_source("iris").values.tolist()
    assert [r["prediction"] for r in rows_of((here / "p.csv").read_text())] == expected
    assert parquet.ParquetFile("p.parquet").read()["prediction"].to_pylist() == expected
    assert np.load("p.npy").tolist() == expected
    assert len(list(here.iterdir())) == 3


def test_prints_json(steepest, iris, here):
    fields = steepest("predict", iris, "iris", "--json").json
    assert (fields["rows"], len(fields["columns"]["prediction"])) == (150, 150)
    fields = steepest("predict", iris, "iris", "--json", "--out", "p.csv").json
    assert (fields["rows"], fields["out"]) == (150, "p.csv")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            "--out p.txt",
            "--out ends in .csv, .parquet, .npy, which chooses the format",
        ),
        ("--out p.npy --probabilities", "A .npy file holds the predictions alone."),
        ("--out no/such/p.csv", "Cannot write 'no/such/p.csv': no such file or dir"),
    ],
)
def test_a_file_that_cannot_be_written_is_an_error(
    steepest, iris, here, arguments, message
):
    answer = steepest("predict", iris, "iris", *arguments.split())
    assert answer.status == 2
    assert message in answer.errors
    assert list(here.iterdir()) == []


def test_a_full_disk_leaves_nothing(steepest, iris, here, monkeypatch):
    def full(file):
        file.write("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_prediction_files, "csv_writer", full)
    answer = steepest("predict", iris, "iris", "--out", "p.csv")
    assert answer.status == 2
    assert "Cannot write 'p.csv': no space left on device." in answer.errors
    assert list(here.iterdir()) == []


def test_an_interrupt_leaves_nothing(steepest, iris, here, monkeypatch):
    def interrupted(file):
        file.write("half")
        raise KeyboardInterrupt

    monkeypatch.setattr(_prediction_files, "csv_writer", interrupted)
    assert steepest("predict", iris, "iris", "--out", "p.csv").status == 1
    assert list(here.iterdir()) == []


def test_a_regression_answers_in_the_unit_of_its_targets(steepest, here):
    options = ["--quiet", "--epochs", "3", "--learning-rate", "0.05", "--out", "r"]
    assert steepest("train", "linnerud", *options).status == 0
    printed = steepest("predict", "r", "linnerud", "--digits", "17").output
    rows = rows_of(printed)
    assert list(rows[0]) == ["Weight", "Waist", "Pulse"]
    assert 150 < np.mean([float(row["Weight"]) for row in rows]) < 210  # pounds
    assert steepest("predict", "r", "linnerud", "--out", "p.npy").status == 0
    read = np.array([list(row.values()) for row in rows], np.load("p.npy").dtype)
    np.testing.assert_array_equal(np.load("p.npy"), read)
    answer = steepest("predict", "r", "linnerud", "--probabilities")
    assert answer.status == 2
    assert "This model gives no probabilities" in answer.errors


def test_images_are_named_and_bad_rows_counted(steepest, here: Path):
    rng = np.random.default_rng(0)
    for name, level in (("dark", 60), ("light", 180)):
        (here / "photos" / name).mkdir(parents=True)
        for i in range(6):
            pixels = (level + rng.integers(0, 60, (5, 4))).astype(np.uint8)
            Image.fromarray(pixels).save(here / "photos" / name / f"{i}.png")
    options = ["--quiet", "--epochs", "3", "--learning-rate", "0.05", "--out", "r"]
    assert steepest("train", "photos", *options).status == 0
    rows = rows_of(steepest("predict", "r", "photos").output)
    assert len(rows) == 12
    assert rows[0]["file"].endswith("dark/0.png")
    rows = rows_of(steepest("predict", "r", "photos/light/3.png").output)
    assert [row["file"].endswith("3.png") for row in rows] == [True]
    assert rows[0]["prediction"] in ("dark", "light")


def test_the_rows_that_are_left_are_numbered(steepest, iris, here: Path):
    columns = "sepal length (cm),sepal width (cm),petal length (cm),petal width (cm)"
    table = f"{columns}\n5.1,3.5,1.4,0.2\n5.1,3.5,inf,0.2\n6.3,2.5,5.0,1.9\n"
    (here / "new.csv").write_text(table)
    assert steepest("predict", iris, "new.csv").status == 2
    rows = rows_of(steepest("predict", iris, "new.csv", "--skip-bad").output)
    assert [row["row"] for row in rows] == ["2", "4"]


IRIS = "sepal length (cm),sepal width (cm),petal length (cm),petal width (cm)"


@pytest.fixture
def flowers(here: Path) -> str:
    """Two flowers with a number that is a name, a date and a name that is missing."""
    (here / "new.csv").write_text(
        f"id,day,who,{IRIS}\n007,2024-01-02,Ann,5.1,3.5,1.4,0.2\n"
        "010,2024-01-03,,6.3,2.5,5.0,1.9\n"
    )
    return "new.csv"


def test_columns_are_kept_as_they_stand(steepest, iris, flowers):
    plain = rows_of(steepest("predict", iris, flowers).output)
    rows = rows_of(steepest("predict", iris, flowers, "--copy", "who, id,day").output)
    assert rows == [
        {"who": "Ann", "id": "007", "day": "2024-01-02", **plain[0]},
        {"who": "", "id": "010", "day": "2024-01-03", **plain[1]},
    ]
    # an input can be kept, too, and is still one
    kept = rows_of(steepest("predict", iris, flowers, "--copy", IRIS[:17]).output)
    assert [row.pop(IRIS[:17]) for row in kept] == ["5.1", "6.3"]
    assert kept == plain
    assert (
        steepest("predict", iris, flowers, "--copy", "id", "--out", "p.parquet").output
        == ""
    )
    assert parquet.read_table("p.parquet")["id"].to_pylist() == ["007", "010"]


def test_numbers_are_rounded_to_significant_digits(steepest, iris, flowers):
    exact, rounded = (
        rows_of(steepest("predict", iris, flowers, "--probabilities", *more).output)
        for more in (["--digits", "17"], ["--digits", "3"])
    )
    default = rows_of(steepest("predict", iris, flowers, "--probabilities").output)
    for before, after in zip(exact, default, strict=True):
        for name in before:
            if name.startswith("probability"):
                assert after[name] == str(float(f"{float(before[name]):.6g}"))
    for before, after in zip(exact, rounded, strict=True):
        for name in before:
            if name.startswith("probability"):
                assert after[name] == str(float(f"{float(before[name]):.3g}"))
                assert len(after[name]) < len(before[name])
            else:
                assert after[name] == before[name]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("new.csv --copy idd", "Unknown column of new.csv 'idd'. Did you mean 'id'?"),
        ("new.csv --digits 0", "Numbers have at least one significant digit; got 0."),
        ("new.csv --copy id --out p.npy", "Write --copy to a .csv or .parquet file."),
        (
            "arrays.npz --copy id",
            "Only columns of a table can be copied; arrays.npz has",
        ),
        ("taken.csv --copy prediction", "The column 'prediction' cannot be copied"),
    ],
)
def test_says_what_cannot_be_kept(steepest, iris, flowers, here, arguments, said):
    np.savez(here / "arrays.npz", x=np.ones((2, 4)))
    (here / "taken.csv").write_text(f"prediction,{IRIS}\n1,5.1,3.5,1.4,0.2\n")
    answer = steepest("predict", iris, *arguments.split())
    assert answer.status == 2
    assert said in answer.errors


def test_what_happened_to_rows_is_noted_beside_the_answer(steepest, iris, here):
    (here / "new.csv").write_text(f"{IRIS}\n5.1,,1.4,0.2\n6.3,2.5,inf,1.9\n")
    median = np.median(load("iris", seed=0, scaling="none").train.inputs[:, 1])
    answer = steepest("predict", iris, "new.csv", "--skip-bad")
    assert answer.errors == (
        "Note: 1 of the 2 rows in new.csv could not be used and were skipped; the "
        "first is line 3 of new.csv.\n"
        "Note: 1 missing value was replaced in 'sepal width (cm)' by the training "
        f"median {median:g}.\n"
    )
    assert (
        len(steepest("predict", iris, "new.csv", "--skip-bad", "--json").json["notes"])
        == 2
    )


def test_a_large_file_shows_how_far_it_is(steepest, iris, flowers, monkeypatch):
    monkeypatch.setattr(_predict, "LARGE", 10)
    assert steepest("predict", iris, flowers).errors == "reading …\npredicting …\n"
    assert steepest("predict", iris, flowers, "--quiet").errors == ""


def test_the_help_says_what_a_row_is(steepest):
    said = " ".join(steepest("predict", "--help").output.split())
    assert "The header of a CSV is row 1, its first example row 2" in said
