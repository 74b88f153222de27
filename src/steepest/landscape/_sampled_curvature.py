"""The largest curvature on a large data set, estimated from random samples of it."""

from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from .._core import Tree, count, generator_for, key_for
from ..errors import SettingError
from ._function import Function, as_argument, as_floats
from ._hessian import products
from ._lanczos import combine, grow, ritz
from ._spectrum import Estimate


@dataclass(frozen=True)
class SampledCurvature:
    """Two means over samples, between which λ_max of the full data lies.

    Attributes
    ----------
    upper : Estimate
        Mean λ_max of the samples' own Hessians: in expectation at least the full λ_max,
        because λ_max is convex in H (Jensen).
    lower : Estimate
        Mean vᵀH′v of one sample's eigenvector v and another sample's Hessian H′: in
        expectation at most the full λ_max, because v and H′ are independent.
    sample_size : int
        Examples in one sample.
    samples : int
        How many samples.
    """

    upper: Estimate
    lower: Estimate
    sample_size: int
    samples: int


def sampled_curvature(
    f: Function,
    w: Tree,
    data: tuple[Any, ...],
    *,
    sample_size: int = 256,
    samples: int = 8,
    steps: int = 20,
    seed: int = 0,
) -> SampledCurvature:
    """Return estimates of the Hessian's largest eigenvalue from samples of the data.

    One sample's λ_max is too large on average: its eigenvector fits that sample. The
    same eigenvector on the next sample gives too small a value; λ_max of all the data
    lies between the two means.

    Parameters
    ----------
    f : callable
        `f(params, *data)` returns a mean over examples.
    w : tree
        The point.
    data : tuple
        Every array has one example per row.
    sample_size : int
        Examples in one sample; samples do not overlap.
    samples : int
        How many samples, at least 2.
    steps : int
        Lanczos steps for each.
    seed : int
        Seed of the draw.

    Raises
    ------
    SettingError
        If there are fewer than 2 samples, or too few examples for them.

    Notes
    -----
    Misses rare examples of extreme curvature that no sample contains. In `lower` each
    sample is paired with the next, so its terms are weakly dependent.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> import numpy as np
    >>> rows = np.random.default_rng(0).normal(size=(64, 2)).astype(np.float32)
    >>> mean_loss = lambda w, x: 0.5 * jnp.mean((x @ w) ** 2)
    >>> w = jnp.ones(2)
    >>> bounds = sampled_curvature(mean_loss, w, (rows,), sample_size=16, samples=4)
    >>> bool(bounds.lower.value <= bounds.upper.value)
    True
    """
    leaves = jax.tree.leaves(data)
    n = min((leaf.shape[0] for leaf in leaves if jnp.ndim(leaf)), default=0)
    if samples < 2 or sample_size < 1:
        raise SettingError(
            f"At least 2 samples of 1 example are needed; found {samples} of "
            f"{sample_size}."
        )
    if n < samples * sample_size:
        raise SettingError(
            f"{samples} samples of {sample_size} examples need "
            f"{samples * sample_size}; found {n}. Take smaller or fewer "
            "samples, or curvature() on all the data."
        )
    w = as_floats(w)
    function, key = as_argument(f), key_for(seed, "Lanczos start")
    order = generator_for(seed, "curvature samples").permutation(n)
    parts = [
        jax.tree.map(lambda leaf, rows=rows: leaf[rows], data)
        for rows in order[: samples * sample_size].reshape(samples, sample_size)
    ]
    upper, lower = [], []
    for i, part in enumerate(parts):
        krylov = grow(function, w, part, None, key, min(steps, count(w)))
        values, vectors = ritz(krylov)
        top = jnp.asarray(vectors[:, -1], krylov.basis.dtype)
        upper.append(float(values[-1]))
        following = parts[(i + 1) % samples]
        eigenvector = combine(krylov, top, w)
        lower.append(float(_quadratic_form(function, w, eigenvector, following)))
    return SampledCurvature(
        Estimate.of(np.array(upper)), Estimate.of(np.array(lower)), sample_size, samples
    )


@jax.jit
def _quadratic_form(f: Any, w: Tree, v: Tree, data: Any) -> jax.Array:
    hv = products(f, w, data)(v)
    return ravel_pytree(v)[0] @ ravel_pytree(hv)[0]
