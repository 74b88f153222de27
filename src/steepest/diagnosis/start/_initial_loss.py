"""Whether a start is where equal scores must start."""

import math
from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np

from ...objectives import Batch, Objective
from .._finding import Finding, Verdict, skipped
from ._activation_of import mean_loss_of, scores_of

# for scores of variance s², E ℓ ≈ log C + s²/2 (1 − 1/C); one draw scatters: of 117
# healthy starts 6 exceeded log C + 1 (s² = 2), and none log C + 2 (s² = 4)
ROOM_OF_CROSS_ENTROPY = 2.0
TIMES_HINGE = 3.0  # and its square for the squared ones
TIMES_REGRESSION = 10.0
SAME = 1e-3  # scores are equal, and so is the loss, to the rounding of float32 sums
INPUT_SCALE = (0.01, 30.0)  # of the mean square that starts are made for, which is 1


class InitialLoss(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    value : float
        L(W₀) without the penalty.
    at_equal_scores : float
        What the loss is if all scores are zero.
    score_spread : float
        Standard deviation of the scores.
    all_zero : bool
        Whether all scores are zero.
    input_scale : float
        Mean square of the scaled inputs.

    See Also
    --------
    steepest.diagnosis.check_initial_loss : measures and judges.
    """

    value: float
    at_equal_scores: float
    score_spread: float
    all_zero: bool
    input_scale: float


def measure_initial_loss(
    objective: Objective, params: Any, batch: Batch
) -> InitialLoss:
    """Measure the loss of a start, without the penalty.

    See Also
    --------
    steepest.diagnosis.check_initial_loss : measures and judges.
    """
    scores = np.asarray(scores_of(objective, params, batch.inputs), np.float64)
    targets = np.asarray(batch.targets)
    n_classes = max(scores.shape[1], 2)  # one score stands for two classes
    is_classes = objective.loss.task == "classification"
    inputs: Any = jnp.asarray(batch.inputs)
    if objective.scaling is not None:
        inputs = objective.scaling(inputs)
    return InitialLoss(
        value=float(mean_loss_of(objective, params, batch)),
        at_equal_scores=objective.loss.at_equal_scores(
            n_classes if is_classes else None, targets, batch.weights
        ),
        score_spread=float(scores.std()),
        all_zero=not scores.any(),
        input_scale=float(np.mean(np.square(np.asarray(inputs, np.float64)))),
    )


def judge_initial_loss(
    measured: InitialLoss, objective: Objective, *, symptom: bool = False
) -> Finding:
    """Hold the loss of a start against the value at equal scores.

    See Also
    --------
    steepest.diagnosis.check_initial_loss : measures and judges.
    """
    bound = _bound(objective, measured.at_equal_scores)
    verdict, because, advice = Verdict.PASS, "as_expected", None
    off = abs(measured.value - measured.at_equal_scores)
    if not math.isfinite(measured.value):
        verdict, because, advice = Verdict.FAIL, "not_finite", "find_not_finite"
    elif measured.all_zero and off > SAME * max(abs(measured.at_equal_scores), SAME):
        verdict, because, advice = Verdict.FAIL, "not_its_own", "loss_facts"
    elif not INPUT_SCALE[0] <= measured.input_scale <= INPUT_SCALE[1]:
        verdict, because = Verdict.SKIPPED, "unscaled"
    elif measured.value > bound:
        verdict = Verdict.FAIL if symptom else Verdict.WARN
        because, advice = "too_high", "smaller_start"
    return Finding(
        check="initial_loss",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"equal": measured.at_equal_scores, "bound": bound},
        advice=advice,
        remedy={"start": "auto"} if because == "too_high" else {},
        source="CS231n, Neural Networks 3: the loss at chance; log C + s²/2 (1 − 1/C)",
        cost={"forwards": 1},
    )


def check_initial_loss(
    objective: Any, params: Any, batch: Batch, *, symptom: bool = False
) -> Finding:
    """Ask whether a model starts where equal scores must start.

    Every loss knows its value at equal scores: log C for softmax, (C − 1)Δ for the
    summed hinge, the mean square of the targets for squared error. A start is too high
    above log C + 2 for cross-entropies (scores of variance 4), 3 times that value for
    hinges, 9 times for squared hinges, and 10 times for regressions.

    Parameters
    ----------
    objective : Objective
        Another function has no known start, and the check is skipped.
    params : tree
        The start.
    batch : Batch
        Rows to measure on.
    symptom : bool
        Whether a run from here was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import jax, numpy as np
    >>> from steepest.models import linear
    >>> from steepest.objectives import softmax_cross_entropy
    >>> objective = Objective(linear(2, 10), softmax_cross_entropy())
    >>> params = objective.model.init(jax.random.key(0))
    >>> batch = Batch(np.array([[1.0, -1.0], [-1.0, 1.0]]), np.array([3, 7]))
    >>> found = check_initial_loss(objective, params, batch)
    >>> print(found.verdict, round(found.measured["value"], 3))
    pass 2.303
    """
    if not isinstance(objective, Objective):
        return skipped("initial_loss", "user_function")
    measured = measure_initial_loss(objective, params, batch)
    return judge_initial_loss(measured, objective, symptom=symptom)


def _bound(objective: Objective, equal: float) -> float:
    if objective.loss.task == "regression":
        return TIMES_REGRESSION * equal
    if objective.loss.probability is not None:
        return equal + ROOM_OF_CROSS_ENTROPY
    power = 2 if "squared" in objective.loss.name else 1
    return TIMES_HINGE**power * equal
