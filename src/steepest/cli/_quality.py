"""How good predictions are, as lines of text: metrics, with what guessing gives."""

from collections.abc import Iterator

import numpy as np

from ..display import short_number
from ..language import told
from ..runs import Quality
from ..settings import METRICS
from ._console import columns

MOST = 12  # classes that are listed
GUESSED = {
    "accuracy": "accuracy_of_commonest",
    "root_mean_squared_error": "root_mean_squared_error_of_mean",
}


def quality_lines(quality: Quality, what: str) -> list[str]:
    """Return lines about predictions: the numbers, then every class.

    Examples
    --------
    >>> from steepest.runs import quality_of_numbers
    >>> quality = quality_of_numbers(np.array([1.0, 3.0]), np.array([1.0, 2.0]))
    >>> for line in quality_lines(quality, "new.csv"):
    ...     print(line)
    new.csv, 2 rows:
      R²                       0.5
      mean absolute error      0.5
      root mean squared error  0.7071  always guessing the mean gives 1
    """
    heading = [told("{what}, {rows} rows:", what=what, rows=f"{quality.rows:,}")]
    numbers = columns([["", "", ""], *_numbers(quality)])[1:]
    return heading + numbers + _classes(quality)


def _numbers(quality: Quality) -> Iterator[list[str]]:
    for name, metric in METRICS.items():
        if name not in quality.numbers:
            continue
        about = ""
        if name in GUESSED:
            guess = f"'{quality.commonest}'" if quality.commonest else "the mean"
            value = quality.numbers[GUESSED[name]]
            about = f"always guessing {guess} gives {short_number(value)}"
        elif name in ("roc_auc", "average_precision"):
            about = f"of '{quality.classes[1].name}'"
        number = short_number(quality.numbers[name])
        yield [f"  {told(metric.label)}", number, told(about)]


def _classes(quality: Quality) -> list[str]:
    if not quality.classes:
        return []
    shown = quality.classes
    left_out = max(len(shown) - MOST, 0)
    if left_out:  # show the lowest recalls
        by_recall = sorted(
            shown, key=lambda entry: np.nan_to_num(entry.recall, nan=2.0)
        )
        shown = tuple(by_recall[:MOST])
    heading = ("  class", "precision", "recall", "rows")
    rows = [[*map(told, heading)]] + [
        [
            f"  {entry.name}",
            _share(entry.precision),
            _share(entry.recall),
            f"{entry.rows:,.6g}",
        ]
        for entry in shown
    ]
    others = told(f"  and {left_out} others, found at least as often")
    more = [others] if left_out else []
    return ["", *columns(rows, right=(1, 2, 3)), *more]


def _share(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.3f}"
