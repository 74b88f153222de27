"""Learning rates as a picture: how far each brought the loss, and which work."""

from pathlib import Path
from typing import Any

import numpy as np

from ..diagnosis import LearningRates
from ._picture import COLORS, INK, MUTED, format_of, write_whole

TRAIN, VALIDATION, EDGE = COLORS[1], COLORS[0], COLORS[3]
ROOM = 0.25  # of the fall, above the start: what went up further leaves the picture


def draw_rates(found: LearningRates, path: str | Path) -> Path:
    """Draw what `learning_rates` found into a PNG or SVG file.

    Parameters
    ----------
    found : LearningRates
        What was tried.
    path : str or Path
        Where; the ending chooses the format.

    Returns
    -------
    Path
        The file that was written, whole or not at all.

    Raises
    ------
    SettingError
        If the ending is not .png or .svg, or the folder cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> import jax.numpy as jnp
    >>> from steepest.diagnosis import learning_rates
    >>> found = learning_rates(lambda w: w @ w, jnp.ones(2), seeds=1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     draw_rates(found, f"{folder}/rates.svg").name
    'rates.svg'
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    kind = format_of(path, ("png", "svg"))
    figure = Figure(figsize=(8.0, 4.6), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    _interval(axes, found)
    _curve(axes, found, found.train, TRAIN, "training rows")
    if found.validation is not None:
        _curve(axes, found, found.validation, VALIDATION, "validation rows")
    axes.axhline(
        found.start, color=MUTED, lw=0.9, ls=":", label="before the first step"
    )
    _frame(axes, found)
    figure.legend(
        loc="outside lower center", ncols=3, frameon=False, fontsize=8.5, labelcolor=INK
    )
    return write_whole(path, lambda name: figure.savefig(name, format=kind, dpi=150))


def _interval(axes: Any, found: LearningRates) -> None:
    interval, recommended = found.interval, found.recommended
    if interval is not None:
        said = f"works: {interval.low:.2g} to {interval.high:.2g}"
        axes.axvspan(interval.low, interval.high, color="#e9f0ea", zorder=0, label=said)
    if recommended is not None:
        said = f"recommended: {recommended:.2g}"
        axes.axvline(recommended, color=COLORS[2], lw=1.8, label=said)
    if found.edge is not None and _inside(found, found.edge.rate):
        said = f"edge of stability at the start: {found.edge.rate:.2g}"
        axes.axvline(found.edge.rate, color=EDGE, lw=1.4, ls="--", label=said)


def _curve(
    axes: Any, found: LearningRates, losses: np.ndarray, color: str, label: str
) -> None:
    shown = np.where(np.isfinite(losses), losses, np.nan)
    for seed in shown:
        axes.plot(found.rates, seed, color=color, lw=0.8, alpha=0.35)
    mean = np.where(np.isfinite(losses).all(axis=0), losses.mean(axis=0), np.nan)
    axes.plot(found.rates, mean, "o-", color=color, lw=1.8, ms=3.5, label=label)


def _frame(axes: Any, found: LearningRates) -> None:
    lowest = float(np.nanmin(np.where(np.isfinite(found.train), found.train, np.nan)))
    fall = max(found.start - lowest, 1e-6 * max(abs(found.start), 1.0))
    axes.set_xscale("log")
    axes.set_xlim(found.rates[0], found.rates[-1])
    axes.set_ylim(lowest - 0.08 * fall, found.start + ROOM * fall)
    axes.set_xlabel("learning rate", color=MUTED)
    axes.set_title(
        f"loss after {found.steps} steps of {found.optimizer}",
        color=INK,
        fontsize=10,
        loc="left",
    )
    axes.tick_params(colors=MUTED, length=3, labelsize=8, which="both")
    axes.grid(color="#e6e6e6", lw=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color("#c8c8c8")


def _inside(found: LearningRates, rate: float) -> bool:
    return bool(found.rates[0] <= rate <= found.rates[-1])
