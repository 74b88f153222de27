"""The measurements of a gradient: of its loss first, and then of its penalty."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ...errors import ModelError
from ...objectives import Batch, Objective
from ._evaluation import Function, as_tree_like, as_vector, autodiff
from ._gradient_measure import Plan, measure
from ._precision import in_float64, is_half
from ._survey import Survey

ROWS = 24  # few rows have few kinks


def surveys_of(
    f: Callable[..., Any],
    params: Any,
    batch: Any = None,
    *,
    gradient: Callable[..., Any] | None = None,
    rows: int = ROWS,
    plan: Plan | None = None,
) -> tuple[list[Survey], int]:
    """Return the measurements of a gradient, part by part, and the number of rows.

    Parameters
    ----------
    f, params, batch, gradient, rows
        As for `check_gradient`.
    plan : Plan, optional
        Where and how much to compare.

    Raises
    ------
    ModelError
        If there are no parameters, or the function cannot be measured.
    """
    plan = plan or Plan()
    if not jax.tree.leaves(params):
        raise ModelError("There are no parameters: the tree has no arrays.")
    if isinstance(f, Objective) and isinstance(batch, Batch):
        batch = _few(batch, rows)
    half = _half(params)
    data = () if batch is None else (batch,)
    with jax.enable_x64(True):
        wide = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), params)
        wide_data = in_float64(data)
        surveys = []
        for part, f_of_part in _parts(f, gradient):
            part_data = () if part == "penalty" else wide_data
            function = Function(f_of_part, part_data, wide)
            surveys.append(measure(function, gradient, plan, half, part))
            if surveys[-1].stopped:
                break
    if half is not None:
        surveys[0] = _in_half(surveys[0], f, gradient, data, params)
    return surveys, _rows_of(batch)


def _few(batch: Batch, rows: int) -> Batch:
    """Return rows spread over the batch, since it may be sorted by class."""
    total = len(batch.targets)
    chosen = np.unique(np.linspace(0, total - 1, min(rows, total)).astype(int))
    return Batch(
        *(None if column is None else np.asarray(column)[chosen] for column in batch)
    )


def _rows_of(batch: Any) -> int:
    shapes = [np.shape(leaf) for leaf in jax.tree.leaves(batch)]
    return shapes[0][0] if shapes and shapes[0] else 0


def _parts(
    f: Callable[..., Any], gradient: Callable[..., Any] | None
) -> list[tuple[str, Callable[..., Any]]]:
    """Return the functions to check in turn: the loss, and then the penalty."""
    if not isinstance(f, Objective):
        return [("whole", f)]
    if gradient is not None or f.penalty is None or not f.penalty_strength:
        return [("whole", in_float64(f))]
    penalty = jax.tree_util.Partial(_penalty, in_float64(f))
    return [("loss", in_float64(_without_penalty(f))), ("penalty", penalty)]


def _without_penalty(f: Objective) -> Objective:
    return replace(f, penalty=None, penalty_strength=0.0)


def _penalty(objective: Objective, params: Any) -> jax.Array:
    return objective.penalty_value(params)


def _half(params: Any) -> Any:
    """Return the narrowest type of 16 bits among the parameters, None without."""
    types = [jnp.result_type(leaf) for leaf in jax.tree.leaves(params)]
    halves = [dtype for dtype in types if is_half(dtype)]
    return max(halves, key=lambda dtype: jnp.finfo(dtype).eps, default=None)


def _in_half(
    survey: Survey,
    f: Any,
    gradient: Callable[..., Any] | None,
    data: tuple[Any, ...],
    params: Any,
) -> Survey:
    """Return the survey with the errors of the gradient in the model's own type.

    At the same point, which was rounded to that type before anything was measured, so
    that only the arithmetic differs.
    """
    if survey.point is None:
        return survey
    if survey.part == "loss":
        f = _without_penalty(f)
    point = jax.tree.map(
        lambda part, leaf: jnp.asarray(part, jnp.result_type(leaf)),
        as_tree_like(params, survey.point),
        params,
    )
    tree = autodiff(f, point, data) if gradient is None else gradient(point, *data)
    return survey.with_half(as_vector(tree))
