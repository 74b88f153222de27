"""Do the running means belong to the parameters?

Batch normalization is trained with the mean and variance of each batch, and evaluated
with running ones. Those are averages over many steps: a memory of 0.99 needs hundreds
of steps, and after a short training, or with a large learning rate, it still holds what
earlier parameters gave. Then the evaluation is bad, however well the model was trained.

## Measured

The mean loss on up to 512 training rows and, if there are any, validation rows, in
evaluation: `own` with the running means as they came, `settled` with those that the
model settles at on the training rows, and the number of standard errors of their
difference on the same rows, `z`. The part where the difference is larger counts.

## Bound

`settled` below three quarters of `own`, by more than 4 standard errors, fails with a
symptom and warns without.
"""

from typing import Any, NamedTuple

import jax
import numpy as np

from ...objectives import Objective
from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._finding import Finding, Verdict

SHARE = 0.75  # of the loss, chosen: small delays are in every training
CLEAR = 4.0  # standard errors
ROWS = 512

CHECK = Check(
    page=__doc__,
    name="running_means",
    called="running means",
    stage=Stage.OPTIMIZER,
    needs=(needs.rows, needs.an_objective, needs.no_divergence),
    explains=(After(Stage.OPTIMIZER),),
    skips={
        "no_state": "the model keeps no running means.",
    },
    says={
        "settled": (
            "With running means computed anew from the training rows the loss in "
            "evaluation is {settled:.4g}, and {own:.4g} with those of the run."
        ),
        "lag": (
            "With the running means of the run the loss in evaluation is {own:.4g}, "
            "and {settled:.4g} with ones computed anew from the training rows: they "
            "lag behind the parameters."
        ),
    },
    expects="Expected: at least {bound:g} times the loss with those of the run.",
    advice={
        "faster_means": (
            "Let the running means follow faster (Keras: momentum=0.9; PyTorch: "
            "momentum=0.1), train longer, or compute them anew from the training rows "
            "before the evaluation."
        ),
    },
    cannot_see="It cannot see whether batches of few rows make the means noisy.",
    source="Ioffe & Szegedy (2015), Batch Normalization, algorithm 2",
    costs="3 evaluations",
    cost={"forwards": 3},
)


class RunningMeans(NamedTuple):
    """What the running means cost in evaluation.

    Attributes
    ----------
    own, settled : float
        The mean loss with those of the run, and with those computed anew.
    z : float
        Standard errors by which the first is larger, on the same rows.
    """

    own: float
    settled: float
    z: float


def measure(case: Case) -> RunningMeans:
    """Evaluate the parameters after the run with its state, and with a settled one."""
    settled = case.objective.settled(case.params, case.rows.inputs)
    parts = ["rows"] + ["validation"] * (case.validation is not None)
    compared = [
        _compared(case.objective_at_end, settled, case.params, case.sample(part, ROWS))
        for part in parts
    ]
    return min(compared, key=lambda each: each.settled / max(each.own, 1e-30))


def judge(measured: RunningMeans, *, symptom: bool = False) -> Finding:
    """Judge what is gained by running means that belong to the parameters."""
    lag = measured.settled < SHARE * measured.own and measured.z > CLEAR
    verdict = Verdict.PASS
    if lag:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    return CHECK.found(
        "lag" if lag else "settled",
        verdict,
        measured=measured._asdict(),
        expected={"bound": SHARE},
        advice="faster_means" if lag else None,
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    if case.run is None or not case.objective.model.has_state:
        return CHECK.skipped("no_state")
    return judge(measure(case), symptom=symptom)


def _compared(own: Objective, settled: Objective, params: Any, rows: Any) -> Any:
    losses = [
        np.asarray(_losses(each, params, rows.inputs, rows.targets), np.float64)
        for each in (own, settled)
    ]
    gained = losses[0] - losses[1]
    error = gained.std(ddof=1) / len(gained) ** 0.5 if len(gained) > 1 else 0.0
    means = [float(each.mean()) for each in losses]
    return RunningMeans(*means, float(gained.mean() / error) if error > 0 else 0.0)


@jax.jit
def _losses(objective: Objective, params: Any, inputs: Any, targets: Any) -> jax.Array:
    return objective.loss.per_example(objective.scores(params, inputs), targets)
