import warnings
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from steepest.errors import SettingError, UnknownNameError
from steepest.report import _font as font
from steepest.report import draw_run, picture_language, plotted, run_figure, words
from steepest.report._panels import MOST_CELLS, draw_confusion
from steepest.runs import History, quality_of_classes


def by_title(figure):
    return {axes.get_title(loc="left"): axes for axes in figure.axes}


def test_every_panel_is_there_with_its_numbers(run, judged):
    panels = by_title(run_figure(run, judged))
    loss = panels["Loss by epoch"]
    assert loss.get_yscale() == "log"  # from 1.1 to 0.01
    train, held, best = loss.get_lines()
    np.testing.assert_array_equal(train.get_ydata(), [1.0, 0.3, 0.1, 0.01])
    assert (train.get_linestyle(), held.get_linestyle()) == ("-", "--")
    assert (best.get_xdata()[0], best.get_ydata()[0]) == (3, 0.2)
    assert best.get_label() == "lowest at epoch 3"
    assert panels["Accuracy by epoch"].get_yscale() == "linear"
    cells = {
        tuple(map(round, text.get_position())): text.get_text()
        for text in panels["Confusion matrix"].texts
    }
    assert cells == {(0, 0): "1", (1, 0): "1", (1, 1): "2", (2, 2): "3", (0, 2): "1"}
    assert "Are the probabilities right?" in panels
    assert panels["Loss of the learning rates tried"].get_xscale() == "log"


def test_numbers_are_drawn_against_the_truth(run, of_numbers):
    run = replace(run, quality={})
    dots = by_title(run_figure(run, of_numbers))["Predicted against true"].get_lines()[
        1
    ]
    np.testing.assert_array_equal(dots.get_xdata(), np.arange(8.0))
    assert dots.get_ydata()[3] == 0


def test_labels_of_large_numbers_do_not_overlap(run, of_numbers):
    dollars = 58_000.0 * np.arange(8) + 63_000  # ticks of six digits
    predictions = replace(of_numbers.predictions, values=dollars[::-1])
    judged = replace(of_numbers, truth=dollars, predictions=predictions)
    figure = run_figure(replace(run, quality={}), judged)
    figure.canvas.draw()
    axes = by_title(figure)["Predicted against true"]
    low, high = axes.get_xlim()
    boxes = [
        label.get_window_extent()
        for label in axes.get_xticklabels()
        if low <= label.get_position()[0] <= high
    ]
    assert len(boxes) > 2
    assert all(a.x1 < b.x0 for a, b in pairwise(boxes))


def test_many_classes_are_shown_by_their_commonest_pairs():
    from matplotlib.figure import Figure

    n = MOST_CELLS + 1
    targets = np.repeat(np.arange(n), 3)
    predicted = targets.copy()
    predicted[[0, 1]] = 4
    axes = Figure().subplots()
    names = tuple(f"c{i}" for i in range(n))
    draw_confusion(axes, quality_of_classes(targets, predicted, names), words["en"])
    assert [label.get_text() for label in axes.get_yticklabels()] == ["c0 → c4"]
    assert [bar.get_width() for bar in axes.patches] == [2]


def test_a_run_that_diverged_is_drawn_by_step(run):
    steps = {"loss": np.array([2.0, 9e3, 1e7, np.inf])}
    run = replace(run, history=History(steps=steps), settings={}, quality={}, params={})
    (axes,) = run_figure(run).axes
    assert axes.get_yscale() == "log"
    assert axes.texts[0].get_text() == "not finite from 4 on"


def test_a_run_of_which_nothing_is_known_is_an_empty_picture(run):
    nothing = replace(run, history=History(), settings={}, quality={}, params={})
    assert run_figure(nothing).axes == []


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_file_is_whole_and_never_overwritten_unasked(
    run, judged, tmp_path, language
):
    path = draw_run(run, tmp_path / "run.png", judged, language=language)
    with Image.open(path) as picture:
        assert picture.width == 1080
    before = path.read_bytes()
    with pytest.raises(SettingError, match="exists and stays as it is.*--force"):
        draw_run(run, path)
    assert path.read_bytes() == before
    draw_run(replace(run, quality={}), path, replace=True)
    assert path.read_bytes() != before
    assert list(tmp_path.iterdir()) == [path]


def test_without_a_korean_font_the_words_are_english(run, monkeypatch):
    monkeypatch.setattr(font, "korean_font", lambda: None)
    assert picture_language("ko") == "en"
    run = replace(run, quality={"test": run.quality["test"]}, data={}, params={})
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        figure = plotted(run, "ko")
    first, second = (str(each.message) for each in told)
    assert "made from Python" in first
    assert "No font with Korean letters" in second
    panels = by_title(figure)
    names = [label.get_text() for label in panels["Confusion matrix"].get_yticklabels()]
    assert names == ["<b>", "#2", "cat"]  # its letters cannot be shown


def test_another_language_is_refused(run):
    with pytest.raises(UnknownNameError, match="Unknown language 'fr'"):
        run_figure(run, language="fr")
