"""How a race ended for one runner."""

import enum
from dataclasses import dataclass

import numpy as np

from ..language import told
from ..surfaces import Surface
from ._kind import Kind

NEAR = 1e-3  # of the domain's longest side: this close counts as being there


class Ending(enum.StrEnum):
    """How a race ended for one runner, in a word."""

    CONVERGED = "converged"  # rests at a minimum
    AT_SADDLE = "at a saddle"  # rests at a critical point that is no minimum
    OSCILLATING = "oscillating"  # moves back and forth without getting lower
    LEFT = "left the map"  # out of the domain, and lower than it started
    DIVERGED = "diverged"  # out of the domain and higher, or f not finite
    UNFINISHED = "still descending"  # none of these after the last step


@dataclass(frozen=True)
class RaceOutcome:
    """How a race ended for one runner.

    Attributes
    ----------
    ending : Ending
        How it ended.
    step : int or None
        Converged, at a saddle: the first step from which it stays there. Diverged,
        left: the step at which it was out.
    point : tuple of float or None
        The critical point where it rests or around which it moves.
    kind : Kind or None
        What that point is.
    is_global : bool or None
        Whether that minimum is known to be the lowest.
    value : float
        f at the end.
    noisy : bool
        Whether its gradients had noise, which keeps it from coming to rest.
    """

    ending: Ending
    step: int | None
    point: tuple[float, ...] | None
    kind: Kind | None
    is_global: bool | None
    value: float
    noisy: bool = False

    def __str__(self) -> str:
        """Return it in words, in the language that is spoken."""
        return told(self._in_english())

    def _in_english(self) -> str:
        if self.point is None or self.kind is None:
            where = ""
        else:
            which = "" if self.is_global is None else "global "
            which = "local " if self.is_global is False else which
            numbers = ", ".join(f"{x:.4g}" for x in self.point)
            what = f"{self.kind} point" if self.kind is Kind.DEGENERATE else self.kind
            where = f"the {which}{what} ({numbers})"
        match self.ending:
            case Ending.CONVERGED:
                return f"converged to {where} at step {self.step}"
            case Ending.AT_SADDLE:
                return f"at {where} since step {self.step}"
            case Ending.OSCILLATING:
                cause = ", kept moving by the noise" if self.noisy else ""
                around = f" around {where}" if where else ""
                return f"oscillating{around}{cause}, f = {self.value:.4g}"
            case Ending.LEFT:
                return f"left the map downhill at step {self.step}"
            case Ending.DIVERGED:
                return f"diverged at step {self.step}"
            case _:
                return f"still descending, f = {self.value:.4g}"


def judge_track(
    surface: Surface,
    points: np.ndarray,
    values: np.ndarray,
    rest: np.ndarray,
    rest_slope: float,
    curvatures: np.ndarray,
    curvature_at_start: float,
    noisy: bool,
) -> RaceOutcome:
    """Return how a track of shape (steps + 1, dimension) ended.

    Parameters
    ----------
    surface : Surface
        The surface.
    points, values
        The track and f along it.
    rest : (dimension,)
        The critical point near its end.
    rest_slope, curvatures
        ‖∇f‖ there, and the curvatures there, ascending.
    curvature_at_start : float
        The largest in size at the start: curvatures far smaller count as zero.
    noisy : bool
        Whether the gradients were noisy.
    """
    lows, highs = np.array(surface.domain).T
    side = float((highs - lows).max())
    # five sides from the center, beyond which no track is expected to come back
    away = np.abs(points - (lows + highs) / 2).max(axis=1) > 5 * side
    lost = away | ~np.isfinite(values) | ~np.isfinite(points).all(axis=1)
    last = float(values[-1])
    if lost.any():
        step = int(lost.argmax())
        lower = np.isfinite(values[step]) and values[step] < values[0]
        ending = Ending.LEFT if lower else Ending.DIVERGED
        return RaceOutcome(ending, step, None, None, None, last, noisy)
    tail = max(len(points) // 5, 1)
    size = max(float(np.abs(curvatures).max()), 0.1 * curvature_at_start)
    kind, is_global = _kind_of(surface, rest, rest_slope, curvatures, size)
    rest = np.where(np.abs(rest) < 1e-6 * side, 0.0, rest)  # rounding errors
    place = None if kind is None else tuple(map(float, rest))
    far = np.linalg.norm(points - rest, axis=1) > NEAR * side
    if kind is not None and not far[-tail:].any():
        step = int(len(far) - far[::-1].argmax()) if far.any() else 0
        is_minimum = kind is Kind.MINIMUM
        ending = Ending.CONVERGED if is_minimum else Ending.AT_SADDLE
        return RaceOutcome(ending, step, place, kind, is_global, last, noisy)
    if _oscillates(points[-tail:], values[-tail:], NEAR * side):
        near = np.linalg.norm(points[-tail:].mean(axis=0) - rest) < side / 10
        if place is None or not near:
            return RaceOutcome(Ending.OSCILLATING, None, None, None, None, last, noisy)
        return RaceOutcome(
            Ending.OSCILLATING, None, place, kind, is_global, last, noisy
        )
    return RaceOutcome(Ending.UNFINISHED, None, None, None, None, last, noisy)


def _oscillates(points: np.ndarray, values: np.ndarray, resolution: float) -> bool:
    """Return whether a track moves back and forth and f no longer falls."""
    half = len(values) // 2
    if half < 2:
        return False
    length = np.linalg.norm(np.diff(points, axis=0), axis=1).sum()
    moved = np.linalg.norm(points[-half:].mean(axis=0) - points[:half].mean(axis=0))
    spread = values.max() - values.min()
    decrease = values[:half].mean() - values[-half:].mean()
    return bool(length > 4 * moved and length > resolution and decrease <= 0.2 * spread)


def _kind_of(
    surface: Surface,
    rest: np.ndarray,
    slope: float,
    curvatures: np.ndarray,
    size: float,
) -> tuple[Kind | None, bool | None]:
    if not (np.isfinite(rest).all() and slope <= 1e-3 * (size + 1e-12)):
        return None, None
    flat = 1e-5 * size  # the accuracy of a few Newton steps in float32
    if curvatures[0] < -flat:
        return (Kind.MAXIMUM if curvatures[-1] < -flat else Kind.SADDLE), None
    if not curvatures[0] > flat:
        return Kind.DEGENERATE, None
    nearest = surface.nearest_known(rest)
    if nearest is None or nearest[1] > 1e-2:
        return Kind.MINIMUM, None
    return Kind.MINIMUM, nearest[0].is_global
