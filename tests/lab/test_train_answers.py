"""What a page may ask of a training, a diagnosis and the runs, over the socket."""

import json

import numpy as np
import pytest

from steepest.errors import SettingError, SteepestError
from steepest.lab._asked import settings_of
from steepest.lab._curves import curves_of
from steepest.lab._messages import Message
from steepest.lab._named_run import folder_of
from steepest.lab._opened import Opened
from steepest.lab._sources import keep, source_of
from steepest.runs import History

from .conftest import ANSWER, ask, decoded, start_lab


def message(**fields):
    return Message(1, "train.begin", "en", fields)


@pytest.mark.parametrize(
    "settings",
    [
        {"model": "os:system"},
        {"model": "mine.models:Net"},
        {"start": "/etc"},
        {"validation": "/etc/passwd"},
        {"test": "/etc/passwd"},
        {"data": "/etc/passwd"},
        {"memory": "1"},
        {"hidden": "4000"},
        {"epochs": "1000000"},
        {"learning_rate": 0.1},
        {"optimizer_options": "momentum=0.9"},
        {"hidden": "8" * 400},
        [],
    ],
)
def test_settings_that_a_page_cannot_give(settings, tmp_path):
    with pytest.raises(SettingError):
        settings_of(message(settings=settings), Opened(runs=tmp_path))


@pytest.mark.parametrize(
    "key",
    [
        *("/etc/passwd", "../secret.csv", "dropped:../../x", "opened", "./moons", ""),
        "dropped:0123456789abcdef",
    ],
)
def test_data_are_named_by_their_key(key, tmp_path):
    with pytest.raises(SettingError):
        source_of(Opened(runs=tmp_path), key)


def test_a_dropped_file_keeps_only_its_name(tmp_path):
    opened = Opened(runs=tmp_path / "runs")
    key = keep(opened, "../../한 글\\..\\표.csv", b"a,b\n1,2\n")
    path = tmp_path / source_of(opened, key)
    assert path.name == "표.csv"
    assert path.read_bytes() == b"a,b\n1,2\n"
    assert path.parent.parent == tmp_path / "runs" / "dropped"
    assert key == keep(opened, "표.csv", b"a,b\n1,2\n")
    for name, content in (("..", b"x"), ("a.csv", b""), ("", b"x")):
        with pytest.raises(SettingError, match="is empty, or has no name"):
            keep(opened, name, content)


@pytest.mark.parametrize("name", ["..", ".hidden", "a/b", "a\\b", "", "x\0", "none"])
def test_runs_are_named_not_pathed(name, tmp_path):
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / ".hidden").mkdir()
    with pytest.raises(SteepestError, match="There is no run"):
        folder_of(Opened(runs=tmp_path / "runs"), name)


def test_a_link_out_of_the_folder_is_no_run(tmp_path):
    (tmp_path / "runs").mkdir()
    (tmp_path / "else").mkdir()
    (tmp_path / "runs" / "link").symlink_to(tmp_path / "else")
    with pytest.raises(SteepestError, match="is a link"):
        folder_of(Opened(runs=tmp_path / "runs"), "link")


def test_long_curves_are_thinned_and_keep_their_end():
    n = 10_001
    norm = np.where(np.arange(n) % 4 == 0, np.arange(n), np.nan)
    curves = curves_of(
        History({"loss": np.arange(n, dtype=float), "gradient_norm": norm})
    )
    steps = curves["steps"]
    assert len(steps) <= 4001
    assert steps[-1, 0] == n - 1
    np.testing.assert_array_equal(steps[:, 0], steps[:, 1])
    measured = curves["measured"]
    np.testing.assert_array_equal(measured[:, 0], measured[:, 1])


@pytest.fixture(scope="module")
def begun(lab):
    with lab.connected() as socket:
        settings = {
            "model": "mlp",
            "hidden": "4",
            "epochs": "5",
            "learning_rate": "0.1",
        }
        first = ask(socket, "train.begin", data="moons", settings=settings)
        yield socket, first, decoded(socket.recv(ANSWER))


def test_a_training_begins_with_its_facts_and_its_map(begun):
    _, first, then = begun
    assert first.header["kind"] == "begun"
    assert first.header["rows"] == 288
    assert first.header["plane"]["names"] == ["x1", "x2"]
    points = first.arrays["points"]
    assert points.min() >= 0
    assert points.max() <= 1
    assert then.header["step"] == 0
    assert then.arrays["map"].shape == (64, 64)
    assert then.arrays["confusion"].sum() == first.header["validation_rows"]


def test_an_unknown_row_and_a_stranger_are_refused(begun, lab):
    socket, *_ = begun
    answer = ask(socket, "train.rows", 5, rows=[10**6])
    assert answer.header["topic"] == "error"
    with lab.connected() as other:
        answer = ask(other, "train.step", steps=1)
        assert answer.header["text"] == "There is no training here. Begin one."
        answer = ask(other, "train.rate", learning_rate=0.1, language="ko")
        assert answer.header["text"] == "여기에는 학습이 없습니다. 시작하세요."


@pytest.mark.parametrize("rate", [0, -1, 1e300, "fast", None])
def test_a_rate_that_cannot_be(begun, rate):
    socket, *_ = begun
    assert ask(socket, "train.rate", 6, learning_rate=rate).header["topic"] == "error"


def test_a_page_that_goes_while_it_trains_leaves_the_lab_in_order(tmp_path):
    lab = start_lab(tmp_path)
    settings = {"epochs": "5000", "learning_rate": "0.01", "batch_size": "1"}
    with lab.connected() as socket:
        ask(socket, "train.begin", data="moons", settings=settings)
        socket.recv(ANSWER)
        socket.send(json.dumps({"id": 2, "topic": "train.play", "speed": 50}))
        for _ in range(6):
            socket.recv(ANSWER)
    with lab.connected() as again:
        assert ask(again, "train.choices").header["model"] != []
        ask(again, "train.begin", data="moons", settings=settings)
        again.recv(ANSWER)
        again.send(json.dumps({"id": 2, "topic": "train.play", "speed": 50}))
        again.recv(ANSWER)
        assert lab.stop() == 0
    lab.process.stdout.close()
