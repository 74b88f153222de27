"""What every training measures and checks: noise while it runs, findings after it."""

from dataclasses import replace

from ..descent import Callback
from ..objectives import Objective
from ..runs import History, Outcome, Run
from ..training import Material
from ._cases import case_of_material
from ._finding import Verdict
from ._session import ask_all
from .checks import checks
from .language import sentences
from .measured._noise_meter import NoiseMeter


class Examination:
    """Measures the noise of a training, and asks the free checks after it.

    While it runs, the gradient noise scale is measured at its epochs; it becomes the
    column "noise_scale" of the history. Afterwards the checks that cost nothing are
    asked. For a run that diverged the learning rate is checked, too, which takes about
    as long as two epochs; the reason of the run then names the rates that work.

    Parameters
    ----------
    noise : bool
        Whether to measure the noise scale.

    Examples
    --------
    >>> from steepest import Settings, train
    >>> examination = Examination()
    >>> settings = Settings(data="iris", epochs=5, learning_rate=0.01)
    >>> run = train(settings, watch=examination.watch, examine=examination)
    >>> {finding["verdict"] for finding in run.findings} <= {"pass", "skipped"}
    True

    See Also
    --------
    steepest.training.train : takes both.
    """

    def __init__(self, *, noise: bool = True) -> None:
        self.noise = noise
        self._meter: NoiseMeter | None = None

    def watch(self, material: Material) -> list[Callback]:
        """Return the callbacks of a training."""
        objective = material.objective
        if not (self.noise and isinstance(objective, Objective)):
            return []
        self._meter = NoiseMeter(objective, material.rows, seed=material.settings.seed)
        return [self._meter]

    def __call__(self, run: Run, material: Material) -> Run:
        """Return the run with its noise scale and its findings."""
        if self._meter is not None and self._meter.epochs:
            epochs = dict(run.history.epochs)
            epochs["noise_scale"] = self._meter.column(epochs["epoch"])
            run = replace(run, history=History(run.history.steps, epochs))
        diverged = run.outcome is Outcome.DIVERGED
        names = {check.name for check in checks.values() if check.free}
        names |= {"learning_rate"} if diverged else set()
        diagnosis = ask_all(case_of_material(run, material), only=names)
        reason = run.reason
        if diverged and diagnosis.of("learning_rate").verdict is Verdict.FAIL:
            reason = f"{reason} {sentences(diagnosis.of('learning_rate')).because}"
        findings = tuple(finding.to_json() for finding in diagnosis.findings)
        return replace(run, reason=reason, findings=findings)
