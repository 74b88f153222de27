import pytest


def test_a_race_prints_a_table_and_draws_a_map(steepest, here):
    answer = steepest("race", "ravine", "--optimizer", "sgd,newton", "--steps", "400")
    assert answer.status == 0
    lines = answer.output.splitlines()
    assert lines[0] == "ravine: f = ½ (x² + 50 y²)"
    assert lines[1].split()[0] == "optimizer"
    assert "converged to the global minimum (0, 0) at step 1" in lines[3]
    assert lines[-1] == "Drawn in ravine.png"
    assert (here / "ravine.png").stat().st_size > 10_000


def test_a_formula_an_animation_and_json(steepest, here):
    answer = steepest(
        *("race", "x^2 + 3*y^2", "--optimizer", "sgd", "--learning-rate", "0.1,0.4"),
        *("--start", "1,-2", "--steps", "30", "--json"),
        *("--out", "map.svg", "--animate", "map.gif"),
    )
    assert answer.status == 0
    assert answer.json["formula"] == "x^2 + 3*y^2"
    assert answer.json["start"] == [1.0, -2.0]
    endings = [runner["ending"] for runner in answer.json["runners"]]
    assert endings == ["converged", "diverged"]
    assert answer.json["pictures"] == ["map.svg", "map.gif"]
    assert all((here / name).exists() for name in answer.json["pictures"])


def test_beyond_the_plane_there_is_a_table_and_no_map(steepest, here):
    answer = steepest(
        *("race", "saddle-chain", "--surface-option", "dimension=3"),
        *("--optimizer", "sgd", "--noise", "0.02", "--seed", "1,2", "--steps", "50"),
    )
    assert answer.status == 0
    assert "sgd seed=2" in answer.output
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ravin",), "Unknown surface 'ravin'. Did you mean 'ravine'?"),
        (("x^2 + sn(y)",), "  x^2 + sn(y)\n        ^\nAllowed: x, y;"),
        (("ravine", "--optimizer", "adm"), "Did you mean 'adam"),
        (
            ("ravine", "--start", "1,up"),
            "--start takes numbers with commas between them; got '1,up'.",
        ),
        (("ravine", "--out", "map.jpg"), "A picture ends in .png or .svg"),
    ],
)
def test_wrong_arguments_exit_with_two(steepest, here, arguments, message):
    answer = steepest("race", *arguments)
    assert answer.status == 2
    assert message in answer.errors
    assert answer.output == ""
    assert list(here.iterdir()) == []
