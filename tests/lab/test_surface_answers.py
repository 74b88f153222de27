"""What the view of surfaces answers, against the engine itself, and its limits."""

import numpy as np
import pytest

from steepest.landscape import race, stability_map
from steepest.surfaces import make_surface

from .conftest import ask

RACE = {
    "surface": "ravine",
    "condition": 10,
    "start": [-4, 1],
    "optimizers": ["sgd", "momentum"],
    "rate": 0.05,
    "momentum": 0.8,
    "steps": 40,
}


@pytest.fixture(scope="module")
def socket(lab):
    with lab.connected() as connected:
        yield connected


def test_a_race_is_that_of_the_engine(socket):
    answer = ask(socket, "surfaces.race", 7, **RACE)
    result = race(
        make_surface("ravine", {"condition": 10}),
        (-4.0, 1.0),
        ["sgd", "momentum"],
        0.05,
        steps=40,
        options={"momentum": {"momentum": 0.8}},
    )
    for i, runner in enumerate(result.runners):
        np.testing.assert_allclose(answer.arrays["points"][i], runner.points, rtol=1e-5)
        np.testing.assert_allclose(answer.arrays["values"][i], runner.values, rtol=1e-4)
    edges = [runner["edge"] for runner in answer.header["runners"]]
    assert edges == pytest.approx([2 / 10, 2 * 1.8 / 10], rel=1e-5)
    assert answer.header["curvatures"] == pytest.approx([1, 10])
    assert answer.arrays["cosines"].shape == (2, 41)


@pytest.mark.parametrize(
    ("rule", "rate", "above"),
    [
        ("sgd", 0.199, False),
        ("sgd", 0.201, True),
        ("momentum", 0.379, False),
        ("momentum", 0.381, True),
    ],
)
def test_the_edge_is_that_of_each_optimizer(socket, rule, rate, above):
    asked = {**RACE, "optimizers": [rule], "rate": rate, "momentum": 0.9, "steps": 1000}
    (runner,) = ask(socket, "surfaces.race", **asked).header["runners"]
    assert runner["isAbove"] == above
    assert (runner["ending"] == "converged") == (not above)


def test_noise_leaves_the_saddle_with_this_seed(socket):
    asked = {**RACE, "surface": "x^4/4 - x^2/2 + y^2/2", "start": [0, 1.5]}
    asked.update(optimizers=["sgd"], rate=0.1, steps=300)
    still = ask(socket, "surfaces.race", **asked, noise=0.0).header["runners"][0]
    moved = ask(socket, "surfaces.race", **asked, noise=0.1).arrays["points"]
    assert still["ending"] == "at_saddle"
    assert abs(abs(moved[0, -1, 0]) - 1) < 0.3


def test_a_map_knows_its_critical_points(socket):
    answer = ask(socket, "maps.draw", surface="himmelblau")
    kinds = [point["kind"] for point in answer.header["points"]]
    assert sorted(kinds) == ["maximum"] + ["minimum"] * 4 + ["saddle"] * 4
    assert answer.arrays["scaled"].shape == (121, 121)
    for point in answer.header["points"]:
        low, high = point["curvatures"]
        assert (low > 0) == (point["kind"] == "minimum")
        assert (high < 0) == (point["kind"] == "maximum")


def test_a_step_is_told_with_its_memory(socket):
    asked = {**RACE, "optimizer": "momentum", "step": 3}
    answer = ask(socket, "surfaces.step", **asked).header
    velocity = 0.8 * np.array(answer["before"]["trace"]) + answer["gradient"]
    expected = np.array(answer["point"]) - 0.05 * velocity
    assert answer["following"] == pytest.approx(expected.tolist(), rel=1e-5)


def test_stability_is_that_of_the_engine(socket):
    answer = ask(socket, "surfaces.stability", **RACE, nesterov=True)
    rates = np.geomspace(1e-3, 10, 121)
    expected = stability_map([1, 10], rates, np.linspace(0, 0.995, 61), nesterov=True)
    np.testing.assert_allclose(answer.arrays["radius"], expected, rtol=1e-4)
    factor = stability_map([1, 10], [0.05], [0.8], nesterov=True)[0, 0]
    assert answer.header["factor"] == pytest.approx(factor, rel=1e-5)


@pytest.mark.parametrize(
    ("topic", "fields", "said"),
    [
        ("maps.draw", {"surface": "x^2 + sn(y)"}, "position 7"),
        ("maps.draw", {"surface": "__import__('os').system('true')"}, "cannot be read"),
        ("maps.draw", {"surface": "x.__class__"}, "cannot be read"),
        ("maps.draw", {"surface": "(" * 300}, "levels inside"),
        ("maps.draw", {"surface": "x^99999"}, "exponent is at most"),
        ("maps.draw", {"surface": "x" * 401}, "at most 400 characters"),
        ("maps.draw", {"surface": "exp(exp(exp(9*x^2+9)))"}, "no finite value"),
        ("maps.draw", {"surface": "rosenbrok"}, "rosenbrock"),
        ("surfaces.race", {"steps": 5001}, "from 1 to 5000"),
        ("surfaces.race", {"steps": 2.5}, "whole number"),
        ("surfaces.race", {"steps": "40"}, "'steps' is a number"),
        ("surfaces.race", {"rate": -1}, "'rate' is a number"),
        ("surfaces.race", {"start": [1, 2, 3]}, "at most 2"),
        ("surfaces.race", {"start": [1]}, "coordinates"),
        ("surfaces.race", {"start": "here"}, "list of at most 2"),
        ("surfaces.race", {"optimizers": ["sgd"] * 9}, "at most 8"),
        ("surfaces.race", {"optimizers": [3]}, "cannot be used"),
        ("surfaces.race", {"optimizers": ["adamm"]}, "adam"),
        ("surfaces.race", {"rates": {"sgd": "much"}}, "'sgd' is a number"),
        ("surfaces.race", {"seed": -1}, "'seed' is a number"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_said(socket, topic, fields, said):
    answer = ask(socket, topic, **{**RACE, **fields})
    assert answer.header["topic"] == "error"
    assert said in answer.header["text"]
    korean = ask(socket, topic, **{**RACE, **fields}, language="ko")
    assert any("가" <= letter <= "힣" for letter in korean.header["text"])


def test_a_newer_question_takes_the_place_of_one_that_waits(lab):
    import json

    from .conftest import ANSWER, decoded

    with lab.connected() as connected:
        for number in range(1, 40):
            asked = {**RACE, "rate": 0.001 * number}
            connected.send(
                json.dumps({"id": number, "topic": "surfaces.race", **asked})
            )
        answered = []
        while not answered or answered[-1] != 39:
            answered.append(decoded(connected.recv(ANSWER)).header["id"])
        assert len(answered) < 39
        assert answered == sorted(answered)
