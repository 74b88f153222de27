"""Does dropout leave the model too little to learn with?

Dropout sets units to zero at random in every training step, so that a model learns to
do without any of them. Where too few are left, it cannot fit its training rows either.

## Measured

The `noisy` and the `quiet` training loss after the run: with units dropped, as in a
step, and with all of them, as in a prediction. Then 96 steps from the end, with dropout
and without it. Each at its best rate: `z`, by how many standard errors the loss without
it is lower, and `train_gain` and `validation_gain`, by how many points the score is
above both that with it and the end of the run. And one change at a time, by how many
points the score rises: `more_steps_gain`, with dropout at the run's own rate;
`rate_gain`, with dropout at the best rate; `without_gain`, without it at the run's own.

## Bound

Without dropout both parts end more than 1.5 points higher, z > 3; more steps alone gain
less than half as much as those without it, and another rate alone no more: dropout
holds back. With a symptom z > 1.64 is enough. That training rows alone are fitted
better without dropout is what it is for: without validation rows, it is named only with
a symptom and z > 3.

A warning, with a symptom a failure. The remedy is no dropout, or a quarter of it.
"""

import math
from dataclasses import replace
from typing import Any, NamedTuple

import jax
import numpy as np

from ...models import Layers, Model, model_of_layers
from ...objectives import Objective
from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._evidence import Z
from .._finding import Finding, Verdict
from ..measured._end_test import continued_without, end_test_epochs, measure_end
from ..measured._paired import paired_z
from ..measured._sample import rows_at_start

GAINED = 0.015  # of accuracy or R², as for a penalty: chosen
AGREES = 1.64  # one-sided 5 %: chosen, where a symptom and training rows say so too
HALF = 0.5  # of the gain without it: chosen, more is what any steps gain
DRAWS = 8  # of the noise: chosen, their mean is of so many times the rows

CHECK = Check(
    page=__doc__,
    name="dropout",
    called="dropout",
    stage=Stage.OPTIMIZER,
    needs=(needs.an_objective, needs.no_divergence),
    explains=("critical_point", After(Stage.OPTIMIZER, but=("overfitting",))),
    skips={
        "no_dropout": "the model drops no units.",
        "noise_and_state": (
            "the model is not one of this package and has a state, so that its noise "
            "cannot be taken out alone."
        ),
        **needs.OWN_RATE,
    },
    says={
        "light": (
            "{steps} more steps from the end do hardly better without dropout than "
            "with it."
        ),
        "holds_back": (
            "With dropout the loss on training rows is {noisy:.3g}, without it "
            "{quiet:.3g}. {steps} more steps from the end without it raise the score "
            "by {validation_gain:.3f} on validation and {train_gain:.3f} on training "
            "rows above what they reach with it: too many units are dropped."
        ),
        "holds_back_alone": (
            "With dropout the loss on training rows is {noisy:.3g}, without it "
            "{quiet:.3g}. {steps} more steps from the end without it raise the score "
            "by {train_gain:.3f} on training rows above what they reach with it: too "
            "many units are dropped."
        ),
    },
    expects="Expected: no gain above {points:g} without dropout.",
    advice={
        "less_dropout": "Drop no units, or a quarter as many.",
    },
    cannot_see="It cannot see what less dropout would change over a whole run.",
    source="Srivastava et al. (2014), Dropout, section 7.3: the rate and what it costs",
    costs="14 short trainings of 96 steps, from the end and without dropout",
    epochs=end_test_epochs,
)


class Dropout(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    rate, input_rate : float
        Shares of hidden units and of inputs that are dropped; not a number where the
        model does not record them.
    noisy, quiet : float
        The mean training loss after the run with the noise of training and without.
    steps : int
        How many were taken from the end.
    z : float
        By how many standard errors the loss without dropout is lower.
    train_gain, validation_gain : float
        By how much accuracy or R² without it is above both that with it and the end of
        the run; the second is the first without validation rows.
    more_steps_gain, rate_gain, without_gain : float
        By how much the score rises above the end with dropout at the run's own rate,
        with it at the best rate, and without it at the run's own rate.
    validates : bool
        Whether there are validation rows.
    """

    rate: float
    input_rate: float
    noisy: float
    quiet: float
    steps: int
    z: float
    train_gain: float
    validation_gain: float
    more_steps_gain: float
    rate_gain: float
    without_gain: float
    validates: bool = True


def measure(case: Case) -> Dropout | None:
    """Go on without dropout; None if nothing is dropped, or there is no rate."""
    quiet = without_dropout(case.objective.model)
    end = case.once(measure_end)
    if quiet is None:
        return None
    calm = replace(case, objective=replace(case.objective, model=quiet))
    continued = continued_without(calm)
    if end is None or continued is None:
        return None
    train, validation = continued
    after, before = end.validation_or_train
    without = train if validation is None else validation
    # each at its best rate: noise may want another one
    a, b = int(np.argmin(after.mean)), int(np.argmin(without.mean))
    train_gain, gain = (
        float(light.scores[b] - max(same.scores[a], ended.scores[0]))
        for light, same, ended in (
            (train, end.train, end.end_train),
            (without, after, before),
        )
    )
    layers = case.objective.model.layers
    return Dropout(
        rate=math.nan if layers is None else layers.dropout,
        input_rate=math.nan if layers is None else layers.input_dropout,
        noisy=_noisy(case),
        quiet=float(end.end_train.mean[0]),
        steps=end.steps,
        z=paired_z(after.losses[a], without.losses[b]),
        train_gain=train_gain,
        validation_gain=gain,
        more_steps_gain=float(after.scores[end.continuation] - before.scores[0]),
        rate_gain=float(after.scores[a] - before.scores[0]),
        without_gain=float(without.scores[end.own] - before.scores[0]),
        validates=case.validation is not None,
    )


def without_dropout(model: Model) -> Model | None:
    """Return the same model that drops nothing; None if it drops nothing already.

    A model that was not made here is called as in a prediction, unless its state tells
    a training from a prediction, too.
    """
    layers: Layers | None = model.layers
    if layers is not None:
        if not max(layers.dropout, layers.input_dropout) > 0:
            return None
        return model_of_layers(replace(layers, dropout=0.0, input_dropout=0.0))
    if not model.stochastic or model.has_state:
        return None

    def apply(params: Any, inputs: jax.Array, key: jax.Array | None = None) -> Any:
        return model.apply(params, inputs, None)

    return replace(model, apply=apply, stochastic=False)


def _noisy(case: Case) -> float:
    """Return the mean loss of some training rows with the noise of training."""
    objective: Objective = case.objective_at_end
    batch = case.once(rows_at_start)
    losses = [
        _loss(objective, case.params, batch, jax.random.key(number))
        for number in range(DRAWS)
    ]
    return float(np.mean(losses))


@jax.jit
def _loss(objective: Objective, params: Any, batch: Any, key: jax.Array) -> jax.Array:
    return objective.mean_loss(params, batch, key)


def judge(measured: Dropout, *, symptom: bool = False) -> Finding:
    """Judge what is gained without dropout."""
    gain = min(measured.train_gain, measured.validation_gain)
    sure = Z if not (symptom and measured.validates) else AGREES
    holds = (
        gain > GAINED
        and measured.z > sure
        and measured.more_steps_gain < HALF * measured.without_gain
        and measured.rate_gain <= measured.without_gain
        and (symptom or measured.validates)
    )
    verdict, because = Verdict.PASS, "light"
    if holds:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because = "holds_back" if measured.validates else "holds_back_alone"
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"points": GAINED},
        advice="less_dropout" if holds else None,
        remedies=_less(measured) if holds else [],
        cost={"gradients": 14 * measured.steps},
    )


def _less(measured: Dropout) -> list[dict[str, Any]]:
    """Return changes of the rates that are known: none, and a quarter of them."""
    rates = {"dropout": measured.rate, "input_dropout": measured.input_rate}
    some = {name: rate for name, rate in rates.items() if rate > 0}
    changes = ({n: float(f"{k * r:.3g}") for n, r in some.items()} for k in (0, 0.25))
    return [change for change in changes if change]


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    model = case.objective.model
    if case.run is None or without_dropout(model) is None:
        noisy = model.layers is None and model.stochastic
        return CHECK.skipped("noise_and_state" if noisy else "no_dropout")
    measured = measure(case)
    if measured is None:
        return CHECK.skipped("own_rate")
    return judge(measured, symptom=symptom)
