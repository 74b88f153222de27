"""What is seen to be wrong with a run, whatever the cause.

A bound that is exceeded is no failure before something went wrong: the run diverged,
or it did worse than simple learners do on the same rows, or a few steps at another
learning rate did better than all of it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from ..runs import plain

if TYPE_CHECKING:
    from ._case import Case

__all__ = ["PARTS", "Symptom", "find_symptom"]

PARTS: Mapping[str, Callable[["Case"], float]] = {
    "reference": lambda case: 0.0,
    "range_test": lambda case: 28 * 96 / 3 / case.plan.steps_per_epoch,
}
"""What it takes to look for a symptom, and about how many epochs each part costs."""


@dataclass(frozen=True, kw_only=True)
class Symptom:
    """What is seen to be wrong with a run; false if nothing is.

    Attributes
    ----------
    diverged : bool
        The loss blew up or stopped being a number.
    below_reference : bool
        Simple learners do better on the same rows, beyond chance.
    beaten : bool
        A few steps at another learning rate do better than the whole run.
    measured : mapping of str to number
        The numbers behind it.

    Examples
    --------
    >>> bool(Symptom()), bool(Symptom(diverged=True))
    (False, True)
    """

    diverged: bool = False
    below_reference: bool = False
    beaten: bool = False
    measured: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.diverged or self.below_reference or self.beaten

    def codes(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the code of each symptom there is, with the numbers to say it with."""
        for code in ("diverged", "below_reference", "beaten"):
            if getattr(self, code):
                yield code, self.measured

    def to_json(self) -> dict[str, Any]:
        """Return JSON values."""
        return plain(asdict(self), "symptom")


def find_symptom(case: "Case", parts: Collection[str] | None = None) -> Symptom:
    """Look whether anything is wrong with a run.

    Parameters
    ----------
    case : Case
        Its reference learners and its range test are made if they were not yet.
    parts : collection of str, optional
        Which of `PARTS` to look at; by default all.

    Returns
    -------
    Symptom

    See Also
    --------
    steepest.diagnosis.diagnose : the first thing it asks.
    """
    parts = PARTS if parts is None else parts
    measured: dict[str, Any] = {}
    below = beaten = False
    if "reference" in parts and case.reference is not None:
        below, numbers = _below(case)
        measured |= numbers
    if "range_test" in parts and case.range_test is not None:
        beaten, numbers = _beaten(case)
        measured |= numbers
    return Symptom(
        diverged=case.diverged,
        below_reference=below,
        beaten=beaten,
        measured=measured,
    )


def _below(case: "Case") -> tuple[bool, dict[str, Any]]:
    return False, {}


def _beaten(case: "Case") -> tuple[bool, dict[str, Any]]:
    return False, {}
