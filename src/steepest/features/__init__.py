"""Numbers that describe an image better than its pixels do."""

from ._color import ColorHistogram, color_histogram
from ._hog import HOG, hog
from ._polar import PolarCoordinates, polar_coordinates

__all__ = [
    "HOG",
    "ColorHistogram",
    "PolarCoordinates",
    "color_histogram",
    "hog",
    "polar_coordinates",
]
