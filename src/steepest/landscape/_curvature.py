"""The largest and the smallest curvature at a point, with an interval."""

import math
from dataclasses import dataclass
from typing import Any

import jax.numpy as jnp
import numpy as np

from .._core import Tree, count, key_for
from ..errors import SettingError
from ._function import Function, as_argument, as_floats
from ._lanczos import Krylov, combine, grow, ritz

MOST_STEPS = 320


@dataclass(frozen=True)
class Eigenvalue:
    """An extreme eigenvalue of the Hessian, with an interval.

    Attributes
    ----------
    value : float
        The Rayleigh quotient vᵀHv.
    low, high : float
        The interval. Its end toward the middle of the spectrum is the Rayleigh quotient
        less rounding, a proven bound; its outer end adds the residual
        ‖Hv − λv‖ = |β_k s_k|, within which an eigenvalue lies.
    vector : tree
        v, of length 1, of the structure of the parameters.
    """

    value: float
    low: float
    high: float
    vector: Tree


@dataclass(frozen=True)
class Curvature:
    """The ends of the Hessian's spectrum at a point.

    Attributes
    ----------
    largest, smallest : Eigenvalue
        λ_max, λ_min: by value, not by size.
    negative : int
        How many negative eigenvalues are certain; all of them if `complete`.
    ritz_values : (steps,)
        All of Lanczos' estimates, ascending.
    steps : int
        How many products with the Hessian were computed.
    complete : bool
        Whether there were as many steps as parameters: then these are all eigenvalues.
    possible_miss : float
        Lanczos starts from a random direction and may miss an eigenvector that is
        almost orthogonal to it. With probability 99 %, λ_max lies at most this far
        above `largest.value` (Kuczyński & Woźniakowski 1992, theorem 4.2), and λ_min as
        far below.
    """

    largest: Eigenvalue
    smallest: Eigenvalue
    negative: int
    ritz_values: np.ndarray
    steps: int
    complete: bool
    possible_miss: float

    @property
    def finite(self) -> bool:
        """Whether the products with the Hessian were finite."""
        return bool(np.isfinite(self.ritz_values).all())

    def __repr__(self) -> str:
        return (
            f"Curvature(λ_max {_shown(self.largest)}, λ_min {_shown(self.smallest)}, "
            f"{self.steps} Hessian products)"
        )


def _shown(eigenvalue: Eigenvalue) -> str:
    return f"{eigenvalue.value:.4g} in [{eigenvalue.low:.4g}, {eigenvalue.high:.4g}]"


def curvature(
    f: Function,
    w: Tree,
    data: tuple[Any, ...] = (),
    *,
    steps: int = 20,
    tolerance: float | None = 0.01,
    seed: int = 0,
    chunk_size: int | None = None,
) -> Curvature:
    """Return the largest and the smallest eigenvalue of the Hessian, by Lanczos.

    Parameters
    ----------
    f : callable
        `f(params, *data)` returns a scalar.
    w : tree
        The point.
    data : tuple
        Passed on to f.
    steps : int
        Hessian products of the first round (about 1.25 gradients each).
    tolerance : float or None
        The number of steps is doubled, up to 320, until both residuals are below this
        share of the eigenvalue (or of a hundredth of the largest in size). None: one
        round.
    seed : int
        Of the start direction.
    chunk_size : int, optional
        Examples at a time, as in `hessian_vector_product`.

    Returns
    -------
    Curvature

    Raises
    ------
    SettingError
        If `steps` is below 1 or the tolerance is not positive.
    ModelError
        If there are no parameters.

    Notes
    -----
    Power iteration finds the eigenvalue of largest size: −3 for diag(1, −3). Lanczos
    finds λ_max = 1 and λ_min = −3. Where f is not finite, so are the results.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> ends = curvature(lambda w: 0.5 * (w[0] ** 2 - 3 * w[1] ** 2), jnp.ones(2))
    >>> round(ends.largest.value, 4), round(ends.smallest.value, 4), ends.negative
    (1.0, -3.0, 1)

    References
    ----------
    Golub & Van Loan (2013), Matrix Computations, §10.3; Parlett (1998), The Symmetric
    Eigenvalue Problem, §13.2 for the residual.
    """
    if steps < 1:
        raise SettingError(f"Lanczos takes at least 1 step; found {steps}.")
    if tolerance is not None and not tolerance > 0:
        raise SettingError(f"The tolerance is above 0; found {tolerance}.")
    w = as_floats(w)
    n = count(w)
    key = key_for(seed, "Lanczos start")
    function, more = as_argument(f), min(steps, n)
    krylov = grow(function, w, data, None, key, more, chunk_size)
    while tolerance is not None and not _converged(krylov, n, tolerance):
        done = krylov.diagonal.size
        more = min(done, n - done, max(MOST_STEPS - done, 0))
        if more == 0:
            break
        krylov = grow(function, w, data, krylov, key, more, chunk_size)
    return _from_krylov(krylov, n, w)


def _residuals(krylov: Krylov, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    values, vectors = ritz(krylov)
    last = 0.0 if values.size == n else float(krylov.off_diagonal[-1])
    return values, vectors, np.abs(last * vectors[-1])


def _converged(krylov: Krylov, n: int, tolerance: float) -> bool:
    values, _, residuals = _residuals(krylov, n)
    if not np.isfinite(values).all():
        return True
    floor = 0.01 * np.abs(values).max()  # a λ_min near 0 needs no more digits
    enough = tolerance * np.maximum(np.abs(values), floor)
    return bool(residuals[0] <= enough[0] and residuals[-1] <= enough[-1])


def _from_krylov(krylov: Krylov, n: int, w: Tree) -> Curvature:
    values, vectors, residuals = _residuals(krylov, n)
    k = values.size
    size = float(np.abs(values).max())
    # the rounding errors of a sum of n terms add up like a random walk of n steps
    rounding = float(jnp.finfo(krylov.basis.dtype).eps) * math.sqrt(n) * size

    def extreme(i: int, below: float, above: float) -> Eigenvalue:
        coefficients = jnp.asarray(vectors[:, i], krylov.basis.dtype)
        value = float(values[i])
        vector = combine(krylov, coefficients, w)
        return Eigenvalue(
            value, value - below - rounding, value + above + rounding, vector
        )

    complete = k == n
    share = 0.0
    if not complete:
        # 0.5 % for each end
        share = (math.log(1.648 * math.sqrt(n) / 0.005) / (2 * k - 1)) ** 2
    # λ_max ≤ θ + miss with miss = share · (λ_max − λ_min), and that spread is at most
    # the observed one plus a miss at each end
    spread = float(values[-1] - values[0])
    miss = share / (1 - 2 * share) * spread if share < 0.5 else math.inf
    return Curvature(
        largest=extreme(k - 1, 0.0, float(residuals[-1])),
        smallest=extreme(0, float(residuals[0]), 0.0),
        negative=int((values + rounding < 0).sum()),
        ritz_values=values,
        steps=k,
        complete=complete,
        possible_miss=miss,
    )
