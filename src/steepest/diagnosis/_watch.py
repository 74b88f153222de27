"""What can be seen to go wrong while a training is still running."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from ..descent import Progress
from .language import languages

ROSE = 10.0  # times the first loss
STAYED, EARLY, STEPS = 0.99, 0.2, 100  # of the first loss, after a fifth and 100 steps
LONG = 1.0  # of the weights' length: a step that replaces them


class Watch:
    """Warns, each time once, of what the recorded steps show; it computes next to none.

    It reads what every training records anyway: loss, ‖g‖, ‖ΔW‖, ‖W‖ and cos θ.

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
        self.said: set[str] = set()
        self.first = math.nan

    def __call__(self, progress: Progress) -> list[str]:
        """Return the warnings that are new, as sentences."""
        columns = progress.recorded
        loss = np.asarray(columns.get("loss", ()), np.float64)
        if progress.phase != "training" or not len(loss):
            return []
        if math.isnan(self.first):
            self.first = float(loss[0])
        new = []
        for code, numbers in self._seen(progress, columns, float(loss[-1])):
            if code not in self.said:
                self.said.add(code)
                new.append(self.table[f"watch/{code}"].format(**numbers))
        return new

    def _seen(
        self, progress: Progress, columns: Mapping[str, Any], last: float
    ) -> list[tuple[str, dict[str, float]]]:
        """Return the codes of what is wrong now, with their numbers."""
        numbers = {"first": self.first, "last": last, "step": progress.step}
        found = []
        if last - self.first > ROSE * max(abs(self.first), 1e-30):
            found.append("diverges")
        late = progress.step >= max(STEPS, EARLY * progress.steps)
        recent = float(np.mean(columns["loss"]))
        if late and not recent < STAYED * self.first and self.first > 0:
            found.append("stays")
        angle = _median(columns, "cosine")
        if angle < 0:
            found.append("uphill")
        if _median(columns, "gradient_norm") == 0:
            found.append("no_slope")
        length = _median(columns, "weight_norm")
        share = _median(columns, "update_norm") / length if length > 0 else math.nan
        if late and share > LONG:
            found.append("long_steps")
        return [(code, {**numbers, "angle": angle, "share": share}) for code in found]


def _median(columns: Mapping[str, Any], name: str) -> float:
    """Return the median of what was measured; not a number if nothing was."""
    values = np.asarray(columns.get(name, ()), np.float64)
    values = values[np.isfinite(values)]
    return float(np.median(values)) if len(values) else math.nan
