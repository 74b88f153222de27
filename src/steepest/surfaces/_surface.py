"""A function whose critical points are known, with its formula, domain and source."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError

KINDS = ("minimum", "saddle", "maximum", "degenerate")


@dataclass(frozen=True)
class KnownPoint:
    """A critical point that is known in advance.

    Attributes
    ----------
    point : tuple of float
        Its coordinates.
    kind : str
        "minimum", "saddle", "maximum", or "degenerate" (the second derivatives do not
        decide).
    value : float
        f there.
    is_global : bool or None
        Whether a minimum is the lowest of all; None for other points.
    """

    point: tuple[float, ...]
    kind: str
    value: float
    is_global: bool | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise SettingError(
                f"A critical point is one of {', '.join(KINDS)}; found '{self.kind}'."
            )


@dataclass(frozen=True, eq=False)
class Surface:
    """f: ℝᵈ → ℝ, a height over d coordinates, and what is known about it.

    Two calls of a factory with equal arguments return the same object, so that a
    compiled program can be keyed by a surface.

    Parameters
    ----------
    name : str
        Its name on the command line and in figures.
    function : callable
        `function(point)` with `point` of shape (dimension,) returns a scalar, in JAX.
    formula : str
        The function as text.
    domain : tuple of (float, float)
        The interval shown and searched, one per coordinate.
    start : tuple of float
        Where a race starts by default.
    known : tuple of KnownPoint
        Critical points; all of them only if `complete`.
    complete : bool
        Whether `known` holds every critical point inside the domain.
    source : str
        Where the function comes from.

    Examples
    --------
    >>> cup = Surface("cup", lambda p: p @ p, "x² + y²", ((-1, 1), (-1, 1)), (1, 1))
    >>> float(cup([3.0, 4.0])), cup.dimension
    (25.0, 2)
    """

    name: str
    function: Callable[[Any], Any]
    formula: str
    domain: tuple[tuple[float, float], ...]
    start: tuple[float, ...]
    known: tuple[KnownPoint, ...] = ()
    complete: bool = False
    source: str = ""

    def __post_init__(self) -> None:
        if len(self.start) != len(self.domain):
            raise SettingError(
                f"The start of '{self.name}' has {len(self.start)} numbers and its "
                f"domain {len(self.domain)} intervals. Give one of each per coordinate."
            )
        for low, high in self.domain:
            if not low < high:
                raise SettingError(
                    f"An interval of the domain of '{self.name}' runs from {low} to "
                    f"{high}. Give the lower end first."
                )

    @property
    def dimension(self) -> int:
        """How many coordinates a point has."""
        return len(self.domain)

    @property
    def minima(self) -> tuple[KnownPoint, ...]:
        """The known minima."""
        return tuple(known for known in self.known if known.kind == "minimum")

    @property
    def saddles(self) -> tuple[KnownPoint, ...]:
        """The known saddles."""
        return tuple(known for known in self.known if known.kind == "saddle")

    def __call__(self, point: Any) -> jax.Array:
        """Return f(point), a scalar; `point` has shape (dimension,)."""
        point = jnp.asarray(point)
        if point.shape != (self.dimension,):
            raise SettingError(
                f"A point of '{self.name}' has shape ({self.dimension},); found "
                f"{point.shape}. For many points at once: jax.vmap(surface)(points)."
            )
        return self.function(point)

    def nearest_known(self, point: Any) -> tuple[KnownPoint, float] | None:
        """Return the known critical point nearest to `point`, and the distance."""
        if not self.known:
            return None
        places = np.array([known.point for known in self.known])
        distances = np.linalg.norm(places - np.asarray(point, float), axis=1)
        nearest = int(distances.argmin())
        return self.known[nearest], float(distances[nearest])

    def __repr__(self) -> str:
        return f"Surface({self.name}: {self.formula})"
