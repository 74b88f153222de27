from steepest.diagnosis import Comparison
from steepest.diagnosis.repair._gain import Gain
from steepest.report import comparison_tables, fragment, gain_sentences


def gain(low, high):
    return Gain(
        **{"metric": "accuracy", "part": "validation", "rows": 1200},
        **{"before": 0.5, "after": 0.75, "low": low, "high": high, "comparisons": 3},
    )


FOUND = Comparison(
    names=("<a>", "b", "c", "d", "e"),
    settings={"hidden": ((8,), (8, 4), None, None, None)},
    metrics={("test", "roc_auc"): (0.5, None, 1.0, 1.0, 1.0)},
    gains=(None, gain(0.1, 0.4), gain(-0.1, 0.6), gain(-0.4, -0.1), None),
    remarks=("", "", "", "", "Its data are gone."),
    findings={"scale": ("warn", None, "pass", "pass", "pass")},
)


def test_every_gain_is_said_with_its_chance():
    said = gain_sentences(FOUND)
    assert said[0] == (
        "b against <a>, on the same 1,200 validation rows: accuracy 0.5 → 0.75; the "
        "difference lies between +0.100 and +0.400 (95 %, comparisons: 3). "
        "That is better."
    )
    assert said[1].endswith("That may be chance.")
    assert said[2].endswith("That is worse.")
    assert said[3] == "e against <a>: not row by row. Its data are gone."


def test_tables_name_what_they_compare():
    settings, metrics, findings = comparison_tables(FOUND)
    assert settings.rows == [["hidden", "8", "8,4", "-", "-", "-"]]
    assert metrics.rows == [["test ROC AUC", "0.5", "-", "1", "1", "1"]]
    assert findings.rows[0][1:3] == ["Warning", "-"]


def test_a_page_is_escaped_and_speaks_korean():
    page = fragment(FOUND, "ko")
    assert "&lt;a&gt;" in page
    assert "<a>" not in page
    assert "나아졌습니다." in page
    assert page[page.index("<style>") :].count("테스트: ROC AUC") == 1
