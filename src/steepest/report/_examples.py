"""Examples on a page: small images, or the rows that were predicted most wrong."""

import base64
import io
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import numpy as np

from ..display import short_number
from ..training import Judged
from ._html import group, table, text
from ._thumbnails import Thumbnail

MOST_ROWS = 10


def thumbnails_html(title: str, images: list[Thumbnail]) -> Iterator[str]:
    """Yield small images under their title, if there are any."""
    if images:
        yield text(title, tag="h3")
        yield group("thumbs", map(_thumbnail, images))


def _thumbnail(shown: Thumbnail) -> str:
    from PIL import Image

    content = io.BytesIO()
    Image.fromarray(shown.pixels).save(content, "PNG")
    data = base64.b64encode(content.getvalue()).decode()
    below = escape(shown.words, quote=True)
    image = f'<img src="data:image/png;base64,{data}" alt="{below}">'
    return f"<figure>{image}{text(shown.words, tag='div')}</figure>"


def examples_html(judged: Judged, phrases: Mapping[str, str]) -> Iterator[str]:
    """Yield the rows that were predicted most wrong, each with its name or number."""
    worst = judged.worst(MOST_ROWS)
    if not len(worst):
        return
    names, chances = judged.predictions.names, judged.predictions.probabilities
    classes = judged.predictions.classes or ()
    heading = [phrases[name] for name in ("row", "true_value", "predicted_value")]
    if chances is not None:
        heading.append(phrases["probability"])
    rows = []
    for row in worst:
        value = judged.predictions.values[row]
        cells = [
            row + 1 if names is None else names[row],
            _number(judged.truth[row]),
            _number(value),
        ]
        if chances is not None:
            cells.append(f"{chances[row][classes.index(str(value))]:.3f}")
        rows.append(cells)
    yield text(phrases["worst"], tag="h3")
    yield table(heading, rows, right=(3,))


def _number(value: Any) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(short_number(number) for number in np.ravel(value))
