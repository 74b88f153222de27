import csv
import io
import subprocess
import sys

from steepest.tables import example_tables


def test_prints_a_table(steepest):
    answer = steepest("example", "houses")
    assert (answer.status, answer.errors) == (0, "")
    rows = list(csv.DictReader(io.StringIO(answer.output)))
    assert len(rows) == 250
    assert set(rows[0]) >= {"area", "district", "price"}


def test_lists_what_there_is_with_the_commands_to_try(steepest):
    answer = steepest("example")
    assert answer.status == 0
    for name in example_tables:
        assert f"\nsteepest example {name} > {name}.csv\n" in answer.output
    assert "\nsteepest train houses.csv --target price\n" in answer.output


def test_json_is_one_object(steepest):
    listed = steepest("example", "--json").json["examples"]
    assert [entry["name"] for entry in listed] == list(example_tables)
    assert listed[1]["target"] == "price"
    printed = steepest("example", "houses", "--json").json
    assert printed["csv"] == steepest("example", "houses").output


def test_an_unknown_name_is_one_line(steepest):
    answer = steepest("example", "house")
    assert (answer.status, answer.output) == (2, "")
    assert "Did you mean 'houses'?" in answer.errors


def test_answers_before_anything_heavy_is_loaded():
    code = (
        "import sys; from steepest.cli import main; main(['example', 'houses'])\n"
        "print({'numpy', 'jax', 'sklearn', 'rich'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.endswith("\nset()\n")
