"""The result of `fix` in sentences."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ...display import short_number
from ...settings import METRICS
from ..language import Paragraph, languages
from ._fix import Fix


def fix_report(fix: Fix, language: str = "en") -> list[Paragraph]:
    """Return the result of `fix` in sentences, paragraph by paragraph.

    See Also
    --------
    steepest.diagnosis.fix : makes the result.
    """
    table = languages[language]
    lines = [Paragraph("space"), Paragraph("headline", table["fix/headline"])]
    for attempt in fix.attempts:
        numbers = {
            "name": table[f"name/{attempt.check}"],
            "change": change_text(attempt.change),
            "before": attempt.before,
            "after": attempt.after,
            "problem": attempt.problem,
            "metric": table[f"metric/{fix.metric}"],
        }
        code = "failed" if attempt.problem else "tried"
        lines.append(Paragraph("text", table[f"fix/{code}"].format(**numbers), 3))
    if not fix.change:
        code = "withdrawn" if fix.attempts else "nothing"
        return [*lines, Paragraph("text", table[f"fix/{code}"], 3)]
    kept = table["fix/kept"].format(change=change_text(fix.change))
    lines.append(Paragraph("advice", kept, 3))
    if fix.gain is not None:
        numbers = asdict(fix.gain) | {
            "part": table[f"rows/{fix.gain.part}"],
            "metric": table[f"metric/{fix.gain.metric}"],
        }
        code = "gain"
        if not METRICS[fix.gain.metric].higher_is_better:
            code = "gain_of_loss" if fix.gain.metric == "loss" else "gain_of_error"
        if code == "gain_of_error":
            told = ("before", "after", "low", "high")
            numbers |= {name: short_number(getattr(fix.gain, name)) for name in told}
        lines.append(Paragraph("text", table[f"fix/{code}"].format(**numbers), 3))
    return lines


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
