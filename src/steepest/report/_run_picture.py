"""A run as one picture: curves, and how good its predictions are."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from ..runs import Quality, Run
from ..training import Judged
from ._charts import against_chart, calibration_chart, run_charts
from ._filters import answered, filters
from ._font import families, picture_language, showable
from ._panels import draw_chart, draw_confusion
from ._picture import INK, format_of, free_place, new_figure, write_whole
from ._thumbnails import Thumbnail, templates, worst_images
from ._words import words

WIDTH, HEIGHT, STRIP = 7.2, 2.9, 1.3  # inches of the picture, a row, a row of images
LEAST = 8  # columns of a row of images, so that few images stay small
DPI = 150
FORMATS = ("png", "svg")


def run_figure(run: Run, judged: Judged | None = None, language: str = "en") -> Any:
    """Return a Matplotlib figure of a run: curves, and how good its predictions are.

    Parameters
    ----------
    run : Run
        What to show.
    judged : Judged, optional
        The rows that it is judged by, for the pictures that need them.
    language : {"en", "ko"}
        Of the words; English where no font has Korean letters.

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    UnknownNameError
        If there are no words in the language.

    Examples
    --------
    >>> from steepest import Settings, train
    >>> run = train(Settings(data="iris", epochs=5, learning_rate=0.01))
    >>> [axes.get_title(loc="left") for axes in run_figure(run).axes]
    ... # doctest: +NORMALIZE_WHITESPACE
    ['Loss by epoch', 'Accuracy by epoch', 'Confusion matrix',
     'Are the probabilities right?']
    """
    import matplotlib

    table = words[picture_language(language) if language in words else language]
    panels = list(_panels(run, judged, table))
    strips = [(table["templates"], templates(run)), (table["filters"], filters(run))]
    if judged is not None:
        strips.append((table["answered"], answered(run, judged)))
        strips.append((table["worst"], worst_images(judged, table)))
    strips = [(title, images) for title, images in strips if images]
    beside = min(len(panels), 2)
    rows = -(-len(panels) // 2)
    heights = [HEIGHT] * rows + [STRIP] * len(strips)
    if not heights:
        heights = [STRIP]
    with matplotlib.rc_context({"font.family": families()}):
        figure = new_figure(WIDTH, sum(heights))
        figure.set_dpi(DPI)
        parts = figure.subfigures(len(heights), 1, height_ratios=heights, squeeze=False)
        for row in range(rows):
            pair = panels[2 * row : 2 * row + 2]
            wide = parts[row, 0].subplots(1, beside, squeeze=False)[0]
            for axes, draw in zip(wide, pair, strict=False):
                draw(axes)
            for axes in wide[len(pair) :]:
                axes.remove()
        for part, (title, images) in zip(parts[rows:, 0], strips, strict=False):
            _draw_strip(part, title, images)
        figure.draw_without_rendering()  # the labels of the axes get their font here
    return figure


def draw_run(
    run: Run,
    path: str | Path,
    judged: Judged | None = None,
    *,
    language: str = "en",
    replace: bool = False,
) -> Path:
    """Draw a run into a PNG or SVG file.

    Parameters
    ----------
    run, judged, language
        As for `run_figure`.
    path : str or Path
        Where; the ending chooses the format.
    replace : bool
        Whether to overwrite a file that exists.

    Returns
    -------
    Path
        The file that was written, whole or not at all.

    Raises
    ------
    SettingError
        If the ending is not .png or .svg, the file exists, or the folder cannot be
        written.

    See Also
    --------
    run_figure : the same as a figure.
    """
    free_place(path, replace, FORMATS)
    figure = run_figure(run, judged, language)
    kind = format_of(path, FORMATS)
    return write_whole(path, lambda name: figure.savefig(name, format=kind, dpi=DPI))


def judged_part(run: Run) -> Quality | None:
    """Return how good predictions are on the test part, or else the validation part."""
    parts = (run.quality.get(part) for part in ("test", "validation"))
    return next((quality for quality in parts if quality is not None), None)


def _panels(
    run: Run, judged: Judged | None, table: Mapping[str, str]
) -> Iterator[Callable[[Any], None]]:
    for chart in run_charts(run, table):
        yield partial(draw_chart, chart=chart)
    quality = judged_part(run)
    if quality is not None and quality.confusion:
        yield partial(draw_confusion, quality=quality, table=table)
    more = [
        None if quality is None else calibration_chart(quality, table),
        None if judged is None else against_chart(judged, table),
    ]
    for chart in more:
        if chart is not None:
            yield partial(draw_chart, chart=chart)


def _draw_strip(part: Any, title: str, images: list[Thumbnail]) -> None:
    part.suptitle(title, x=0.01, ha="left", fontsize=10, color=INK)
    wide = part.subplots(1, max(len(images), LEAST), squeeze=False)[0]
    for i, axes in enumerate(wide):
        axes.set_axis_off()
        if i < len(images):
            shown = images[i]
            gray = {"cmap": "gray", "vmin": 0, "vmax": 255}
            axes.imshow(shown.pixels, **(gray if shown.pixels.ndim == 2 else {}))
            words_below = showable(shown.words, i)
            axes.set_title(words_below, fontsize=8, color=INK, y=0, pad=-11)
