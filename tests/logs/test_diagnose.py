"""What the numbers of a log prove: made by formulas, with the answer known."""

import json

import numpy as np
import pytest

from steepest import diagnose_log
from steepest.errors import SettingError
from steepest.language import speaking
from steepest.logs import Log, Series


def log(**columns):
    series = {
        name: Series(name, np.arange(len(v), dtype=float), np.array(v, float), "epoch")
        for name, v in columns.items()
    }
    return Log(source="log.csv", kind="table", **series)


def first(**columns):
    return diagnose_log(log(**columns)).findings[0]


T = np.arange(20.0)
FALLS = 2.3 * np.exp(-T / 2.5) + 0.1 + 0.01 * np.cos(7 * T)
FLAT = 2.3026 + 0.004 * np.cos(5 * T)


def test_a_healthy_log_shows_no_problem():
    found = diagnose_log(
        log(loss=FALLS, validation_loss=FALLS + 0.05, accuracy=1 - FALLS / 3)
    )
    assert (found.verdict, found.findings) == ("pass", ())
    assert "show no problem" in repr(found)
    assert "steepest.diagnose(model, X, y)" in repr(found)


@pytest.mark.parametrize(
    ("classes", "level"), [(10, 2.3026), (2, 0.6931), (100, 4.605)]
)
def test_a_loss_at_log_c(classes, level):
    found = first(loss=level + 0.003 * np.cos(5 * T))
    assert (found.name, found.verdict) == ("chance", "fail")
    assert found.measured["classes"] == classes
    told = diagnose_log(log(loss=np.full(20, level)), classes=classes)
    assert told.findings[0].name == "chance"


def test_not_at_chance_where_the_accuracy_or_the_number_of_classes_says_no():
    names = {
        f.name for f in diagnose_log(log(loss=FLAT, accuracy=np.full(20, 0.9))).findings
    }
    assert "chance" not in names
    assert diagnose_log(log(loss=FLAT), classes=5).findings[0].name == "hardly_falls"
    with pytest.raises(SettingError, match="2 classes or more; found 1"):
        diagnose_log(log(loss=FLAT), classes=1)
    # 0.69 at the end of a fall from 2.3 is no coin
    assert not diagnose_log(log(loss=0.69 + 1.6 * np.exp(-T))).problems


def test_the_first_value_that_is_not_finite():
    grown = [2.0, 1.5, 4.0, 60.0, np.inf, np.nan]
    found = first(loss=grown)
    assert (found.name, found.measured["at"]) == ("not_finite", 4)
    assert "it rose from 1.5 to 60" in found.says
    assert "tenth of the learning rate" in found.advice
    found = first(loss=FALLS, validation_loss=[2.0, 1.9, np.nan, 1.7])
    assert (found.measured["column"], found.measured["at"]) == ("validation_loss", 2)
    assert "had not risen" in found.says
    assert "from the first value on" in first(loss=[np.nan, np.nan]).says


def test_a_loss_of_0_that_hides_nan():
    loss = [1.6, 1.4, 0.0, 0.0, 0.0]
    found = first(loss=loss, gradient_norm=[3.0, 4.0, np.nan, np.nan, np.nan])
    assert (found.name, found.measured["at"]) == ("zero", 2)
    # rows that are learned to a loss that rounds to 0
    assert (
        first(loss=loss, accuracy=[0.5, 0.7, 1, 1, 1.0], rate=[1, 1.0]).name == "rate"
    )


def test_a_loss_that_rises_or_turns():
    assert first(loss=1 + 0.2 * T).name == "rises"
    turned = np.concatenate([np.linspace(2, 1, 10), np.linspace(1, 1.9, 10)])
    found = first(loss=turned)
    assert (found.name, found.verdict) == ("turns", "warn")


def test_one_answer_to_every_row():
    found = first(loss=1.2 - 0.01 * T, validation_accuracy=np.full(20, 0.31))
    assert (found.name, found.measured["accuracy"]) == ("one_answer", 0.31)


def test_where_overfitting_begins():
    falls = 1.5 * np.exp(-T / 5)
    rises = falls + 0.06 * np.maximum(T - 6, 0) + 0.5
    found = first(loss=falls, validation_loss=rises)
    assert (found.name, found.verdict) == ("overfits", "warn")
    assert found.measured["at"] == np.argmin(rises)
    lost = 0.8 - 0.02 * np.maximum(T - 6, 0)
    worse = first(loss=falls, validation_loss=rises, validation_accuracy=lost)
    assert worse.verdict == "fail"
    never = first(loss=falls, validation_loss=1 + 0.1 * T)
    assert (never.name, never.verdict) == ("never_better", "fail")
    # the noise of a validation loss is no trend
    noisy = 0.5 + 0.05 * np.cos(11 * T)
    assert not diagnose_log(log(loss=falls, validation_loss=noisy)).problems


def test_too_slow_and_too_short():
    assert first(loss=2.3 - 0.005 * T).name == "slow"
    assert first(loss=FALLS, validation_loss=2.3 - 0.09 * T).name == "goes_on"
    assert not diagnose_log(log(loss=FALLS, validation_loss=0.4 + FALLS)).problems


def test_the_rate_is_told():
    told = {
        "goes from 1 to 0.05": 1 - T / 20,
        "is 0.1 all the time": np.full(20, 0.1),
        "rises from 0.1 to 1": np.minimum(T / 10 + 0.1, 1),
        "below a hundredth of its highest value from epoch 4": 0.3**T,
        "is 0 all the time": np.zeros(20),
    }
    for sentence, rate in told.items():
        said = [f.says for f in diagnose_log(log(loss=FALLS, rate=rate)).findings]
        assert any(sentence in text for text in said), (sentence, said)


def test_it_is_shown_as_text_page_figure_and_json():
    found = diagnose_log(log(loss=FLAT, rate=0.5**T))
    assert repr(found).startswith("These numbers show 2 problems: log.csv (table; 20")
    with speaking("ko"):
        assert "아무것도 배우지 못합니다" in repr(found)
        assert "열 rate의 값이 에폭" in repr(found)
    page = found._repr_html_()
    assert "<svg" in page
    assert "<script" not in page
    assert len(found.plot().axes) == 2
    values = json.loads(json.dumps(found.to_json()))
    assert [f["name"] for f in values["findings"]] == ["chance", "rate_spent"]


def test_the_command_line(steepest_log, tmp_path):
    path = tmp_path / "log.csv"
    rows = "\n".join(f"{i},{value}" for i, value in enumerate(FLAT))
    path.write_text(f"epoch,loss\n{rows}\n")
    answer = steepest_log("diagnose", str(path), "--classes", "10")
    assert answer.exit_code == 1
    assert "log 10 is 2.303" in answer.output.replace("\n", " ")
    values = json.loads(steepest_log("diagnose", str(path), "--json").output)
    assert values["verdict"] == "fail"


@pytest.fixture
def steepest_log():
    from typer.testing import CliRunner

    from steepest.cli._app import app

    return lambda *words: CliRunner().invoke(app, list(words))
