"""The result of `fix` in sentences."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ...display import short_number
from ...settings import METRICS
from .._finding import Verdict
from ..language import Paragraph, languages, with_numbers
from ._gain import Gain
from ._result import Attempt, Fix


def fix_report(fix: Fix, language: str = "en") -> list[Paragraph]:
    """Return the result of `fix` in sentences, paragraph by paragraph.

    See Also
    --------
    steepest.diagnosis.fix : makes the result.
    """
    table = languages[language]
    lines = [Paragraph("space"), Paragraph("headline", table["fix/headline"])]
    lines += [
        Paragraph("text", _tried(attempt, fix, table), 3) for attempt in fix.attempts
    ]
    for change, gain in fix.withdrawn:
        said = table["fix/not_shown"].format(change=change_text(change))
        lines.append(Paragraph("text", f"{said} {_gained(gain, table)}", 3))
    if not fix.change:
        code = "stays" if fix.withdrawn else "withdrawn" if fix.attempts else "nothing"
        if code == "nothing" and _leaks(fix):
            code = "copies"
        return [*lines, Paragraph("text", table[f"fix/{code}"], 3)]
    kept = table["fix/kept"].format(change=change_text(fix.change))
    lines.append(Paragraph("advice", kept, 3))
    if fix.gain is not None and fix.learned:
        said = with_numbers(table["fix/learned"], _numbers(fix.gain, table))
        return [*lines, Paragraph("text", said, 3)]
    if fix.gain is not None:
        lines.append(Paragraph("text", _gained(fix.gain, table), 3))
    reporting = fix.reporting is not None and not fix.reporting.from_nothing
    if reporting and fix.reporting.metric != "loss":
        said = with_numbers(table["fix/reporting"], _numbers(fix.reporting, table))
        lines.append(Paragraph("text", said, 3))
    return lines


def _leaks(fix: Fix) -> bool:
    return any(
        finding.check == "leak" and finding.verdict is Verdict.FAIL
        for finding in fix.diagnosis.findings
    )


def _tried(attempt: Attempt, fix: Fix, table: Mapping[str, str]) -> str:
    metric = attempt.metric or fix.metric
    score = METRICS[metric].higher_is_better
    numbers = {
        "name": table[f"name/{attempt.check}"],
        "change": change_text(attempt.change),
        "before": _told(attempt.before, score),
        "after": _told(attempt.after, score),
        "rows": attempt.rows,
        "problem": attempt.problem,
        "metric": table[f"metric/{metric}"],
    }
    code = "value_tried" if metric == "loss" else "tried"
    if attempt.before is None and code == "tried":
        code = "tried_after_nothing"
    code = "failed" if attempt.problem else code
    return with_numbers(table[f"fix/{code}"], numbers)


def gain_text(gain: Gain, language: str = "en") -> str:
    """Return a score before and after, and the interval, in a sentence.

    See Also
    --------
    steepest.diagnosis.fix : an example.
    """
    return _gained(gain, languages[language])


def _gained(gain: Gain, table: Mapping[str, str]) -> str:
    code = "gain_of_loss" if gain.metric == "loss" else "gain"
    code = "gain_after_nothing" if gain.from_nothing else code
    return with_numbers(table[f"fix/{code}"], _numbers(gain, table))


def _numbers(gain: Gain, table: Mapping[str, str]) -> dict[str, Any]:
    """Return the numbers of a sentence, those of a score with three decimals."""
    score = METRICS[gain.metric].higher_is_better
    told = {name: _told(getattr(gain, name), score) for name in ("before", "after")} | {
        name: f"{getattr(gain, name):+.3f}" if score else f"{getattr(gain, name):+.3g}"
        for name in ("low", "high")
    }
    return {
        **asdict(gain),
        **told,
        "part": table[f"rows/{gain.part}"],
        "metric": table[f"metric/{gain.metric}"],
    }


def _told(value: float | None, score: bool) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if score else short_number(value)


def change_text(change: Mapping[str, Any]) -> str:
    """Return a change of settings as a reader would write it.

    Examples
    --------
    >>> change_text({"learning_rate": 0.03, "optimizer_options": {"momentum": 0.9}})
    'learning rate 0.03, momentum 0.9'
    """
    parts = []
    for name, value in change.items():
        if isinstance(value, Mapping):
            parts.append(change_text(value))
        elif isinstance(value, list | tuple):
            parts.append(f"{name.replace('_', ' ')} {','.join(map(str, value))}")
        else:
            number = f"{value:.4g}" if isinstance(value, float) else value
            parts.append(f"{name.replace('_', ' ')} {number}")
    return ", ".join(part for part in parts if part)
