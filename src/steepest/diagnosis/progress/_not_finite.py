"""At which step, and where inside it, a number stopped being finite."""

from typing import TYPE_CHECKING, Any, NamedTuple

import jax
import numpy as np

from ...objectives import Objective
from .._finding import Finding, Verdict
from ..start import activation_of, backprop, layers_of

if TYPE_CHECKING:
    from .._case import Case

ROWS = 1024  # of the batch of the step, at most


class FirstNotFinite(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    diverged : bool
        Whether the run did.
    step : int or None
        The first one whose loss is not finite; None if every step's was.
    loss_before : float
        The last finite loss of a step.
    rise : float
        That loss as a multiple of the first one.
    tensor : str
        The first tensor of the parameters that is not finite; "" if all are.
    layer : int
        Where the computation first stops being finite; −2 if nowhere, or unknown.
    quantity : str
        Which number of that layer; "" if none.
    """

    diverged: bool
    step: int | None
    loss_before: float
    rise: float
    tensor: str
    layer: int
    quantity: str


def measure_not_finite(case: "Case") -> FirstNotFinite:
    """Find the first number that is not finite in the step at which a run died.

    The parameters of a run that died are those before its last step, so that nothing
    has to be trained again.

    See Also
    --------
    steepest.diagnosis.check_not_finite : measures and judges.
    """
    losses = np.asarray(case.run.history.steps.get("loss", ()), np.float64)
    first = float(losses[0]) if len(losses) else float("nan")
    last = float(losses[-1]) if len(losses) else float("nan")
    tensor = _first_tensor(case.params)
    died = case.diverged and len(losses) < case.planned_steps
    layer, quantity = -2, ""
    if died or tensor:
        layer, quantity = _inside(case, len(losses))
    return FirstNotFinite(
        diverged=case.diverged,
        step=len(losses) if died else None,
        loss_before=last,
        rise=last / first if first else float("nan"),
        tensor=tensor,
        layer=layer,
        quantity=quantity,
    )


def judge_not_finite(measured: FirstNotFinite) -> Finding:
    """Say where a number stopped being finite.

    See Also
    --------
    steepest.diagnosis.check_not_finite : measures and judges.
    """
    verdict, because, advice = Verdict.FAIL, "blew_up", "smaller_steps"
    if measured.quantity == "inputs":
        because, advice = "inputs", "leave_out_or_fill"
    elif measured.quantity:
        because = "in_layer"
    elif measured.tensor:
        because = "in_tensor"
    elif measured.step is not None:
        because = "at_step"
    elif not measured.diverged:
        verdict, because, advice = Verdict.PASS, "finite", None
    return Finding(
        check="not_finite",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        advice=advice,
        source="the parameters before the step that was not taken",
        cost={"gradients": 1},
    )


def check_not_finite(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask at which step, layer and tensor a value stopped being finite.

    A step whose loss is not finite is not taken, so the run's parameters are those that
    it died with. Backpropagation through the batch of that step names the first number
    that is not finite, in the order of computing.

    Parameters
    ----------
    case : Case
        A run with what it was made of.
    symptom : bool
        Not needed: a number that is not finite is wrong by definition.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import numpy as np
    >>> from steepest import descend
    >>> from steepest.diagnosis import Case, check_not_finite
    >>> bowl, start = lambda w: w @ w, np.ones(2, np.float32)
    >>> run = descend(bowl, start, learning_rate=3.0, epochs=100)
    >>> found = check_not_finite(
    ...     Case(objective=bowl, start=start, rows=None, run=run)
    ... )
    >>> print(found.verdict, found.measured["step"])  # 2 · 25ˢ > 3.4e38
    fail 28
    """
    del symptom
    return judge_not_finite(measure_not_finite(case))


def _first_tensor(params: Any) -> str:
    for path, leaf in jax.tree_util.tree_leaves_with_path(params):
        if not np.isfinite(np.asarray(leaf)).all():
            return jax.tree_util.keystr(path) or "params"
    return ""


def _inside(case: "Case", step: int) -> tuple[int, str]:
    """Return layer and quantity of the first number that is not finite."""
    objective, layers = case.objective, layers_of(case.params)
    if not isinstance(objective, Objective) or layers is None:
        return -2, ""
    step = min(step, max(case.planned_steps - 1, 0))
    chosen = case.plan.chunk(step, step + 1).rows[:ROWS]
    inputs: Any = np.asarray(case.rows.inputs)[chosen]
    activation = "identity"
    if len(layers) > 1:
        found = activation_of(objective, case.start, inputs)
        if found is None:
            return -2, ""
        activation = found
    if objective.scaling is not None:
        inputs = np.asarray(objective.scaling(inputs))
    targets = np.asarray(case.rows.targets)[chosen]
    through = backprop(layers, inputs, targets, activation, objective.loss)
    first = through.first_not_finite()
    return (-2, "") if first is None else (first.layer, first.quantity)
