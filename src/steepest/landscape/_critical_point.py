"""What kind of point this is: minimum, saddle, maximum, degenerate, or not critical."""

import math
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from .._core import Tree, count, key_for, norm
from ..errors import SettingError
from ..language import told
from ._curvature import Curvature, curvature
from ._function import Function, as_argument, as_floats, normal_like
from ._kind import Kind

EXACT_UP_TO = 64  # parameters: d Lanczos steps then give every eigenvalue
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
        Curvatures smaller than this in size count as zero: √(ρε), or a share of the
        largest curvature.
    index : int or None
        Of a saddle or maximum: in how many directions f falls. A lower bound unless
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
        """Whether ‖∇f‖ is small and λ_min ≥ −√(ρε): where a descent may stop."""
        return self.kind is Kind.MINIMUM or (
            self.kind is Kind.DEGENERATE and self.way_down is None
        )

    def __str__(self) -> str:
        """Say what it is in one sentence, in the language that is spoken."""
        return told(self._in_english())

    def _in_english(self) -> str:
        gradient, spectrum = f"‖∇f‖ = {self.gradient_norm:.2g}", self.curvature
        if self.kind is Kind.NOT_CRITICAL:
            return f"Not critical: {gradient}, it still slopes."
        if self.kind is Kind.NOT_SMOOTH:
            return f"Not smooth: f has a kink here ({gradient} is one side's)."
        if spectrum is None:
            return f"Not finite: f = {self.value:g}, {gradient}."
        low, high = spectrum.smallest, spectrum.largest
        curved = (
            f"{gradient}, λ_min = {low.value:.3g} in [{low.low:.3g}, {low.high:.3g}]"
        )
        curved += f", λ_max = {high.value:.3g}"
        if self.kind is Kind.MINIMUM:
            which = "Minimum" if self.is_global is None else "Global minimum"
            which = "Local minimum" if self.is_global is False else which
            return f"{which}: {curved}."
        if self.kind is Kind.DEGENERATE:
            way = "yet f falls along one" if self.way_down is not None else "none falls"
            return f"Degenerate: {curved}; some directions are flat, {way}."
        least = "" if spectrum.complete else "at least "
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
        `f(params, *data)` returns a scalar. For a surface, the result also says whether
        a minimum is global.
    w : tree
        The point.
    data : tuple
        Passed on to f.
    gradient_tolerance : float, optional
        ε. None: the slope at a distance of √eps · (1 + max |w|) from a critical point,
        with the largest curvature: 3e-4 of it in float32.
    hessian_lipschitz : float, optional
        ρ, how fast the Hessian changes. None: b is 1e-4 of the largest curvature in
        size, or its rounding.
    steps : int
        Lanczos steps of the first round. Up to 64 parameters all eigenvalues are found.
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
    then tried, which finds the way down from a monkey saddle. A kink is recognized by
    second differences along three directions that shrink like the step and not like
    its square. May miss an eigenvalue that Lanczos misses (`curvature.possible_miss`).

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> point = critical_point(lambda w: w[0] ** 2 - 3 * w[1] ** 2, jnp.zeros(2))
    >>> str(point.kind), point.index, abs(point.way_down).round(3).tolist()
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
    w, function = as_floats(w), as_argument(f)
    eps = float(jnp.finfo(jax.tree.leaves(w)[0].dtype).eps)
    value, length = map(float, _value_and_slope(function, w, data))
    if math.isfinite(value) and _is_kink(function, w, data, value, eps, seed):
        return CriticalPoint(Kind.NOT_SMOOTH, value, length)
    if not (math.isfinite(value) and math.isfinite(length)):
        return CriticalPoint(Kind.NOT_FINITE, value, length)
    n = count(w)
    spectrum = curvature(
        f,
        w,
        data,
        steps=n if n <= EXACT_UP_TO else steps,
        seed=seed,
        chunk_size=chunk_size,
    )
    if not spectrum.finite:
        return CriticalPoint(Kind.NOT_FINITE, value, length)
    size = max(abs(spectrum.largest.value), abs(spectrum.smallest.value))
    epsilon = gradient_tolerance or math.sqrt(eps) * size * _extent(w)
    flat = SHARE * size
    if hessian_lipschitz is not None:
        flat = math.sqrt(hessian_lipschitz * epsilon)
    kind = _judge(spectrum, flat) if length <= epsilon else Kind.NOT_CRITICAL
    index = way_down = None
    if kind in (Kind.SADDLE, Kind.MAXIMUM):
        index = int((spectrum.ritz_values < -flat).sum())
        way_down = spectrum.smallest.vector
    elif kind is Kind.DEGENERATE:
        way_down = _flat_way_down(function, w, data, value, spectrum, eps)
    is_global = _is_known_global(f, w, eps) if kind is Kind.MINIMUM else None
    return CriticalPoint(
        kind, value, length, spectrum, flat, index, way_down, is_global
    )


def _extent(w: Tree) -> float:
    return 1 + max(float(jnp.max(jnp.abs(leaf))) for leaf in jax.tree.leaves(w))


def _judge(spectrum: Curvature, flat: float) -> Kind:
    if spectrum.smallest.high < -flat:
        all_down = spectrum.complete and spectrum.largest.high < -flat
        return Kind.MAXIMUM if all_down else Kind.SADDLE
    return Kind.MINIMUM if spectrum.smallest.low > flat else Kind.DEGENERATE


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
    h = eps ** (1 / 4)  # large enough that both differences stay above rounding
    lengths = np.array([h, -h, h / 8, -h / 8])
    steps = jnp.asarray(lengths * _extent(w), jax.tree.leaves(w)[0].dtype)
    for i in range(3):
        direction = normal_like(key_for(seed, f"kink direction {i}"), w)
        length = norm(direction)
        unit = jax.tree.map(lambda x, length=length: x / length, direction)
        values = np.asarray(_around(f, w, data, unit, steps), np.float64)
        far = abs(values[0] + values[1] - 2 * value)
        near = abs(values[2] + values[3] - 2 * value)
        rounding = 16 * eps * max(abs(values).max(), abs(value), h)
        # smooth: near = far / 64; a kink: near = far / 8
        if near > rounding and near > far / 16:
            return True
    return False


def _flat_way_down(
    f: Any, w: Tree, data: Any, value: float, spectrum: Curvature, eps: float
) -> Tree:
    """Return the outermost eigenvector, or its opposite, along which f falls most."""
    t = eps ** (1 / 5)  # the change t³ of a cubic is then well above rounding
    steps = jnp.asarray([t, -t, 4 * t, -4 * t], jax.tree.leaves(w)[0].dtype)
    lowest_value, way_down = value - 8 * eps * (1 + abs(value)), None
    for vector in (spectrum.smallest.vector, spectrum.largest.vector):
        values = np.asarray(_around(f, w, data, vector, steps), np.float64)
        lowest = int(values.argmin())
        if values[lowest] < lowest_value:
            lowest_value = values[lowest]
            sign = -1.0 if lowest % 2 else 1.0
            way_down = jax.tree.map(lambda v, sign=sign: sign * v, vector)
    return way_down


def _is_known_global(f: Any, w: Tree, eps: float) -> bool | None:
    nearest = getattr(f, "nearest_known", lambda w: None)(w)
    if nearest is None:
        return None
    known, distance = nearest
    near = distance < eps ** (1 / 4) * (1 + max(map(abs, known.point)))
    return known.is_global if near else None
