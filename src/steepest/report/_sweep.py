"""A sweep as a table, in a sentence and as a picture."""

from pathlib import Path
from typing import Any

import numpy as np

from ..display import short_number
from ..language import told
from ..settings import metric_named
from ..training import Combination, Sweep
from ._font import lettered
from ._picture import COLORS, INK, MUTED, format_of, new_figure, write_whole

BEST = "#222222"


def sweep_table(sweep: Sweep) -> list[list[str]]:
    """Return the heading and a row for each combination, the best first.

    See Also
    --------
    steepest.training.sweep : makes one, with an example.
    """
    several = len(sweep.seeds) > 1
    heading = [told("learning rate"), "l2", told("batch size"), _label(sweep)]
    if several:
        heading.append(told("standard deviation"))
    rows = [heading]
    for one in sweep:
        diverged = not np.isfinite(one.mean)
        cells = [f"{one.rate:.4g}", f"{one.l2:.4g}", str(one.batch_size)]
        cells.append(told("diverged") if diverged else short_number(one.mean))
        if several:
            cells.append("" if diverged else short_number(one.spread))
        rows.append(cells)
    return rows


def sweep_sentences(sweep: Sweep) -> list[str]:
    """Return what the table says, in sentences.

    See Also
    --------
    steepest.training.sweep : makes one, with an example.
    """
    best, n = sweep.best, len(sweep.seeds)
    if not sweep.worked:
        return ["Every combination diverged. Try smaller learning rates."]
    sentences = [
        f"The best of {len(sweep)} combinations: learning rate {best.rate:.4g}, "
        f"l2 {best.l2:.4g}, batch size {best.batch_size}."
    ]
    rivals = len(_rivals(sweep))
    if n > 1 and rivals > 1:
        sentences.append(
            f"{rivals} combinations cannot be told from it: their means over {n} seeds "
            "lie within two standard errors."
        )
    rates = sorted({one.rate for one in sweep})
    if len(rates) > 1 and best.rate in (rates[0], rates[-1]):
        sentences.append(
            "The best learning rate is at the edge of those tried. Try rates beyond it."
        )
    if sweep.part == "train":
        sentences.append(
            "There are no validation rows: this is how well the training rows are "
            "learned by heart."
        )
    return sentences


def _rivals(sweep: Sweep) -> list[Combination]:
    """Return the combinations whose mean difference from the best may be chance."""
    best = np.array(sweep.best.values)
    rivals = []
    for one in sweep:
        apart = np.array(one.values) - best
        error = apart.std(ddof=1) / np.sqrt(len(apart)) if len(apart) > 1 else 0.0
        if np.isfinite(apart).all() and abs(apart.mean()) <= 2 * error:
            rivals.append(one)
    return rivals


def _label(sweep: Sweep) -> str:
    label = metric_named(sweep.metric).label
    if sweep.part == "train":
        return told(f"training {label}")
    return told(f"validation {label}")


@lettered()
def draw_sweep(sweep: Sweep, path: str | Path) -> Path:
    """Draw what each combination reached into a PNG or SVG file.

    A line for each penalty and batch size over the learning rates; a dot for each seed.

    Parameters
    ----------
    sweep : Sweep
        What `steepest.sweep` returned.
    path : str or Path
        The file; its ending chooses the format.

    Raises
    ------
    SettingError
        If the ending is not .png or .svg, or the folder cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from steepest.training import Settings, sweep
    >>> found = sweep(Settings(data="iris", epochs=5), rates=(0.001, 0.01))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     draw_sweep(found, f"{folder}/sweep.svg").name
    'sweep.svg'
    """
    kind = format_of(path, ("png", "svg"))
    figure = new_figure(8.0, 4.6)
    axes = figure.add_subplot()
    lines: dict[tuple[float, Any], list[Combination]] = {}
    for one in sorted(sweep, key=lambda one: (str(one.batch_size), one.l2, one.rate)):
        lines.setdefault((one.l2, one.batch_size), []).append(one)
    sizes = {size for _, size in lines}
    styles = dict(zip(sorted(sizes, key=str), ("-", "--", ":", "-.") * 8, strict=False))
    penalties = sorted({strength for strength, _ in lines})
    for (strength, size), members in lines.items():
        color = COLORS[penalties.index(strength) % len(COLORS)]
        rates = [one.rate for one in members]
        means = [one.mean for one in members]
        label = f"l2 {strength:g}" + (f", B = {size}" if len(sizes) > 1 else "")
        axes.plot(
            rates,
            means,
            styles[size],
            marker="o",
            ms=3.5,
            lw=1.6,
            color=color,
            label=label,
        )
        if len(sweep.seeds) > 1:
            for one in members:
                axes.plot(
                    [one.rate] * len(one.values),
                    one.values,
                    ".",
                    ms=3,
                    alpha=0.4,
                    color=color,
                )
    if sweep.worked:
        axes.plot(
            sweep.best.rate,
            sweep.best.mean,
            "o",
            ms=11,
            mfc="none",
            mec=BEST,
            label=told("the best"),
        )
    axes.set_xscale("log")
    axes.set_xlabel(told("learning rate"), color=MUTED)
    axes.set_title(_label(sweep), color=INK, fontsize=10, loc="left")
    _cut(axes, [one.mean for one in sweep])
    axes.tick_params(colors=MUTED, length=3, labelsize=8, which="both")
    axes.grid(color="#e6e6e6", lw=0.6)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color("#c8c8c8")
    figure.legend(
        loc="outside lower center", ncols=4, frameon=False, fontsize=8.5, labelcolor=INK
    )
    return write_whole(path, lambda name: figure.savefig(name, format=kind, dpi=150))


def _cut(axes: Any, means: list[float]) -> None:
    """Show the middle of the values: one that is far off leaves the picture."""
    finite = np.array([value for value in means if np.isfinite(value)])
    if len(finite) < 4:
        return
    low, middle, high = np.quantile(finite, (0.0, 0.5, 1.0))
    room = 3 * max(middle - low, high - middle if high < 2 * abs(middle) else 0.0)
    if room > 0 and high > middle + room:
        axes.set_ylim(low - 0.05 * room, middle + room)
