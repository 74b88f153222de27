"""What to mend first: causes before their consequences, failures before warnings."""

import functools
from collections.abc import Iterable, Mapping

from ._check import After
from ._finding import Finding, Verdict
from .checks import checks

SEVERITY = {Verdict.FAIL: 0, Verdict.WARN: 1, Verdict.PASS: 2, Verdict.SKIPPED: 3}


def causes_of(findings: Iterable[Finding]) -> dict[str, str]:
    """Return the check whose finding explains another, for every consequence.

    A failure is explained by failures only, a warning by warnings too. Of several
    causes the deepest one is named: the one that comes first and is no consequence
    itself.

    Parameters
    ----------
    findings : iterable of Finding
        One of each check.

    Returns
    -------
    dict of str to str
        From consequence to cause.

    Examples
    --------
    >>> def failed(check, because):
    ...     return Finding(check=check, verdict=Verdict.FAIL, because=because)
    >>> causes_of([failed("learning_rate", "too_high"), failed("scale", "uneven")])
    {'learning_rate': 'scale'}
    """
    known = list(checks)
    wrong = sorted(
        (each for each in findings if each.verdict in (Verdict.FAIL, Verdict.WARN)),
        key=lambda each: known.index(each.check),
    )
    direct = {
        each.check: [
            cause.check
            for cause in wrong
            if cause.check != each.check
            and SEVERITY[cause.verdict] <= SEVERITY[each.verdict]
            and _explains(cause, each)
        ]
        for each in wrong
    }
    roots = {}
    for each in wrong:
        reached = _reached(each.check, direct)
        first = [one for one in reached if not direct[one]] or reached
        if first:
            roots[each.check] = min(first, key=known.index)
    return roots


def ordered(
    findings: Iterable[Finding], causes: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return findings by consequence or not, severity and depth, in this order.

    Parameters
    ----------
    findings : iterable of Finding
        One of each check.
    causes : mapping
        What `causes_of` returned.

    See Also
    --------
    steepest.diagnosis.diagnose : does all of it.
    """
    known = list(checks)

    def key(finding: Finding) -> tuple[bool, int, int]:
        return (
            finding.check in causes,
            SEVERITY[finding.verdict],
            known.index(finding.check),
        )

    return tuple(sorted(findings, key=key))


def _explains(cause: Finding, other: Finding) -> bool:
    return other.check in consequences_of(cause.check)


@functools.cache
def consequences_of(check: str) -> frozenset[str]:
    """Return the names of the checks whose findings a check can explain.

    Examples
    --------
    >>> sorted(consequences_of("batch_size"))
    ['epochs', 'model_size']
    """
    found: set[str] = set()
    for each in checks[check].explains:
        if isinstance(each, After):
            later = (c.name for c in checks.values() if c.stage > each.stage)
            found |= set(later) - set(each.but)
        else:
            found.add(checks[each].name)
    return frozenset(found - {check})


def _reached(check: str, direct: Mapping[str, list[str]]) -> list[str]:
    """Return the causes of a check, and theirs, and so on."""
    found: list[str] = []
    waiting = list(direct[check])
    while waiting:
        one = waiting.pop(0)
        if one not in found and one != check:
            found.append(one)
            waiting += direct[one]
    return found
