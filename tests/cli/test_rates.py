import pytest


def test_a_table_a_recommendation_and_a_picture(steepest, here):
    answer = steepest(
        *("rates", "iris", "--optimizer", "sgd", "--seeds", "1", "--out", "rates.svg")
    )
    assert answer.status == 0
    lines = answer.output.splitlines()
    assert lines[0].split() == [
        "learning",
        "rate",
        "training",
        "loss",
        "validation",
        "loss",
    ]
    assert any(line.endswith("works") for line in lines)
    assert "Recommended: " in answer.output
    assert "by 2 / λ_max" in answer.output
    assert lines[-1] == "Drawn in rates.svg"
    assert (here / "rates.svg").exists()


def test_json(steepest, here):
    answer = steepest("rates", "iris", "--seeds", "1", "--around", "0.01", "--json")
    assert answer.status == 0
    result = answer.json
    assert (
        result["interval"]["low"] <= result["recommended"] <= result["interval"]["high"]
    )
    assert len(result["train"]) == 1
    assert len(result["train"][0]) == len(result["rates"])
    assert result["picture"] is None
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("iris", "--around", "0"), "A learning rate is positive; got 0.0."),
        (("iris", "--seeds", "0"), "At least 1 seed is needed; got 0."),
        (("irish",), "irish"),
        (("iris", "--optimizer", "dog"), "finds the length of its own steps"),
        (("iris", "--seeds", "1", "--out", "rates.jpg"), "A picture ends in .png or"),
    ],
)
def test_wrong_arguments_exit_with_two(steepest, here, arguments, message):
    answer = steepest("rates", *arguments)
    assert answer.status == 2
    assert message in answer.errors
    assert list(here.iterdir()) == []
