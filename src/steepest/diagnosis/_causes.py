"""What to fix first: causes before their consequences, failures before warnings."""

import functools
from collections.abc import Iterable, Mapping

from ._check import After
from ._finding import Finding, Verdict
from .checks import checks

PROBLEMS = (Verdict.FAIL, Verdict.WARN)
SEVERITY = {Verdict.FAIL: 0, Verdict.WARN: 1, Verdict.PASS: 2, Verdict.SKIPPED: 3}


def causes_of(findings: Iterable[Finding]) -> dict[str, str]:
    """Return the cause of every finding that another one explains.

    A failure is explained only by failures, a warning by warnings, too. Of several
    causes the first one counts that is no consequence itself.

    Parameters
    ----------
    findings : iterable of Finding
        One of each check.

    Returns
    -------
    dict of str to str
        From the check of a consequence to that of its cause.

    Examples
    --------
    >>> def failed(check, because):
    ...     return Finding(check=check, verdict=Verdict.FAIL, because=because)
    >>> causes_of([failed("learning_rate", "too_high"), failed("scale", "uneven")])
    {'learning_rate': 'scale'}
    """
    known = list(checks)
    wrong = sorted(
        (finding for finding in findings if finding.verdict in PROBLEMS),
        key=lambda finding: known.index(finding.check),
    )
    direct = {
        finding.check: [
            cause.check
            for cause in wrong
            if SEVERITY[cause.verdict] <= SEVERITY[finding.verdict]
            and finding.check in consequences_of(cause.check)
            and f"{finding.check}/{finding.because}"
            not in checks[cause.check].cannot_explain
        ]
        for finding in wrong
    }
    roots = {}
    for check in direct:
        causes = _all_causes(check, direct)
        first = [cause for cause in causes if not direct[cause]] or causes
        if first:
            roots[check] = min(first, key=known.index)
    return roots


def ordered(
    findings: Iterable[Finding], causes: Mapping[str, str]
) -> tuple[Finding, ...]:
    """Return findings in the order in which to read them.

    Those that are no consequence come first; then by severity, then a cause before what
    it can explain.

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


@functools.cache
def consequences_of(check: str) -> frozenset[str]:
    """Return the names of the checks whose findings a check can explain.

    Examples
    --------
    >>> sorted(consequences_of("batch_size"))
    ['epochs', 'model_size']
    """
    names = {c.name for c in checks.values() if check in c.explained_by}
    for explained in checks[check].explains:
        if isinstance(explained, After):
            later = (c for c in checks.values() if c.stage > explained.stage)
            names |= {c.name for c in later if not c.on_request} - set(explained.but)
        else:
            names.add(checks[explained].name)
    return frozenset(names - {check})


def _all_causes(check: str, direct: Mapping[str, list[str]]) -> list[str]:
    """Return the causes of a check, their causes, and so on."""
    causes: list[str] = []
    waiting = list(direct[check])
    while waiting:
        cause = waiting.pop(0)
        if cause not in causes and cause != check:
            causes.append(cause)
            waiting += direct[cause]
    return causes
