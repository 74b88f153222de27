import re
from xml.etree import ElementTree

import numpy as np

from steepest.report._charts import Chart, Line
from steepest.report._svg import HEIGHT, chart_svg
from steepest.report._ticks import ticks


def drawn(*values, **more):
    x = np.arange(1.0, len(values) + 1)
    line = Line("<training>", x, np.array(values), "train")
    said = chart_svg(Chart("loss", 'a "loss" & more', "epoch", (line,), **more))
    return ElementTree.fromstring(f"<div>{said}</div>")


def path_of(tree):
    return next(p.get("d") for p in tree.iter("path") if p.get("class") == "line train")


def heights(tree):
    return [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", path_of(tree))]


def test_higher_is_up_and_powers_of_ten_are_even():
    a, b, c = heights(drawn(1.0, 10.0, 100.0, log_y=True))
    assert HEIGHT > a > b > c > 0
    assert abs((a - b) - (b - c)) < 0.11
    a, b, c = heights(drawn(1.0, 10.0, 100.0))
    assert (b - c) / (a - b) > 9


def test_a_curve_is_interrupted_where_it_is_not_finite():
    assert path_of(drawn(1.0, 2.0, np.nan, 3.0, np.inf)).count("M") == 2


def test_a_curve_that_stays_or_is_nowhere_is_drawn_all_the_same():
    assert len(set(heights(drawn(2.0, 2.0)))) == 1
    assert heights(drawn(np.nan, np.inf)) == []


def test_what_it_shows_is_told_to_those_who_do_not_see():
    (chart,) = (s for s in drawn(0.9, 0.4).iter("svg") if s.get("class") == "chart")
    assert chart.get("aria-label") == 'a "loss" & more: <training> 0.9 → 0.4'


def test_marks_are_round_and_few():
    for low, high in ((0.0, 1.0), (-3.2, 17.0), (1e-7, 3e-7), (0.999, 1.001)):
        found = ticks(low, high)
        assert 3 <= len(found) <= 7
        assert low <= min(found)
        assert max(found) <= high
    assert ticks(1e-9, 1e9, log=True)[:2] == [1e-9, 1e-5]
    assert ticks(2.0, 7.0, log=True) == [2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
