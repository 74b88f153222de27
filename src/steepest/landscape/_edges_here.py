"""The edges of stability of several rules at one point, from its whole Hessian."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..descent import Optimizer
from ._function import Function, as_argument
from ._stability import divisor_of


class EdgesHere(NamedTuple):
    """The curvature at a point, and how large a learning rate it allows.

    Attributes
    ----------
    curvatures : (dimension,)
        The eigenvalues of the Hessian, ascending.
    edges : tuple of float or None
        For each rule, the largest stable learning rate on the second-order model;
        infinite where nothing curves upward, None where no bound is known.
    """

    curvatures: np.ndarray
    edges: tuple[float | None, ...]


def edges_here(f: Function, point: Any, rules: Sequence[Optimizer]) -> EdgesHere:
    """Return the edges of stability at a point of a function of few coordinates.

    factor / λ_max, as `largest_stable_rate` finds by products with the Hessian; here
    the Hessian is formed whole, once for all rules.

    Parameters
    ----------
    f : callable
        `f(point)` returns a scalar.
    point : (dimension,)
        The point.
    rules : sequence of Optimizer
        Of `make_rule`. Those that divide by a memory of gradients are taken as at
        their first step.

    Examples
    --------
    >>> from steepest.landscape import make_rule
    >>> valley = lambda p: 0.5 * (p[0] ** 2 + 10 * p[1] ** 2)
    >>> found = edges_here(valley, (1.0, 1.0), [make_rule("sgd"), make_rule("lion")])
    >>> round(found.edges[0], 6), found.edges[1]
    (0.2, None)
    """
    place = np.asarray(point, jnp.result_type(float))
    function = as_argument(f)
    hessian = np.asarray(_hessian(function, place), float)
    curvatures = np.linalg.eigvalsh(hessian)
    edges: list[float | None] = []
    for rule in rules:
        edge = rule.edge
        if edge is None:
            edges.append(None)
            continue
        largest = curvatures[-1]
        if edge.divisor is not None:
            divisor = divisor_of(edge.divisor, rule, function, place, (), None)
            root = np.sqrt(np.asarray(divisor, float))
            largest = np.linalg.eigvalsh(hessian / np.outer(root, root))[-1]
        edges.append(edge.factor / float(largest) if largest > 0 else np.inf)
    return EdgesHere(curvatures, tuple(edges))


@jax.jit
def _hessian(f: Any, point: jax.Array) -> jax.Array:
    return jax.hessian(f)(point)
