"""The result of `fix`: what was tried, what was kept, and what it gained."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ..._core import to_json_value
from ...display import as_html, in_words
from .._case import Case
from .._diagnosis import Diagnosis
from ._gain import Gain


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """A training with one change of settings.

    Attributes
    ----------
    check : str
        The check that advised the change.
    change : mapping
        The changed settings.
    kept : bool
        Whether the change was kept.
    before, after : float or None
        The scores on the choosing rows; None if it could not be trained, or if the
        scores of the run before were not finite.
    problem : str or None
        Why it could not be trained.
    metric : str or None
        What the scores are.
    rows : int
        How many choosing rows there are.
    """

    check: str
    change: Mapping[str, Any]
    kept: bool
    before: float | None = None
    after: float | None = None
    problem: str | None = None
    metric: str | None = None
    rows: int = 0


@dataclass(frozen=True, kw_only=True)
class Fix:
    """The result of `fix`: the changes that helped, and the better run.

    Attributes
    ----------
    case : Case
        The better run, or the first one if no change helped.
    diagnosis : Diagnosis
        Of that case.
    attempts : tuple of Attempt
        In the order in which they were trained.
    change : mapping
        All changes that were kept, together.
    gain : Gain or None
        Before and after on all rows that were compared; None if no change was kept.
    reporting : Gain or None
        The same on the reporting rows alone, on which no choice was based.
    metric : str
        What the scores of the attempts are, such as "accuracy".
    withdrawn : tuple of (mapping, Gain)
        Changes that helped on the choosing rows and are not shown to help on all.
    learned : bool
        Whether a run on few rows, without validation rows, no longer fails on them.
        They cannot show more.

    See Also
    --------
    steepest.diagnosis.fix : an example.
    """

    case: Case
    diagnosis: Diagnosis
    attempts: tuple[Attempt, ...]
    change: Mapping[str, Any]
    gain: Gain | None
    metric: str
    reporting: Gain | None = None
    withdrawn: tuple[tuple[Mapping[str, Any], Gain], ...] = ()
    learned: bool = False

    @property
    def trainings(self) -> int:
        """How many runs were trained."""
        return len(self.attempts)

    def to_json(self) -> dict[str, Any]:
        """Return JSON values; a number that is not finite is null."""
        return to_json_value(
            {
                "change": dict(self.change),
                "gain": None if self.gain is None else asdict(self.gain),
                "learned": self.learned,
                "reporting": None if self.reporting is None else asdict(self.reporting),
                "withdrawn": [
                    {"change": dict(change), "gain": asdict(gain)}
                    for change, gain in self.withdrawn
                ],
                "attempts": [asdict(attempt) for attempt in self.attempts],
                "diagnosis": self.diagnosis.to_json(),
            },
            "fix",
        )

    def __repr__(self) -> str:
        """Return what was tried and kept, in words."""
        return in_words(self)

    def _repr_html_(self) -> str:
        return as_html(self)
