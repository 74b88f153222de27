"""What a diagnosis advises to change, and on which rows it can be judged."""

from typing import Any

import numpy as np

from .._case import Case
from .._diagnosis import Diagnosis
from .._finding import Finding, Verdict
from ..checks.leak import copied_rows
from ._usual_loss import usual_loss

OWN_OBJECTIVE = ("batch_mean", "gradient", "scores", "finite")
"""Those whose mistake may be in a loss or a model of the user's own."""


RISES = ("rises", "too_certain")
"""Causes about the validation loss, which a score on few rows does not show."""


def changes_of(finding: Finding, case: Case) -> list[dict[str, Any]]:
    """Return the changes of settings that a finding advises, to be tried in turn.

    For a wrong objective: the library's own loss and model of the same names. For one
    from Python, whose loss is the user's own: the loss of that name, or the usual one.

    See Also
    --------
    steepest.diagnosis.try_advice : tries them.
    """
    changes = list(finding.remedies)
    if not changes and finding.check in OWN_OBJECTIVE and case.asked:
        names = ("loss", "loss_options", "model", "hidden", "filters", "activation")
        changes = [{name: case.asked[name] for name in names if name in case.asked}]
    elif not changes and finding.check in OWN_OBJECTIVE and not case.own_function:
        changes = [{"loss": name}] if (name := usual_loss(case.objective.loss)) else []
    return [dict(change) for change in changes]


def changes_together(
    finding: Finding, diagnosis: Diagnosis, case: Case
) -> list[dict[str, Any]]:
    """Return a cause's first change with that of each finding that it explains.

    For where the cause alone is not enough, such as a rate with eight times the epochs.
    """
    first = next(iter(changes_of(finding, case)), {})
    return [
        {**first, **other.remedies[0]}
        for other in diagnosis.findings
        if diagnosis.causes.get(other.check) == finding.check
        and other.remedies
        and not set(first) & set(other.remedies[0])
    ]


def copies_in_validation(case: Case, diagnosis: Diagnosis) -> np.ndarray | None:
    """Return which validation rows are copies of training rows, if that was found."""
    found = [finding for finding in diagnosis.findings if finding.check == "leak"]
    validation = case.validation
    if not found or found[0].verdict is not Verdict.FAIL or validation is None:
        return None
    rows = case.rows
    return copied_rows(rows.inputs, validation.inputs, found[0].measured)


def by_loss(finding: Finding) -> bool:
    """Say whether what a finding advises is judged by the loss of the rows."""
    return finding.check == "overfitting" and finding.because in RISES
