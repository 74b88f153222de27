"""Warnings while a training is still running."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from ..descent import Progress
from .language import languages

ROSE = 10.0  # times the first loss: chosen
STAYED = 0.99  # of the first loss, chosen: a loss above has not fallen …
EARLY, STEPS = 0.2, 100  # … after a fifth of the steps and 100 of them: chosen
LONG = 1.0  # of the length of the weights: a step that replaces them


class Watch:
    """Warns once of each problem that the recorded steps show.

    It only reads what every training records anyway: loss, ‖g‖, ‖ΔW‖, ‖W‖ and cos θ.

    Parameters
    ----------
    language : {"en", "ko"}
        Of the warnings.

    Examples
    --------
    >>> from steepest.descent import Progress
    >>> watch = Watch()
    >>> watch(Progress("training", step=1, steps=1000, recorded={"loss": [2.3]}))
    []
    >>> later = Progress("training", step=2, steps=1000, recorded={"loss": [99.0]})
    >>> print(watch(later)[0])
    The loss rose from 2.3 to 99: the run diverges. The learning rate may be too high.
    """

    def __init__(self, language: str = "en") -> None:
        self.table = languages[language]
        self.warned: set[str] = set()
        self.first = math.nan

    def __call__(self, progress: Progress) -> list[str]:
        """Return the new warnings, as sentences."""
        columns = progress.recorded
        loss = np.asarray(columns.get("loss", ()), np.float64)
        if progress.phase != "training" or not len(loss):
            return []
        if math.isnan(self.first):
            self.first = float(loss[0])
        new = []
        for code, numbers in self._seen(progress, columns, float(loss[-1])):
            if code not in self.warned:
                self.warned.add(code)
                new.append(self.table[f"watch/{code}"].format(**numbers))
        return new

    def _seen(
        self, progress: Progress, columns: Mapping[str, Any], last: float
    ) -> list[tuple[str, dict[str, float]]]:
        """Return the codes of the current problems, with their numbers."""
        numbers = {"first": self.first, "last": last, "step": progress.step}
        codes = []
        if last - self.first > ROSE * max(abs(self.first), 1e-30):
            codes.append("diverges")
        late = progress.step >= max(STEPS, EARLY * progress.steps)
        recent = float(np.mean(columns["loss"]))
        if late and not recent < STAYED * self.first and self.first > 0:
            codes.append("stays")
        angle = _median(columns, "cosine")
        if angle < 0:
            codes.append("uphill")
        if _median(columns, "gradient_norm") == 0:
            codes.append("no_slope")
        length = _median(columns, "weight_norm")
        share = _median(columns, "update_norm") / length if length > 0 else math.nan
        if late and share > LONG:
            codes.append("long_steps")
        return [(code, {**numbers, "angle": angle, "share": share}) for code in codes]


def _median(columns: Mapping[str, Any], name: str) -> float:
    """Return the median of the finite values of a column; NaN if there are none."""
    values = np.asarray(columns.get(name, ()), np.float64)
    values = values[np.isfinite(values)]
    return float(np.median(values)) if len(values) else math.nan
