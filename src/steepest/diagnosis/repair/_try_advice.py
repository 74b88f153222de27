"""`try_advice`: train again with what one finding advises, and compare."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import jax
import numpy as np

from ...errors import SettingError, SteepestError
from .._case import Case
from .._finding import Finding
from ._advised import by_loss, changes_of
from ._fix import CANDIDATES
from ._gain import Gain, compared, decides_by, halves
from ._retrain import each_retrained


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A run that was trained again with a change.

    Attributes
    ----------
    change : mapping
        The changed settings.
    case : Case
        The new run.
    gain : Gain
        Before and after on the validation rows, with an interval of the difference for
        all changes that were tried.
    others : tuple of (mapping, Gain or str)
        What else was tried, with its gain, or why it could not be trained.

    See Also
    --------
    steepest.diagnosis.try_advice : makes it.
    """

    change: Mapping[str, Any]
    case: Case
    gain: Gain
    others: tuple[tuple[Mapping[str, Any], Gain | str], ...] = ()


def try_advice(
    case: Case,
    finding: Finding,
    *,
    on_training: Callable[[int, int], object] | None = None,
) -> Tried:
    """Train again with each change that a finding advises, and return the best one.

    Unlike `fix` it keeps nothing and looks at one finding alone.

    Parameters
    ----------
    case : Case
        The run that the finding is about.
    finding : Finding
        One with `remedies`.
    on_training : callable, optional
        Called before each training with the number before it, and that of all.

    Raises
    ------
    SettingError
        If no setting helps against the finding.
    SteepestError
        If none of the changes can be trained.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> from steepest import descend
    >>> from steepest.diagnosis import Verdict, case_of
    >>> def bowl(w):
    ...     return w[0] ** 2 + 3 * w[1] ** 2
    >>> start = jnp.array([1.0, 1.0])
    >>> run = descend(bowl, start, learning_rate=1.0, epochs=30)
    >>> case = case_of(run, objective=bowl, params=start)
    >>> advice = Finding(
    ...     check="learning_rate",
    ...     verdict=Verdict.FAIL,
    ...     because="too_high",
    ...     remedies=({"learning_rate": 0.1},),
    ... )
    >>> tried = try_advice(case, advice)
    >>> tried.gain.after < 0.1 < tried.gain.before
    True
    """
    changes = changes_of(finding, case)[:CANDIDATES]
    if not changes:
        raise SettingError(
            "No setting helps against this finding; its advice is for a person."
        )
    part, choosing, reporting = halves(case)
    metric, rows = (
        decides_by(case, choosing, reporting),
        np.union1d(choosing, reporting),
    )
    tried: list[Tried] = []
    failed: list[tuple[Mapping[str, Any], str]] = []
    problems: list[SteepestError] = []
    precise = case.settings.get("dtype") == "float64"
    with jax.enable_x64(precise), np.errstate(all="ignore"):
        cases = each_retrained(case, changes, choosing)
        for number, change in enumerate(changes):
            if on_training is not None:
                on_training(number, len(changes))
            after = next(cases)
            if isinstance(after, SteepestError):
                problems.append(after)
                failed.append((change, after.english))
                continue
            gain = compared(
                case,
                after,
                part,
                rows,
                metric,
                by_loss=by_loss(finding),
                balanced="class_weight" in change,
                comparisons=len(changes),
            )
            tried.append(Tried(change=change, case=after, gain=gain))
    if not tried:
        raise problems[0]
    best = max(tried, key=lambda one: (not one.case.diverged, one.gain.difference))
    others = [(one.change, one.gain) for one in tried if one is not best]
    return replace(best, others=(*others, *failed))
