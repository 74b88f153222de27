"""How good predictions are, as pieces of a page."""

from collections.abc import Iterator, Mapping
from html import escape

import numpy as np

from ..runs import Quality
from ._html import group, table

NUMBERS = (
    *("accuracy", "balanced_accuracy", "roc_auc", "average_precision", "log_loss"),
    *("r2", "mean_absolute_error", "root_mean_squared_error"),
)
MOST_CLASSES = 25
MOST_CELLS = 20


def numbers_html(quality: Quality, words: Mapping[str, str]) -> str:
    """Return the numbers with what guessing gives."""
    rows = list(_numbers(quality, words))
    heading = ("", "", words["guessing"]) if any(row[2] for row in rows) else ()
    return table(heading, rows, right=(1,))


def _numbers(quality: Quality, words: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    numbers = quality.numbers
    for name in NUMBERS:
        if name not in numbers:
            continue
        beside = ""
        if name == "accuracy":
            value = numbers["accuracy_of_commonest"]
            beside = words["of_commonest"].format(name=quality.commonest, value=value)
        elif name == "root_mean_squared_error":
            value = numbers["root_mean_squared_error_of_mean"]
            beside = words["of_mean"].format(value=value)
        said = words[name]
        if name in ("roc_auc", "average_precision"):
            second = words["of_second"].format(name=quality.classes[1].name)
            said = f"{said} ({second})"
        yield said[:1].upper() + said[1:], f"{numbers[name]:.4g}", beside


def classes_html(quality: Quality, words: Mapping[str, str]) -> str:
    """Return precision and recall class by class, of many those found least."""
    if not quality.classes:
        return ""
    shown = list(quality.classes)
    if len(shown) > MOST_CLASSES:
        shown.sort(key=lambda each: np.nan_to_num(each.recall, nan=2.0))
        shown = shown[:MOST_CLASSES]
    heading = [words[name] for name in ("class", "precision", "recall", "rows")]
    rows = [
        (each.name, _share(each.precision), _share(each.recall), f"{each.rows:,.6g}")
        for each in shown
    ]
    return table(heading, rows, right=(1, 2, 3))


def confusion_html(quality: Quality, words: Mapping[str, str]) -> str:
    """Return who was taken for whom; of many classes the commonest pairs."""
    counts, names = np.array(quality.confusion), [each.name for each in quality.classes]
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
    """Return a count on gray that tells its share in a light page and in a dark one."""
    shade = f' style="background:rgba(128,128,128,{0.7 * share:.2f})"' if count else ""
    return f"<td{shade}>{f'{count:,.6g}' if count else ''}</td>"


def _share(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.3f}"
