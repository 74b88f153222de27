import re

import pytest

from steepest.errors import DataError, UnknownNameError, unknown_name
from steepest.language import language, speaking, told


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ko"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": ""}, "ko"),
        ({"LC_ALL": "ko_KR.UTF-8", "STEEPEST_LANGUAGE": "en"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "STEEPEST_LANGUAGE": "KO"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "STEEPEST_LANGUAGE": "fr"}, "ko"),
    ],
)
def test_the_environment_chooses(monkeypatch, variables, expected):
    for name in ("STEEPEST_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_a_block_speaks_its_language():
    with speaking("ko"):
        assert language() == "ko"
        with speaking(None):
            assert language() == "ko"
        with speaking("en"):
            assert language() == "en"
    assert language() == "en"


def test_values_are_put_into_the_korean_template():
    english = "12 missing values were replaced in 'a b' by the training median 7.5."
    korean = "'a b'의 빠진 값 12개를 학습 데이터의 중앙값 7.5로 채웠습니다."
    assert told(english, "ko") == korean
    assert told(english, "en") == told(english) == english


def test_what_a_user_named_is_not_told():
    """A column may be called like a word that has a translation."""
    message = told("'loss' was taken as the target of rows.csv.", "ko")
    assert message == "'loss' 열을 rows.csv의 목표 열로 보았습니다."


def test_a_path_stays_as_it_is():
    message = "'y' was taken as the target of {}."
    korean = "'y' 열을 {}의 목표 열로 보았습니다."
    assert told(message.format("test"), "ko") == korean.format("test")
    frame = message.format("the data frame")
    assert told(frame, "ko") == korean.format("데이터 프레임")


def test_the_entries_of_a_list_are_told():
    english = "'when' was read as dates, such as '2024-01-03', and became numbers: "
    korean = "'when' 열을 날짜로 읽어(예: '2024-01-03') 수로 바꾸었습니다: "
    assert told(english + "month, day of week.", "ko") == korean + "월, 요일."


def test_sentences_are_told_one_by_one():
    end = "Interrupted; nothing was saved."
    english = f"Nothing was deleted. Nothing here is known. {end}"
    assert told(english, "ko") == (
        "아무것도 지우지 않았습니다. Nothing here is known. "
        "중단했습니다. 저장한 것은 없습니다."
    )
    known = "Note: Nothing was deleted. Saved in runs/a"
    assert told(known, "ko") == "참고: 아무것도 지우지 않았습니다. 저장한 곳: runs/a"


def test_a_long_text_is_left_as_it_is():
    long = "Nothing here is known, a: b. " * 200
    assert told(long, "ko") == long
    assert told(f"Note: {long}", "ko").startswith("Note: ")


def test_space_around_a_text_stays():
    assert told("  loss 0.5\n", "ko") == "  손실 0.5\n"
    assert told("", "ko") == ""
    assert told("자료", "ko") == "자료"


def test_a_template_that_any_text_may_be_made_from_takes_values():
    assert told("3 s later", "ko") == "3 s later"
    assert told("{number} s", "ko", number=3) == "3초"
    assert told("{number} s", number=3) == "3 s"


def test_errors_follow_the_language():
    error = DataError("rows.csv holds no rows.")
    assert str(error) == error.english == "rows.csv holds no rows."
    unknown = unknown_name("loss", "hinje", ["hinge", "huber"])
    assert isinstance(unknown, UnknownNameError)
    with speaking("ko"):
        assert str(error) == "rows.csv에 행이 없습니다."
        assert str(unknown) == (
            "손실 이름 'hinje'을(를) 알 수 없습니다. 'hinge'을(를) 뜻했나요? "
            "쓸 수 있는 이름: hinge, huber."
        )
    assert unknown.english.startswith("Unknown loss 'hinje'.")


def test_how_a_rate_was_chosen_is_told_to_the_end():
    english = (
        "9 decades tried for 100 steps, then 9 rates from 0.022 to 10 for 1200 steps, "
        "3 times on other rows: the held-out loss was lowest, 0.01999, between 0.22 "
        "and 0.46, within two standard errors; 0.25 made smaller by (1200/4501)^(1/3), "
        "because the run is longer"
    )
    korean = told(english, "ko")
    assert not re.search("[A-Za-z]", korean)
    assert korean.endswith(
        "가장 낮았습니다(0.01999). 실제 학습은 더 길므로 0.25에 (1200/4501)^(1/3)을 "
        "곱했습니다."
    )
