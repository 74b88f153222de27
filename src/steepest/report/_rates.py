"""Learning rates as a picture: the loss that each reaches, and which of them work."""

from pathlib import Path
from typing import Any

import numpy as np

from ..diagnosis import LearningRates
from ..language import told
from ._font import lettered
from ._picture import COLORS, INK, MUTED, format_of, new_figure, write_whole

TRAIN, VALIDATION, EDGE = COLORS[1], COLORS[0], COLORS[3]
ROOM = 0.25  # of the fall, shown above the start; larger losses are cut off


@lettered()
def draw_rates(result: LearningRates, path: str | Path) -> Path:
    """Draw the result of `learning_rates` into a PNG or SVG file.

    Parameters
    ----------
    result : LearningRates
        What `steepest.diagnosis.learning_rates` returned.
    path : str or Path
        The file; its ending chooses the format.

    Returns
    -------
    Path
        The file that was written; after an error there is none.

    Raises
    ------
    SettingError
        If the ending is not .png or .svg, or the folder cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> import jax.numpy as jnp
    >>> from steepest.diagnosis import learning_rates
    >>> result = learning_rates(lambda w: w @ w, jnp.ones(2), seeds=1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     draw_rates(result, f"{folder}/rates.svg").name
    'rates.svg'
    """
    kind = format_of(path, ("png", "svg"))
    figure = new_figure(8.0, 4.6)
    axes = figure.add_subplot()
    _draw_interval(axes, result)
    _draw_curves(axes, result, result.train, TRAIN, told("training rows"))
    if result.validation is not None:
        label = told("validation rows")
        _draw_curves(axes, result, result.validation, VALIDATION, label)
    label = told("before the first step")
    axes.axhline(result.start, color=MUTED, lw=0.9, ls=":", label=label)
    _set_up_axes(axes, result)
    figure.legend(
        loc="outside lower center", ncols=3, frameon=False, fontsize=8.5, labelcolor=INK
    )
    return write_whole(path, lambda name: figure.savefig(name, format=kind, dpi=150))


def _draw_interval(axes: Any, result: LearningRates) -> None:
    interval, recommended = result.interval, result.recommended
    if interval is not None:
        label = told(f"works: {interval.low:.2g} to {interval.high:.2g}")
        axes.axvspan(
            interval.low, interval.high, color="#e9f0ea", zorder=0, label=label
        )
    if recommended is not None:
        label = told(f"recommended: {recommended:.2g}")
        axes.axvline(recommended, color=COLORS[2], lw=1.8, label=label)
    if result.edge is not None and _inside(result, result.edge.rate):
        label = told(f"edge of stability at the start: {result.edge.rate:.2g}")
        axes.axvline(result.edge.rate, color=EDGE, lw=1.4, ls="--", label=label)


def _draw_curves(
    axes: Any, result: LearningRates, losses: np.ndarray, color: str, label: str
) -> None:
    shown = np.where(np.isfinite(losses), losses, np.nan)
    for seed in shown:
        axes.plot(result.rates, seed, color=color, lw=0.8, alpha=0.35)
    mean = np.where(np.isfinite(losses).all(axis=0), losses.mean(axis=0), np.nan)
    axes.plot(result.rates, mean, "o-", color=color, lw=1.8, ms=3.5, label=label)


def _set_up_axes(axes: Any, result: LearningRates) -> None:
    lowest = float(np.nanmin(np.where(np.isfinite(result.train), result.train, np.nan)))
    fall = max(result.start - lowest, 1e-6 * max(abs(result.start), 1.0))
    axes.set_xscale("log")
    axes.set_xlim(result.rates[0], result.rates[-1])
    axes.set_ylim(lowest - 0.08 * fall, result.start + ROOM * fall)
    axes.set_xlabel(told("learning rate"), color=MUTED)
    axes.set_title(
        told(f"loss after {result.steps} steps of {result.optimizer}"),
        color=INK,
        fontsize=10,
        loc="left",
    )
    axes.tick_params(colors=MUTED, length=3, labelsize=8, which="both")
    axes.grid(color="#e6e6e6", lw=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color("#c8c8c8")


def _inside(result: LearningRates, rate: float) -> bool:
    return bool(result.rates[0] <= rate <= result.rates[-1])
