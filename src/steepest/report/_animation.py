"""A race as a moving picture."""

from pathlib import Path

import numpy as np

from ..errors import SettingError
from ..landscape import Race
from ._contour import race_figure, steps_shown, track_lines
from ._picture import format_of, write_whole

EARLY = 2.0  # frames are denser at the start, where the tracks part
REST = 2000  # milliseconds of the last frame
DPI = 80


def animate_race(
    race: Race, path: str | Path, *, frames: int = 72, milliseconds: int = 70
) -> Path:
    """Draw a race as a GIF that repeats, more slowly at the start.

    Parameters
    ----------
    race : Race
        On a surface of two coordinates.
    path : str or Path
        A name that ends in .gif.
    frames : int
        How many pictures, at least 2.
    milliseconds : int
        Of one picture.

    Returns
    -------
    Path
        The file that was written, whole or not at all.

    Raises
    ------
    SettingError
        If the ending is not .gif, there are fewer than 2 frames, the folder cannot be
        written, or the surface is not of two coordinates.

    See Also
    --------
    draw_race : one picture of the same, with an example.
    """
    from PIL import Image

    format_of(path, ("gif",))
    if frames < 2:
        raise SettingError(f"A moving picture has at least 2 frames; found {frames}.")
    figure, lines, title = race_figure(race)
    figure.set_dpi(DPI)
    canvas, about = figure.canvas, title.get_text()
    canvas.draw()
    figure.set_layout_engine("none")  # the places stay: only lines and title change
    moving = [artist for group in lines for artist in group]
    title.set_text("")
    canvas.draw()
    ground = canvas.copy_from_bbox(figure.bbox)
    times = np.unique(np.rint(steps_shown(race) * np.linspace(0, 1, frames) ** EARLY))
    pictures = []
    for step in times.astype(int):
        canvas.restore_region(ground)
        for group, runner in zip(lines, race.runners, strict=True):
            track_lines(group, runner, int(step))
        title.set_text(f"{about}   step {step}")
        for artist in (*sorted(moving, key=lambda a: a.get_zorder()), title):
            artist.axes.draw_artist(artist)
        picture = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
        pictures.append(picture)
    # one palette for all, made so that the thin lines keep their colors
    palette = pictures[-1].quantize(256, method=Image.Quantize.MAXCOVERAGE)
    pictures = [p.quantize(palette=palette, dither=Image.Dither.NONE) for p in pictures]
    durations = [milliseconds] * (len(pictures) - 1) + [REST]
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
