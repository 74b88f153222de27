"""What Python prints, shows and warns follows the language."""

import numpy as np
import pytest

from steepest.diagnosis import Diagnosis, Finding, Verdict
from steepest.landscape import Ending, Kind
from steepest.landscape._outcome import RaceOutcome
from steepest.language import speaking
from steepest.objectives import losses
from steepest.runs import History, Outcome, Run

RUN = Run(
    params={"weight": np.zeros((2, 3))},
    outcome=Outcome.FINISHED,
    reason="All 4 steps ran.",
    history=History(steps={"loss": np.array([2.0, 0.5])}),
    metrics={"train": {"loss": 0.5, "accuracy": 0.75}},
    data={"source": "loss.csv", "rows": 8},
    notes=("'yes' was taken as the target of loss.csv.",),
)
FINDING = Finding(check="finite", verdict=Verdict.PASS, because="finite")


@pytest.fixture(autouse=True)
def _korean():
    with speaking("ko"):
        yield


def test_a_run():
    assert repr(RUN) == (
        "실행: 끝까지 학습. 4스텝을 모두 마쳤습니다.\n"
        "  데이터    loss.csv, 8행\n"
        "  매개변수  6개\n"
        "  과정      2스텝: 손실 2 → 0.5; 0에폭\n"
        "  학습      손실 0.5, 정확도 0.75\n"
        "  참고: 'yes' 열을 loss.csv의 목표 열로 보았습니다."
    )
    assert "4스텝을 모두 마쳤습니다." in RUN._repr_html_()
    assert RUN.plot().axes[0].get_title(loc="left") in ("스텝별 손실", "Loss by step")


def test_a_diagnosis_and_a_finding():
    assert str(FINDING).startswith("데이터의 모든 값이 유한한가?")
    assert repr(Diagnosis(findings=(FINDING,))).startswith(
        "검사 1개로 보이는 문제는 없습니다."
    )


def test_the_end_of_a_race():
    end = RaceOutcome(Ending.CONVERGED, 9, (0.0, 1.5), Kind.MINIMUM, True, 0.0)
    assert str(end) == "9스텝에 전역 최소점(0, 1.5)에 수렴"


def test_a_name_that_is_not_known():
    with pytest.raises(
        KeyError, match=r"손실 이름 'hinje'.*'hinge'을\(를\) 뜻했나요\?"
    ):
        losses["hinje"]
