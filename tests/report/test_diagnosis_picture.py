"""A diagnosis as a figure, in both languages."""

import pytest

from steepest.diagnosis import Diagnosis, Verdict
from steepest.diagnosis.checks import margin, momentum, symmetry
from steepest.language import speaking
from steepest.report import plotted
from steepest.runs import History, Outcome, Run

FOUND = Diagnosis(
    findings=(
        margin.judge(100.0),
        symmetry.judge(symmetry.Twins("gru", 8, 1)),
        momentum.CHECK.skipped("no_momentum"),
    )
)


def texts(axes):
    return [text.get_text() for text in axes.texts]


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_to_fix_comes_first_and_every_check_has_a_mark(language):
    with speaking(language):
        figure = FOUND.plot()
    told, marks = figure.axes
    first = {"en": "margin of the hinge", "ko": "힌지의 마진"}[language]
    assert any(first in text for text in texts(told))
    names = texts(marks)
    assert len(names) == len(FOUND.findings) + 4
    counted = {"en": "Skipped: 1", "ko": "건너뜀: 1"}[language]
    assert counted in names


def test_the_figure_is_as_wide_as_its_text():
    figure = FOUND.plot("en")
    width = figure.get_window_extent().width
    for axes in figure.axes:
        for text in axes.texts:
            assert text.get_window_extent().x1 <= width


def test_curves_are_drawn_where_a_training_is_known():
    run = Run({}, Outcome.FINISHED, "", History(steps={"loss": [0.9, 0.5, 0.4]}))
    assert len(plotted(FOUND).axes) == 2
    from steepest.foreign._diagnosed import ModelDiagnosis

    figure = ModelDiagnosis(findings=FOUND.findings, run=run).plot()
    assert figure.axes[-1].get_title(loc="left") == "Loss by step"
    assert FOUND.verdict is Verdict.FAIL
