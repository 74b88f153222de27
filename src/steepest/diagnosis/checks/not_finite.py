"""Where did a value first become NaN or infinite?

## Measured

A step whose loss is not finite is not taken, so that a diverged run keeps the
parameters from before it. `step`, the loss before it, the first `tensor` of the
parameters that is not finite; and by [backpropagation](README.md) through the batch of
that step the first `layer` and `quantity` (z, a, loss, δ, ∂W, ∂b) in the order of
computing.

## Bound

A number that is not finite is wrong by definition.
"""

from typing import Any, NamedTuple

import jax
import numpy as np

from ...objectives import Objective
from .._case import Case
from .._check import Check, Stage
from .._finding import Finding, Verdict
from ..measured._activation_of import activation_of
from ..measured._backprop import backprop, layers_of
from .finite import LEAVE_OUT_OR_FILL

ROWS = 1024  # of the batch of that step, at most

CHECK = Check(
    page=__doc__,
    name="not_finite",
    called="first value that is not finite",
    stage=Stage.LEARNING_RATE,
    says={
        "finite": "The loss of every step and all parameters are finite.",
        "blew_up": (
            "No value stopped being finite, but the loss rose to {rise:.2g} times its "
            "first value, which counts as diverged."
        ),
        "at_step": (
            "At step {step} the loss stopped being finite; just before it was "
            "{loss_before:.3g}."
        ),
        "in_tensor": (
            "At step {step} the parameters {tensor} were not finite; the last finite "
            "loss was {loss_before:.3g}."
        ),
        "in_layer": (
            "At step {step} the first value that was not finite was {quantity} of "
            "layer {layer}; the loss just before was {loss_before:.3g}."
        ),
        "inputs": "The inputs of step {step} are not finite.",
    },
    expects="Expected: only finite numbers.",
    advice={
        **LEAVE_OUT_OR_FILL,
        "smaller_steps": (
            "Look at the learning rate and at the scale of the inputs first."
        ),
    },
    cannot_see=(
        "It cannot see what made the values grow; the checks of the learning rate and "
        "of the scale of the inputs look for that."
    ),
    source="the parameters before the step that was not taken",
    costs="1 gradient",
    cost={"gradients": 1},
)


class FirstNotFinite(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    diverged : bool
        Whether the run did.
    step : int or None
        The first one whose loss is not finite; None if every loss is.
    loss_before : float
        The last finite loss of a step.
    rise : float
        That loss as a multiple of the first one.
    tensor : str
        The first tensor of the parameters that is not finite; "" if all are.
    layer : int
        Where the computation first stops being finite; −2 if nowhere or unknown.
    quantity : str
        Which quantity of that layer; "" if none.
    """

    diverged: bool
    step: int | None
    loss_before: float
    rise: float
    tensor: str
    layer: int
    quantity: str


def measure(case: Case) -> FirstNotFinite:
    """Find the first number that is not finite in the step at which a run diverged.

    The parameters of a diverged run are those before that step, so that nothing has to
    be trained again.
    """
    losses = np.asarray(case.history.steps.get("loss", ()), np.float64)
    first = float(losses[0]) if len(losses) else float("nan")
    last = float(losses[-1]) if len(losses) else float("nan")
    tensor = _first_tensor(case.params)
    stopped = case.diverged and len(losses) < case.planned_steps
    layer, quantity = -2, ""
    if (stopped or tensor) and case.drawn is None:
        layer, quantity = _inside(case, len(losses))
    return FirstNotFinite(
        diverged=case.diverged,
        step=len(losses) if stopped else None,
        loss_before=last,
        rise=last / first if first else float("nan"),
        tensor=tensor,
        layer=layer,
        quantity=quantity,
    )


def judge(measured: FirstNotFinite) -> Finding:
    """Judge where a number first was not finite."""
    verdict, because, advice = Verdict.FAIL, "blew_up", "smaller_steps"
    if measured.quantity == "inputs":
        because, advice = "inputs", "leave_out_or_fill"
    elif measured.quantity == "loss":
        because = "at_step"
    elif measured.quantity:
        because = "in_layer"
    elif measured.tensor:
        because = "in_tensor"
    elif measured.step is not None:
        because = "at_step"
    elif not measured.diverged:
        verdict, because, advice = Verdict.PASS, "finite", None
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        advice=advice,
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    return judge(measure(case))


def _first_tensor(params: Any) -> str:
    for path, leaf in jax.tree_util.tree_leaves_with_path(params):
        if not np.isfinite(np.asarray(leaf)).all():
            return jax.tree_util.keystr(path) or "params"
    return ""


def _inside(case: Case, step: int) -> tuple[int, str]:
    """Return layer and quantity of the first number that is not finite."""
    objective, layers = case.objective, layers_of(case.params)
    if not isinstance(objective, Objective) or layers is None:
        return -2, ""
    step = min(step, max(case.planned_steps - 1, 0))
    chosen = case.plan.chunk(step, step + 1).rows[:ROWS]
    inputs: Any = np.asarray(case.rows.inputs)[chosen]
    activation = "identity"
    if len(layers) > 1:
        name = activation_of(objective, case.start, inputs)
        if name is None:
            return -2, ""
        activation = name
    if objective.scaling is not None:
        inputs = np.asarray(objective.scaling(inputs))
    targets = np.asarray(case.rows.targets)[chosen]
    through = backprop(layers, inputs, targets, activation, objective.loss)
    first = through.first_not_finite()
    return (-2, "") if first is None else (first.layer, first.quantity)
