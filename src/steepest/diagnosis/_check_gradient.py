"""`check_gradient`: compare any gradient with finite differences."""

from collections.abc import Callable
from typing import Any

from ..errors import SettingError
from ._finding import Finding
from .checks.gradient import judge
from .gradient._gradient_measure import Plan
from .gradient._surveys import surveys_of


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
    """Compare a gradient with the slopes of its function, tensor by tensor.

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
        loss is checked first and its penalty separately, on a few of the rows. A
        function of NumPy can be checked too, with its `gradient`.
    params : tree
        The point to check at: arrays of any floating type, or numbers.
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
        Standard deviation of the noise that is first added to the parameters: at zero
        weights or dead units both sides are 0, and every gradient would pass. A tensor
        whose slopes are 0 even then is also checked at random weights.
    burn_in : int
        How many steps downhill to take before a second check, each of 2 % of the
        length of the parameters; 0 means no second check.
    seed : int
        Of the noise, the coordinates and the directions.

    Returns
    -------
    Finding
        `measured["tensors"]` holds for every tensor: verdict, error, ratio a·n / n·n
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
    >>> finding = check_gradient(f, params, gradient=wrong)
    >>> finding.because, finding.measured["tensor"]
    ('sign', 'bias')

    References
    ----------
    CS231n, Convolutional Neural Networks for Visual Recognition, notes "Neural Networks
    Part 3: Learning and Evaluation", Gradient Checks.
    """
    for name, value in (("rows", rows), ("coordinates", coordinates)):
        if value < 1:
            raise SettingError(f"{name} must be 1 or more; found {value}.")
    plan = Plan(coordinates, jitter, burn_in, seed)
    surveys = surveys_of(f, params, batch, gradient=gradient, rows=rows, plan=plan)
    return judge(*surveys)
