"""What a picture of an experiment shows, as data: `report` draws it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Curve:
    """Numbers over numbers, or over names.

    Attributes
    ----------
    label : str
        What it shows; "" needs no line in the legend.
    x : (points,)
        Numbers; names for bars.
    y : (points,)
        Numbers, not finite where there is nothing to show.
    style : {"line", "dots", "dashed", "bars"}
        How it is drawn.
    """

    label: str
    x: Any
    y: Any
    style: str = "line"


@dataclass(frozen=True)
class Panel:
    """Curves that share their axes.

    Attributes
    ----------
    title, x_label, y_label : str
        What it is, in English; told in Korean when it is drawn.
    curves : tuple of Curve
        At least one, unless there is an image.
    log_x, log_y : bool
        Whether an axis is logarithmic.
    equal : bool
        Whether both axes have the same unit, so that right angles look right.
    low, high : float or None
        Ends of the y axis; None for the ends of the values.
    image : (height, width) or (height, width, 3), or None
        uint8 pixels that are shown instead of curves.
    """

    title: str
    x_label: str
    y_label: str
    curves: tuple[Curve, ...] = ()
    log_x: bool = False
    log_y: bool = False
    equal: bool = False
    low: float | None = None
    high: float | None = None
    image: Any = None
