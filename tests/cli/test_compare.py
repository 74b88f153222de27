import shutil

import pytest

from steepest.runs import read_run


def test_a_run_is_as_good_as_itself(steepest, iris, here):
    shutil.copytree(iris, "twin")
    score = f"{read_run(iris).metrics['test']['accuracy']:.4g}"
    answer = steepest("compare", iris, "twin")
    assert answer.status == 0
    assert answer.output.splitlines()[:2] == [
        "All settings are the same.",
        f"twin against {iris}, on the same 30 test rows: accuracy {score} → {score}; "
        "the difference lies between +0.000 and +0.000 (95 %, comparisons: 1). That "
        "may be chance.",
    ]
    said = steepest("compare", iris, "twin", "--json").json
    assert said["runs"] == [str(iris), "twin"]
    assert said["gains"][1]["rows"] == 30


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("no/such",), "No run at 'no/such'"),
        (("no/such", "--language", "fr"), "Unknown language 'fr'"),
    ],
)
def test_what_cannot_be_compared_is_said(steepest, here, arguments, message):
    answer = steepest("compare", *arguments)
    assert answer.status == 2
    assert message in answer.errors
