"""Whether the scores are probabilities already, before the loss makes them so."""

from typing import Any, NamedTuple

import numpy as np

from ...objectives import Batch, Objective
from .._finding import Finding, Verdict, skipped
from ._activation_of import scores_of

SAME = 1e-4  # rows of float32 add up to 1 much more closely than by chance


class RowSums(NamedTuple):
    """What the check measures.

    Attributes
    ----------
    least : float
        The smallest score.
    off : float
        The largest distance of a row's sum from 1.

    See Also
    --------
    steepest.diagnosis.check_scores : measures and judges.
    """

    least: float
    off: float


def measure_scores(objective: Objective, params: Any, batch: Batch) -> RowSums:
    """Measure how far the rows of scores are from being probabilities.

    See Also
    --------
    steepest.diagnosis.check_scores : measures and judges.
    """
    scores = np.asarray(scores_of(objective, params, batch.inputs), np.float64)
    return RowSums(float(scores.min()), float(abs(scores.sum(axis=1) - 1).max()))


def judge_scores(measured: RowSums) -> Finding:
    """Judge whether scores are probabilities.

    See Also
    --------
    steepest.diagnosis.check_scores : measures and judges.
    """
    simplex = measured.least >= 0 and measured.off < SAME
    return Finding(
        check="scores",
        verdict=Verdict.FAIL if simplex else Verdict.PASS,
        because="probabilities" if simplex else "scores",
        measured=measured._asdict(),
        expected={"bound": SAME},
        advice="no_softmax" if simplex else None,
        source="exact: softmax of probabilities cannot reach a loss below "
        "log(1 + (C − 1)/e)",
        cost={"forwards": 1},
    )


def check_scores(objective: Any, params: Any, batch: Batch) -> Finding:
    """Ask whether a model's scores are probabilities already.

    A softmax in the model and another in the loss: the start is log C as it should be,
    but the loss can never fall below log(1 + (C − 1)/e), 1.46 for ten classes.

    Parameters
    ----------
    objective : Objective
        Of a classification with a score per class; else the check is skipped.
    params : tree
        Where.
    batch : Batch
        Rows to measure on.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import jax, jax.numpy as jnp, numpy as np
    >>> from steepest.models import Model
    >>> from steepest.objectives import softmax_cross_entropy
    >>> model = Model(
    ...     init=lambda key: {"w": jnp.ones((2, 3))},
    ...     apply=lambda params, x, key=None: jax.nn.softmax(x @ params["w"]),
    ...     name="one softmax too many",
    ... )
    >>> objective = Objective(model, softmax_cross_entropy())
    >>> batch = Batch(np.ones((4, 2)), np.array([0, 1, 2, 0]))
    >>> print(check_scores(objective, {"w": jnp.ones((2, 3))}, batch).because)
    probabilities
    """
    if not isinstance(objective, Objective):
        return skipped("scores", "user_function")
    if objective.loss.task != "classification":
        return skipped("scores", "no_classes")
    if objective.loss.n_scores(2) == 1:
        return skipped("scores", "one_score")
    return judge_scores(measure_scores(objective, params, batch))
