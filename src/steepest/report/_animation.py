"""A race as an animation."""

from pathlib import Path

import numpy as np

from ..errors import SettingError
from ..landscape import Race
from ..language import told
from ._contour import race_figure, steps_shown, track_lines
from ._font import lettered
from ._picture import format_of, write_whole

EARLY = 2.0  # exponent: more frames at the start, where the tracks separate
LAST_FRAME = 2000  # milliseconds that it is shown
DPI = 80


@lettered()
def animate_race(
    race: Race, path: str | Path, *, frames: int = 72, milliseconds: int = 70
) -> Path:
    """Draw a race as a GIF that repeats, more slowly at the start.

    Parameters
    ----------
    race : Race
        A race on a surface of two coordinates.
    path : str or Path
        The file, which ends in .gif.
    frames : int
        How many frames, at least 2.
    milliseconds : int
        How long one frame is shown.

    Returns
    -------
    Path
        The file that was written; after an error there is none.

    Raises
    ------
    SettingError
        If the ending is not .gif, there are fewer than 2 frames, the folder cannot be
        written, or the surface is not of two coordinates.

    See Also
    --------
    draw_race : draws the whole race as one picture, with an example.
    """
    from PIL import Image

    format_of(path, ("gif",))
    if frames < 2:
        raise SettingError(f"A moving picture has at least 2 frames; found {frames}.")
    figure, lines, title = race_figure(race)
    figure.set_dpi(DPI)
    canvas, heading = figure.canvas, title.get_text()
    canvas.draw()
    figure.set_layout_engine("none")  # only lines and title change from here on
    moving = [artist for group in lines for artist in group]
    title.set_text("")
    canvas.draw()
    background = canvas.copy_from_bbox(figure.bbox)
    times = np.unique(np.rint(steps_shown(race) * np.linspace(0, 1, frames) ** EARLY))
    pictures = []
    for step in times.astype(int):
        canvas.restore_region(background)
        for group, runner in zip(lines, race.runners, strict=True):
            track_lines(group, runner, int(step))
        title.set_text(f"{heading}   {told(f'step {step}')}")
        for artist in (*sorted(moving, key=lambda a: a.get_zorder()), title):
            artist.axes.draw_artist(artist)
        picture = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
        pictures.append(picture)
    # one palette for all frames, chosen so that thin lines keep their colors
    palette = pictures[-1].quantize(256, method=Image.Quantize.MAXCOVERAGE)
    pictures = [p.quantize(palette=palette, dither=Image.Dither.NONE) for p in pictures]
    durations = [milliseconds] * (len(pictures) - 1) + [LAST_FRAME]
    return write_whole(
        path,
        lambda name: pictures[0].save(
            name,
            save_all=True,
            append_images=pictures[1:],
            duration=durations,
            loop=0,
        ),
    )
