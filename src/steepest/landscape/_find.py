"""Every critical point of a surface in the plane."""

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ..surfaces import KnownPoint, Surface


def find_critical_points(surface: Surface, starts: int = 48) -> tuple[KnownPoint, ...]:
    """Return the critical points of a two-dimensional surface inside its domain.

    Newton's method on ∇f = 0, damped (Levenberg–Marquardt), from a grid of starts, all
    side by side; points closer together than 1e-3 of the domain's side count as one.
    Newton's method goes to minima, saddles and maxima alike, which is wanted here.

    Parameters
    ----------
    surface : Surface
        A surface of two coordinates.
    starts : int
        Starts along each axis, at least 2.

    Returns
    -------
    tuple of KnownPoint
        Lowest first. A minimum counts as global if no other minimum found is lower.

    Raises
    ------
    SettingError
        If the surface is not of two coordinates, `starts` is below 2, or the surface
        is level along a line.

    Notes
    -----
    Misses a critical point that no start is close enough to: give more starts.

    Examples
    --------
    >>> from steepest.surfaces import surface_of
    >>> hills = surface_of("(x^2 - 1)^2 + y^2")
    >>> [(at.kind, round(at.point[0], 4)) for at in find_critical_points(hills)]
    [('minimum', -1.0), ('minimum', 1.0), ('saddle', 0.0)]
    """
    if surface.dimension != 2:
        raise SettingError(
            f"Critical points are searched in the plane; '{surface.name}' has "
            f"{surface.dimension} coordinates. critical_point() judges a single point."
        )
    if starts < 2:
        raise SettingError(f"At least 2 starts along each axis; found {starts}.")
    lows, highs = np.array(surface.domain).T
    with jax.enable_x64(True):
        axes = [np.linspace(a, b, starts) for a, b in surface.domain]
        # an offset, so that no start lies on an axis of symmetry
        grid = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
        grid = grid + (highs - lows) * np.array([0.0031, -0.0047])
        points, slopes, hessians = map(np.array, _search(surface, jnp.asarray(grid)))
    # Newton reaches a simple root up to rounding, a multiple one up to about eps^(1/2)
    level = slopes <= 1e-9 * (1 + np.abs(hessians).max(axis=(1, 2)))
    inside = ((points >= lows - 1e-9) & (points <= highs + 1e-9)).all(axis=1)
    chosen = np.flatnonzero(level & inside & np.isfinite(points).all(axis=1))
    apart = 1e-3 * float((highs - lows).max())
    kept: list[int] = []
    for i in chosen[np.argsort(slopes[chosen])]:
        if all(np.linalg.norm(points[i] - points[j]) > apart for j in kept):
            kept.append(int(i))
    sizes = np.abs(np.linalg.eigvalsh(hessians[kept]))
    flat = int((sizes.min(axis=1) <= 1e-6 * sizes.max(axis=1)).sum())
    if flat > starts // 2:
        raise SettingError(
            f"'{surface.name}' is level along a line: {flat} of the points found are "
            "flat in some direction. critical_point() judges one of them."
        )
    return _known_points(surface, points[kept], hessians[kept])


def critical_points(surface: Surface) -> tuple[KnownPoint, ...]:
    """Return the critical points of a surface: those it knows, or those found.

    A surface that does not know all of them is searched; if they fill a whole line,
    the known ones are returned.

    See Also
    --------
    find_critical_points : searches, with an example.
    """
    if surface.complete:
        return surface.known
    try:
        return find_critical_points(surface)
    except SettingError:  # a whole line of them
        return surface.known


@jax.jit
def _newton(gradient: jax.Array, hessian: jax.Array, reach: jax.Array) -> jax.Array:
    """Return the damped Newton step for ∇f = 0, no longer than reach."""
    square = hessian.T @ hessian
    damping = 1e-12 * jnp.trace(square) + 1e-30
    step = -jnp.linalg.solve(square + damping * jnp.eye(2), hessian.T @ gradient)
    return step * jnp.minimum(1, reach / jnp.maximum(jnp.linalg.norm(step), 1e-30))


def _search(surface: Surface, grid: jax.Array) -> tuple[jax.Array, ...]:
    reach = jnp.asarray(0.05 * max(b - a for a, b in surface.domain))

    def from_start(point: jax.Array) -> tuple[jax.Array, ...]:
        def step(_: int, p: jax.Array) -> jax.Array:
            gradient, hessian = jax.grad(surface)(p), jax.hessian(surface)(p)
            return p + _newton(gradient, hessian, reach)

        point = jax.lax.fori_loop(0, 100, step, point)
        slope = jnp.linalg.norm(jax.grad(surface)(point))
        return point, slope, jax.hessian(surface)(point)

    return jax.jit(jax.vmap(from_start))(grid)


def _known_points(
    surface: Surface, points: np.ndarray, hessians: np.ndarray
) -> tuple[KnownPoint, ...]:
    rows = []
    for point, hessian in zip(points, hessians, strict=True):
        low, high = np.linalg.eigvalsh(hessian)
        flat = 1e-6 * max(1.0, abs(low), abs(high))
        if low < -flat:
            kind = "saddle" if high > flat else "maximum"
            kind = kind if abs(high) > flat else "degenerate"
        else:
            kind = "minimum" if low > flat else "degenerate"
        with jax.enable_x64(True):
            value = float(surface(jnp.asarray(point)))
        rows.append((value, kind, tuple((np.round(point, 12) + 0.0).tolist())))
    minima = [value for value, kind, _ in rows if kind == "minimum"]
    lowest = min(minima, default=0.0)
    return tuple(
        KnownPoint(
            point,
            kind,
            value,
            value <= lowest + 1e-9 * (1 + abs(lowest)) if kind == "minimum" else None,
        )
        for value, kind, point in sorted(rows, key=lambda row: row[0])
    )
