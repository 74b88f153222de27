"""What `steepest.diagnose` returns: a diagnosis, and what was done to get it."""

from dataclasses import dataclass
from typing import Any

from ..diagnosis import Diagnosis, Fix, as_text, fix_report
from ..language import filled, language, told
from ..runs import Run

WIDTH = 88


@dataclass(frozen=True, kw_only=True, repr=False)
class ModelDiagnosis(Diagnosis):
    """A diagnosis of a model of another package.

    Attributes
    ----------
    run : Run
        The training that was diagnosed, or the model's parameters as they came.
    notes : tuple of str
        How the model was read, and which parts of its training were repeated.
    fixed : Fix or None
        The advice that was tried, and the better run; None unless `fix=True`.
    """

    run: Run | None = None
    notes: tuple[str, ...] = ()
    fixed: Fix | None = None

    def to_json(self) -> dict[str, Any]:
        """Return JSON values; a number that is not finite is null."""
        found = {**super().to_json(), "notes": list(self.notes)}
        return found if self.fixed is None else {**found, "fix": self.fixed.to_json()}

    def __repr__(self) -> str:
        """Return it as text in the language that is spoken."""
        spoken = language()
        texts = [as_text(self, spoken)]
        if self.notes:
            texts.append("\n".join(filled(told(note), WIDTH) for note in self.notes))
        if self.fixed is not None:
            texts.append(as_text(fix_report(self.fixed, spoken)).strip("\n"))
        return "\n\n".join(texts)
