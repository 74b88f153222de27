"""What trying the advice came to, in sentences."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from ..language import Paragraph, languages
from ._fix import Fix


def fix_report(fix: Fix, language: str = "en") -> list[Paragraph]:
    """Return what trying the advice came to, paragraph by paragraph.

    See Also
    --------
    steepest.diagnosis.fix : tries it.
    """
    table = languages[language]
    lines = [Paragraph("space"), Paragraph("headline", table["fix/headline"])]
    for each in fix.attempts:
        numbers = {
            "name": table[f"name/{each.check}"],
            "change": change_text(each.change),
            "before": each.before,
            "after": each.after,
            "problem": each.problem,
            "metric": table[f"metric/{fix.metric}"],
        }
        code = "failed" if each.problem else "tried"
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
        code = "gain_of_loss" if fix.gain.metric == "loss" else "gain"
        lines.append(Paragraph("text", table[f"fix/{code}"].format(**numbers), 3))
    return lines


def change_text(change: Mapping[str, Any]) -> str:
    """Return a change of settings as people write it.

    Examples
    --------
    >>> change_text({"learning_rate": 0.03, "optimizer_options": {"momentum": 0.9}})
    'learning rate 0.03, momentum 0.9'
    """
    said = []
    for name, value in change.items():
        if isinstance(value, Mapping):
            said.append(change_text(value))
        elif isinstance(value, list | tuple):
            said.append(f"{name.replace('_', ' ')} {','.join(map(str, value))}")
        else:
            number = f"{value:.4g}" if isinstance(value, float) else value
            said.append(f"{name.replace('_', ' ')} {number}")
    return ", ".join(each for each in said if each)
