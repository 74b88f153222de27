"""How good predictions are, as pieces of a page."""

from collections.abc import Iterator, Mapping
from html import escape

import numpy as np

from ..display import short_number
from ..runs import Quality
from ..settings import METRICS
from ._html import group, table

MOST_CLASSES = 25
MOST_CELLS = 20


def numbers_html(quality: Quality, words: Mapping[str, str]) -> str:
    """Return the metrics, with what guessing gives."""
    rows = list(_numbers(quality, words))
    heading = ("", "", words["guessing"]) if any(row[2] for row in rows) else ()
    return table(heading, rows, right=(1,))


def _numbers(quality: Quality, words: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    numbers = quality.numbers
    for name in METRICS:
        if name not in numbers:
            continue
        beside = ""
        if name == "accuracy":
            value = numbers["accuracy_of_commonest"]
            beside = words["of_commonest"].format(name=quality.commonest, value=value)
        elif name == "root_mean_squared_error":
            value = numbers["root_mean_squared_error_of_mean"]
            beside = words["of_mean"].format(value=short_number(value))
        label = words[name]
        if name in ("roc_auc", "average_precision"):
            second = words["of_second"].format(name=quality.classes[1].name)
            label = f"{label} ({second})"
        yield label[:1].upper() + label[1:], short_number(numbers[name]), beside


def classes_html(quality: Quality, words: Mapping[str, str]) -> str:
    """Return precision and recall by class; of many classes the lowest recalls."""
    if not quality.classes:
        return ""
    shown = list(quality.classes)
    if len(shown) > MOST_CLASSES:
        shown.sort(key=lambda entry: np.nan_to_num(entry.recall, nan=2.0))
        shown = shown[:MOST_CLASSES]
    heading = [words[name] for name in ("class", "precision", "recall", "rows")]
    rows = [
        (
            entry.name,
            _share(entry.precision),
            _share(entry.recall),
            f"{entry.rows:,.6g}",
        )
        for entry in shown
    ]
    return table(heading, rows, right=(1, 2, 3))


def confusion_html(quality: Quality, words: Mapping[str, str]) -> str:
    """Return the confusion matrix, or the most frequent confusions of many classes."""
    counts = np.array(quality.confusion)
    names = [entry.name for entry in quality.classes]
    if not len(counts):
        return ""
    both = f"{words['true_class']} ↓ / {words['taken_for']} →"
    if len(names) > MOST_CELLS:
        wrong = counts - np.diag(np.diag(counts))
        order = np.argsort(-wrong, axis=None, kind="stable")[:10]
        pairs = [np.unravel_index(i, wrong.shape) for i in order if wrong.flat[i] > 0]
        rows = [(names[i], names[j], f"{wrong[i, j]:,.6g}") for i, j in pairs]
        heading = (words["true_class"], words["taken_for"], words["rows"])
        return table(heading, rows, right=(2,))
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    lines = [f"<tr><th>{escape(both)}</th>{head}</tr>"]
    for name, row in zip(names, counts, strict=True):
        total = row.sum() or 1.0
        cells = "".join(_cell(count, count / total) for count in row)
        lines.append(f"<tr><th>{escape(name)}</th>{cells}</tr>")
    return group("wide", [f'<table class="matrix">{"".join(lines)}</table>'])


def _cell(count: float, share: float) -> str:
    """Return a count on a gray that shows its share on light and on dark pages."""
    shade = f' style="background:rgba(128,128,128,{0.7 * share:.2f})"' if count else ""
    return f"<td{shade}>{f'{count:,.6g}' if count else ''}</td>"


def _share(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.3f}"
