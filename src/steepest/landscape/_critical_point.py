"""Where a descent stopped: minimum, saddle, maximum, flat, or nowhere in particular."""

import math
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from .._core import Tree, count, key_for, norm
from ..errors import SettingError
from ._curvature import Curvature, curvature
from ._function import Function, as_floats, as_tree
from ._kind import Kind

EXACT_UP_TO = 64  # numbers: Lanczos then spends d products and sees every eigenvalue
SHARE = 1e-4  # of the largest curvature, below which a direction counts as flat


@dataclass(frozen=True)
class CriticalPoint:
    """What kind of point this is, with the numbers that show it.

    Attributes
    ----------
    kind : Kind
        The verdict.
    value : float
        f.
    gradient_norm : float
        ‖∇f‖.
    curvature : Curvature or None
        λ_max and λ_min with intervals; None where the point is not finite.
    flat_below : float
        Curvatures smaller than this in size count as none: √(ρε), or what rounding and
        the largest curvature allow.
    index : int or None
        Of a saddle or maximum: how many directions go down. A lower bound unless
        `curvature.complete`.
    way_down : tree or None
        A unit direction along which f falls although the gradient does not show it.
    is_global : bool or None
        Of a minimum of a surface that knows its lowest point.
    """

    kind: Kind
    value: float
    gradient_norm: float
    curvature: Curvature | None = None
    flat_below: float = math.nan
    index: int | None = None
    way_down: Tree = None
    is_global: bool | None = None

    @property
    def is_second_order(self) -> bool:
        """Whether ‖∇f‖ is small and λ_min ≥ −√(ρε): where descent may rightly stop."""
        return self.kind is Kind.MINIMUM or (
            self.kind is Kind.DEGENERATE and self.way_down is None
        )

    def __str__(self) -> str:
        """Say what it is in one sentence."""
        level, found = f"‖∇f‖ = {self.gradient_norm:.2g}", self.curvature
        if self.kind is Kind.NOT_CRITICAL:
            return f"Not critical: {level}, it still slopes."
        if self.kind is Kind.NOT_SMOOTH:
            return f"Not smooth: f has a kink here ({level} is one side's)."
        if found is None:
            return f"Not finite: f = {self.value:g}, {level}."
        low, high = found.smallest, found.largest
        curved = f"{level}, λ_min = {low.value:.3g} in [{low.low:.3g}, {low.high:.3g}]"
        curved += f", λ_max = {high.value:.3g}"
        if self.kind is Kind.MINIMUM:
            which = "Minimum" if self.is_global is None else "Global minimum"
            which = "Local minimum" if self.is_global is False else which
            return f"{which}: {curved}."
        if self.kind is Kind.DEGENERATE:
            way = "yet f falls along one" if self.way_down is not None else "none falls"
            return f"Degenerate: {curved}; some directions are flat, {way}."
        least = "" if found.complete else "at least "
        ways = f"{least}{self.index} of its directions go down"
        return f"{self.kind.capitalize()}: {curved}; {ways}."


def critical_point(
    f: Function,
    w: Tree,
    data: tuple[Any, ...] = (),
    *,
    gradient_tolerance: float | None = None,
    hessian_lipschitz: float | None = None,
    steps: int = 20,
    seed: int = 0,
    chunk_size: int | None = None,
) -> CriticalPoint:
    """Return whether a point is a minimum, a saddle, a maximum, flat, or none of these.

    Critical: ‖∇f‖ ≤ ε. Then with λ_min known to lie in an interval and the bound
    b = √(ρε): a saddle or maximum if λ_min < −b is certain, a minimum if λ_min > b is,
    degenerate otherwise.

    Parameters
    ----------
    f : callable or Surface
        `f(params, *data)` returns a scalar. A surface also tells whether a minimum is
        global.
    w : tree
        Where.
    data : tuple
        Passed on to f.
    gradient_tolerance : float, optional
        ε. None: the slope at a distance of √eps · (1 + max |w|) from a critical point,
        with the largest curvature: 3e-4 of it in float32.
    hessian_lipschitz : float, optional
        ρ, how fast the Hessian changes. None: b is 1e-4 of the largest curvature in
        size, or its rounding.
    steps : int
        Lanczos steps of the first round. Up to 64 numbers all eigenvalues are found.
    seed, chunk_size
        As in `curvature`.

    Returns
    -------
    CriticalPoint

    Raises
    ------
    SettingError
        If a tolerance is not positive.

    Notes
    -----
    Where λ_min ≈ 0 the second derivatives cannot decide; the flattest directions are
    then tried out, which finds the way down from a monkey saddle. A kink is recognized
    by second differences that do not shrink with their step, along three directions.
    Cannot see: a curvature that hides from Lanczos (`curvature.possible_miss`).

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> found = critical_point(lambda w: w[0] ** 2 - 3 * w[1] ** 2, jnp.zeros(2))
    >>> str(found.kind), found.index, abs(found.way_down).round(3).tolist()
    ('saddle', 1, [0.0, 1.0])

    References
    ----------
    Jin et al. (2017), How to Escape Saddle Points Efficiently, definition 4 (ε-second-
    order stationary point); Nesterov & Polyak (2006).
    """
    for name, value in (
        ("gradient tolerance", gradient_tolerance),
        ("Lipschitz constant of the Hessian", hessian_lipschitz),
    ):
        if value is not None and not value > 0:
            raise SettingError(f"The {name} is above 0; found {value}.")
    w, function = as_floats(w), as_tree(f)
    eps = float(jnp.finfo(jax.tree.leaves(w)[0].dtype).eps)
    value, length = map(float, _value_and_slope(function, w, data))
    if math.isfinite(value) and _is_kink(function, w, data, value, eps, seed):
        return CriticalPoint(Kind.NOT_SMOOTH, value, length)
    if not (math.isfinite(value) and math.isfinite(length)):
        return CriticalPoint(Kind.NOT_FINITE, value, length)
    n = count(w)
    found = curvature(
        f,
        w,
        data,
        steps=n if n <= EXACT_UP_TO else steps,
        seed=seed,
        chunk_size=chunk_size,
    )
    if not found.finite:
        return CriticalPoint(Kind.NOT_FINITE, value, length)
    size = max(abs(found.largest.value), abs(found.smallest.value))
    epsilon = gradient_tolerance or math.sqrt(eps) * size * _extent(w)
    flat = SHARE * size
    if hessian_lipschitz is not None:
        flat = math.sqrt(hessian_lipschitz * epsilon)
    kind = _judge(found, flat) if length <= epsilon else Kind.NOT_CRITICAL
    index = way = None
    if kind in (Kind.SADDLE, Kind.MAXIMUM):
        index = int((found.ritz_values < -flat).sum())
        way = found.smallest.vector
    elif kind is Kind.DEGENERATE:
        way = _lower(function, w, data, value, found, eps)
    is_global = _told_by(f, w, eps) if kind is Kind.MINIMUM else None
    return CriticalPoint(kind, value, length, found, flat, index, way, is_global)


def _extent(w: Tree) -> float:
    return 1 + max(float(jnp.max(jnp.abs(leaf))) for leaf in jax.tree.leaves(w))


def _judge(found: Curvature, flat: float) -> Kind:
    if found.smallest.high < -flat:
        all_down = found.complete and found.largest.high < -flat
        return Kind.MAXIMUM if all_down else Kind.SADDLE
    return Kind.MINIMUM if found.smallest.low > flat else Kind.DEGENERATE


@jax.jit
def _value_and_slope(f: Any, w: Tree, data: Any) -> tuple[jax.Array, jax.Array]:
    value, gradient = jax.value_and_grad(lambda w: f(w, *data))(w)
    return value, norm(gradient)


@jax.jit
def _around(f: Any, w: Tree, data: Any, direction: Tree, lengths: jax.Array) -> Any:
    """Return f at w + t·direction for every length t."""

    def at(t: jax.Array) -> jax.Array:
        return f(jax.tree.map(lambda x, u: x + t * u, w, direction), *data)

    return jax.lax.map(at, lengths)


def _is_kink(f: Any, w: Tree, data: Any, value: float, eps: float, seed: int) -> bool:
    """Say whether f(w + hu) + f(w − hu) − 2f(w) shrinks like h instead of like h²."""
    wide = eps ** (1 / 4)  # h and h/8 keep both differences above rounding
    lengths = np.array([wide, -wide, wide / 8, -wide / 8])
    leaves, tree = jax.tree.flatten(w)
    for i in range(3):
        keys = jax.random.split(key_for(seed, f"kink direction {i}"), len(leaves))
        drawn = jax.tree.unflatten(
            tree,
            [
                jax.random.normal(key, leaf.shape, leaf.dtype)
                for key, leaf in zip(keys, leaves, strict=True)
            ],
        )
        length = norm(drawn)
        unit = jax.tree.map(lambda x, length=length: x / length, drawn)
        steps = jnp.asarray(lengths * _extent(w), leaves[0].dtype)
        values = np.asarray(_around(f, w, data, unit, steps), np.float64)
        far = abs(values[0] + values[1] - 2 * value)
        near = abs(values[2] + values[3] - 2 * value)
        rounding = 16 * eps * max(abs(values).max(), abs(value), wide)
        # smooth: near = far / 64; a kink: near = far / 8
        if near > rounding and near > far / 16:
            return True
    return False


def _lower(
    f: Any, w: Tree, data: Any, value: float, found: Curvature, eps: float
) -> Tree:
    """Return the unit direction, of the flattest ones, along which f falls most."""
    t = eps ** (1 / 5)  # a cubic's t³ then stands well above rounding
    steps = jnp.asarray([t, -t, 4 * t, -4 * t], jax.tree.leaves(w)[0].dtype)
    best, way = value - 8 * eps * (1 + abs(value)), None
    for vector in (found.smallest.vector, found.largest.vector):
        values = np.asarray(_around(f, w, data, vector, steps), np.float64)
        lowest = int(values.argmin())
        if values[lowest] < best:
            best = values[lowest]
            sign = -1.0 if lowest % 2 else 1.0
            way = jax.tree.map(lambda v, sign=sign: sign * v, vector)
    return way


def _told_by(f: Any, w: Tree, eps: float) -> bool | None:
    nearest = getattr(f, "nearest_known", lambda w: None)(w)
    if nearest is None:
        return None
    known, distance = nearest
    near = distance < eps ** (1 / 4) * (1 + max(map(abs, known.point)))
    return known.is_global if near else None
