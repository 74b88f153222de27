"""The step at which a run went wrong, where its history shows one."""

import numpy as np

from ..runs import History
from ._finding import Finding, Verdict


def turning_point(finding: Finding, history: History) -> int | None:
    """Return the step at which what a finding says began; None where there is none.

    It is the step that the finding names; the best epoch, if the loss of the validation
    rows rose after it; or, if the loss ended above its start, the last step at which it
    was no higher than that.

    Examples
    --------
    >>> history = History(steps={"loss": [1.0, 0.8, 3.0, 9.0]})
    >>> finding = Finding(
    ...     check="learning_rate", verdict=Verdict.FAIL, because="too_high"
    ... )
    >>> turning_point(finding, history)
    1
    """
    if finding.verdict not in (Verdict.FAIL, Verdict.WARN):
        return None
    named = finding.measured.get("step")
    if isinstance(named, int | float):
        return int(named)
    epoch = finding.measured.get("best_epoch")
    if finding.check == "overfitting" and epoch is not None:
        ends = np.flatnonzero(np.asarray(history.epochs["epoch"]) == epoch)
        return int(history.epochs["step"][ends[0]]) if len(ends) else None
    loss = np.asarray(history.steps.get("loss", ()), np.float64)
    if len(loss) > 1 and not loss[-1] <= loss[0]:
        return int(np.flatnonzero(loss <= loss[0])[-1])
    return None
