"""The findings that every training gets for nothing, and why one diverged."""

from dataclasses import replace

from ..runs import Outcome, Run
from ..training import Material
from ._checks import FREE
from ._finding import Verdict
from ._session import ask_all
from ._stored import case_of_material
from .language import sentences

__all__ = ["examine"]


def examine(run: Run, made: Material) -> Run:
    """Return a run with the findings of the checks that cost nothing.

    Of a run that diverged also the learning rate is looked at, which takes about as
    long as two epochs; its reason then says between which rates a training works.

    Parameters
    ----------
    run : Run
        What happened.
    made : Material
        What it was made of.

    See Also
    --------
    steepest.training.train : takes this as its `examine`.
    """
    diverged = run.outcome is Outcome.DIVERGED
    asked = FREE | {"learning_rate"} if diverged else FREE
    found = ask_all(case_of_material(run, made), only=asked)
    reason = run.reason
    if diverged and found.of("learning_rate").verdict is Verdict.FAIL:
        reason = f"{reason} {sentences(found.of('learning_rate')).because}"
    findings = tuple(each.to_json() for each in found.findings)
    return replace(run, reason=reason, findings=findings)
