"""What looks at every training: the noise while it runs, the free findings after it."""

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
    """Looks at a training while it runs, and at what came of it.

    While it runs, the gradient noise scale is measured at its epochs, and becomes the
    column "noise_scale" of the history. After it come the findings of the checks that
    cost nothing. Of a run that diverged also the learning rate is looked at, which
    takes about as long as two epochs; its reason then says between which rates a
    training works.

    Parameters
    ----------
    noise : bool
        Whether to measure the noise scale.

    Examples
    --------
    >>> from steepest import Settings, train
    >>> looking = Examination()
    >>> settings = Settings(data="iris", epochs=5, learning_rate=0.01)
    >>> run = train(settings, watch=looking.watch, examine=looking)
    >>> {each["verdict"] for each in run.findings} <= {"pass", "skipped"}
    True

    See Also
    --------
    steepest.training.train : takes both.
    steepest.diagnosis.NoiseMeter : what measures.
    """

    def __init__(self, *, noise: bool = True) -> None:
        self.noise = noise
        self._meter: NoiseMeter | None = None

    def watch(self, material: Material) -> list[Callback]:
        """Return what is told of the progress of a training."""
        objective = material.objective
        if not (self.noise and isinstance(objective, Objective)):
            return []
        self._meter = NoiseMeter(objective, material.rows, seed=material.settings.seed)
        return [self._meter]

    def __call__(self, run: Run, material: Material) -> Run:
        """Return the run with what was measured and found."""
        if self._meter is not None and self._meter.epochs:
            epochs = dict(run.history.epochs)
            epochs["noise_scale"] = self._meter.column(epochs["epoch"])
            run = replace(run, history=History(run.history.steps, epochs))
        diverged = run.outcome is Outcome.DIVERGED
        asked = {check.name for check in checks.values() if check.free}
        asked |= {"learning_rate"} if diverged else set()
        found = ask_all(case_of_material(run, material), only=asked)
        reason = run.reason
        if diverged and found.of("learning_rate").verdict is Verdict.FAIL:
            reason = f"{reason} {sentences(found.of('learning_rate')).because}"
        findings = tuple(each.to_json() for each in found.findings)
        return replace(run, reason=reason, findings=findings)
