"""The sum of all eigenvalues of the Hessian, and their density."""

import math
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import jax
import numpy as np
from jax.flatten_util import ravel_pytree

from .._core import Tree, count, key_for
from ..errors import SettingError
from ._function import Function, as_argument, as_floats
from ._hessian import products
from ._lanczos import Krylov, grow, ritz


class Estimate(NamedTuple):
    """A mean over random draws and the standard error of that mean."""

    value: float
    standard_error: float

    @classmethod
    def of(cls, draws: np.ndarray) -> "Estimate":
        """Return the mean of independent draws, with its standard error."""
        error = draws.std(ddof=1) / math.sqrt(len(draws))
        return cls(float(draws.mean()), float(error))


def hessian_trace(
    f: Function,
    w: Tree,
    data: tuple[Any, ...] = (),
    *,
    probes: int = 32,
    seed: int = 0,
    chunk_size: int | None = None,
) -> Estimate:
    """Return tr H, the sum of all eigenvalues, estimated by random directions.

    tr H = E[zᵀHz] for z of independent signs ±1: the off-diagonal part averages out.

    Parameters
    ----------
    f, w, data, chunk_size
        As in `hessian_vector_product`.
    probes : int
        Directions, at least 2; the standard error shrinks with their square root.
    seed : int
        Seed of the signs.

    Raises
    ------
    SettingError
        If `probes` is below 2.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> hessian_trace(lambda w: 0.5 * (w[0] ** 2 - 3 * w[1] ** 2), jnp.ones(2))
    Estimate(value=-2.0, standard_error=0.0)

    References
    ----------
    Hutchinson (1990), A Stochastic Estimator of the Trace of the Influence Matrix, §2.
    """
    _check_probes(probes)
    key = key_for(seed, "trace probes")
    draws = _quadratic_forms(
        as_argument(f), as_floats(w), data, key, probes, chunk_size
    )
    return Estimate.of(np.asarray(draws, np.float64))


def _check_probes(probes: int) -> None:
    if probes < 2:
        raise SettingError(f"At least 2 probes are needed; found {probes}.")


@partial(jax.jit, static_argnames=("probes", "chunk_size"))
def _quadratic_forms(
    f: Any, w: Tree, data: Any, key: jax.Array, probes: int, chunk_size: int | None
) -> jax.Array:
    flat, unravel = ravel_pytree(w)
    product = products(f, w, data, chunk_size)

    def form(key: jax.Array) -> jax.Array:
        signs = jax.random.rademacher(key, flat.shape, flat.dtype)
        return signs @ ravel_pytree(product(unravel(signs)))[0]

    return jax.lax.map(form, jax.random.split(key, probes))


@dataclass(frozen=True)
class SpectralDensity:
    """Where the eigenvalues of the Hessian lie, as weights on a few of them.

    Attributes
    ----------
    nodes : (probes, steps)
        Ritz values of every probe.
    weights : (probes, steps)
        The share of the eigenvalues that each stands for; a row sums to 1.
    dimension : int
        How many eigenvalues there are.
    """

    nodes: np.ndarray
    weights: np.ndarray
    dimension: int

    def at(self, grid: np.ndarray, width: float) -> np.ndarray:
        """Return the density on a grid, every node as a bell curve of that width."""
        z = (np.asarray(grid)[:, None] - self.nodes.ravel()) / width
        bells = np.exp(-(z**2) / 2) / (width * math.sqrt(2 * math.pi))
        return bells @ self.weights.ravel() / len(self.nodes)

    def share_below(self, bound: float) -> Estimate:
        """Return the share of the eigenvalues below a bound, with its standard error.

        >>> nodes = np.array([[-1.0, 2.0], [-1.0, 2.0]])
        >>> SpectralDensity(nodes, np.full((2, 2), 0.5), 4).share_below(0.0)
        Estimate(value=0.5, standard_error=0.0)
        """
        shares = np.where(self.nodes < bound, self.weights, 0).sum(axis=1)
        return Estimate.of(shares)


def spectral_density(
    f: Function,
    w: Tree,
    data: tuple[Any, ...] = (),
    *,
    probes: int = 8,
    steps: int = 40,
    seed: int = 0,
    chunk_size: int | None = None,
) -> SpectralDensity:
    """Return the spectral density of the Hessian by stochastic Lanczos quadrature.

    Parameters
    ----------
    f, w, data, chunk_size
        As in `hessian_vector_product`.
    probes : int
        Random directions, at least 2.
    steps : int
        Lanczos steps for each: Gauss quadrature exact for polynomials of 2·steps − 1.
    seed : int
        Seed of the directions.

    Raises
    ------
    SettingError
        If `probes` is below 2 or `steps` below 1.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scales = jnp.array([1.0, 1.0, 1.0, -3.0])
    >>> density = spectral_density(lambda w: 0.5 * scales @ w**2, jnp.ones(4))
    >>> sorted(set(density.nodes.round(3).ravel().tolist()))
    [-3.0, 1.0]

    Notes
    -----
    Details finer than about the width of the spectrum divided by `steps` are smoothed
    away, such as those of the many eigenvalues near zero. The standard error covers
    the random directions, not this.

    References
    ----------
    Ghorbani, Krishnan & Xiao (2019), An Investigation into Neural Net Optimization via
    Hessian Eigenvalue Density, §2.
    """
    _check_probes(probes)
    if steps < 1:
        raise SettingError(f"Lanczos takes at least 1 step; found {steps}.")
    w = as_floats(w)
    n = count(w)
    function, steps = as_argument(f), min(steps, n)
    nodes, weights = [], []
    for probe in range(probes):
        key = key_for(seed, f"spectral probe {probe}")
        krylov = grow(function, w, data, None, key, steps, chunk_size)
        values, vectors = ritz(_without_new_blocks(krylov))
        # new blocks have weight 0: fill their places up with nodes of weight 0
        pad = steps - values.size
        nodes.append(np.pad(values, (0, pad), mode="edge"))
        weights.append(np.pad(vectors[0] ** 2, (0, pad)))
    return SpectralDensity(np.stack(nodes), np.stack(weights), n)


def _without_new_blocks(krylov: Krylov) -> Krylov:
    ends = np.flatnonzero(np.asarray(krylov.off_diagonal) == 0)
    k = int(ends[0]) + 1 if ends.size else krylov.diagonal.size
    return Krylov(krylov.basis[: k + 1], krylov.diagonal[:k], krylov.off_diagonal[:k])
