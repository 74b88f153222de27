"""Pictures of races, surfaces and learning rates; pictures and pages of runs.

Races and learning rates are drawn as they were measured. A map evaluates its surface
on a grid, and searches for critical points if the surface does not list all of them.
Matplotlib is loaded when a picture is drawn, and never opens a window.
"""

from ._animation import animate_race
from ._comparison import comparison_html, comparison_tables, gain_sentences
from ._contour import draw_race
from ._experiment import draw_experiment
from ._font import picture_language
from ._fragments import fragment
from ._level_map import level_map
from ._page import Reported, report_page, reported_as_trained, write_report
from ._picture import free_place
from ._plain_text import plain_text
from ._plotted import NO_FONT, judged_if_possible, plotted
from ._rates import draw_rates
from ._run_picture import draw_run, run_figure
from ._sweep import draw_sweep, sweep_sentences, sweep_table
from ._words import words

__all__ = [
    "NO_FONT",
    "Reported",
    "animate_race",
    "comparison_html",
    "comparison_tables",
    "draw_experiment",
    "draw_race",
    "draw_rates",
    "draw_run",
    "draw_sweep",
    "fragment",
    "free_place",
    "gain_sentences",
    "judged_if_possible",
    "level_map",
    "picture_language",
    "plain_text",
    "plotted",
    "report_page",
    "reported_as_trained",
    "run_figure",
    "sweep_sentences",
    "sweep_table",
    "words",
    "write_report",
]
