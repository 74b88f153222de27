"""Whether the gradient is the slope, tensor by tensor."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ...errors import ModelError, SettingError
from ...objectives import Batch, Objective
from .._finding import Finding
from ._evaluation import Function, autodiff, flat
from ._gradient_finding import Survey, judge_gradient
from ._gradient_measure import Plan, measure
from ._precision import in_float64, is_half


def check_gradient(
    f: Callable[..., Any],
    params: Any,
    batch: Any = None,
    *,
    gradient: Callable[..., Any] | None = None,
    rows: int = 24,
    coordinates: int = 12,
    jitter: float = 0.02,
    burn_in: int = 0,
    seed: int = 0,
) -> Finding:
    """Hold a gradient against the slopes of its function, tensor by tensor.

    The slope along a coordinate is (f(x + h) − f(x − h)) / 2h in float64 at five
    widths h. Of every tensor of the parameters the coordinates with the largest
    gradient and random ones are compared, and two random directions through all of it.
    The error of a tensor is ‖a − n‖ / max(‖a‖, ‖n‖), and 0 where both are zero; more
    than 1e-3 is a wrong gradient, more than 1e-4 uncomfortable. A coordinate with a
    kink within the narrowest h (relu, hinge, |x|, …) is left out and counted.

    Parameters
    ----------
    f : callable or Objective
        `f(params)` or `f(params, batch)`, which returns one number. An objective's
        loss is checked first and its penalty apart, on a few of the rows. A function
        of NumPy can be checked too, with its `gradient`.
    params : tree
        Where; arrays of any floating type, numbers too.
    batch : Any, optional
        The data, if the function takes any.
    gradient : callable, optional
        `gradient(params)` or `gradient(params, batch)` returns a tree like the
        parameters; automatic differentiation by default, custom rules included.
    rows : int
        How many rows of an objective's batch are looked at: fewer rows, fewer kinks.
    coordinates : int
        How many of each tensor are compared, half of them the largest.
    jitter : float
        Standard deviation of what is first added to the parameters: at zero weights
        or dead units every gradient would pass, on 0 = 0. A tensor without slope even
        then is checked at random weights as well.
    burn_in : int
        Further checks after this many steps downhill, each of 2 % of the parameters'
        length; 0 means none.
    seed : int
        Of jitter, coordinates and directions.

    Returns
    -------
    Finding
        `measured["tensors"]` tells of every tensor: verdict, error, ratio a·n / n·n
        (−1 is a wrong sign, 0 a stopped gradient, another number a factor), and the
        raw values where it is most wrong.

    Raises
    ------
    ModelError
        If the function does not return one number, fails in float64, or the gradient
        does not look like the parameters.
    SettingError
        If a count is not positive.

    Examples
    --------
    >>> import jax, jax.numpy as jnp
    >>> params = {"weight": jnp.array([[1.0, -2.0]]), "bias": jnp.array([0.5])}
    >>> def f(w):
    ...     return jnp.sum(jnp.tanh(w["weight"])) * w["bias"][0]
    >>> print(check_gradient(f, params).verdict)
    pass
    >>> def wrong(w):
    ...     return {**jax.grad(f)(w), "bias": -jax.grad(f)(w)["bias"]}
    >>> found = check_gradient(f, params, gradient=wrong)
    >>> found.because, found.measured["tensor"]
    ('sign', 'bias')

    References
    ----------
    CS231n, Convolutional Neural Networks for Visual Recognition, notes "Neural Networks
    Part 3: Learning and Evaluation", Gradient Checks.
    """
    for name, value in (("rows", rows), ("coordinates", coordinates)):
        if value < 1:
            raise SettingError(f"{name} must be 1 or more; found {value}.")
    if not jax.tree.leaves(params):
        raise ModelError("There are no parameters: the tree has no arrays.")
    if isinstance(f, Objective) and isinstance(batch, Batch):
        batch = _few(batch, rows)
    plan = Plan(coordinates, jitter, burn_in, seed)
    half = _half(params)
    data = () if batch is None else (batch,)
    with jax.enable_x64(True):
        wide = jax.tree.map(lambda leaf: np.asarray(leaf, np.float64), params)
        wide_data = in_float64(data)
        surveys = []
        for part, each in _parts(f, gradient):
            function = Function(each, () if part == "penalty" else wide_data, wide)
            surveys.append(measure(function, gradient, plan, half, part))
            if surveys[-1].stopped:
                break
    if half is not None:
        surveys[0] = _in_half(surveys[0], f, gradient, data, params)
    return judge_gradient(surveys, _rows_of(batch))


def _few(batch: Batch, rows: int) -> Batch:
    """Return rows from all over the batch, since it may be sorted by class."""
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
    """Return what is checked, one after the other: the loss, and then the penalty."""
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

    The gradient of the same point, which was rounded to that type before anything was
    measured, so that all that differs is the arithmetic.
    """
    if survey.point is None:
        return survey
    if survey.part == "loss":
        f = _without_penalty(f)
    leaves, treedef = jax.tree.flatten(params)
    ends = np.cumsum([np.size(leaf) for leaf in leaves])[:-1]
    parts = zip(np.split(survey.point, ends), leaves, strict=True)
    own = [
        jnp.asarray(part.reshape(np.shape(leaf)), jnp.result_type(leaf))
        for part, leaf in parts
    ]
    there = treedef.unflatten(own)
    found = autodiff(f, there, data) if gradient is None else gradient(there, *data)
    return survey.with_half(flat(found))
