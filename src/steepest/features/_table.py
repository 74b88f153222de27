"""Every feature by its name in settings and on the command line."""

from .._core import NameTable
from ._color import ColorHistogram
from ._hog import HOG
from ._polar import PolarCoordinates
from ._raw import RawInputs
from ._words import VisualWords

features = NameTable(
    "feature",
    {
        "color_histogram": ColorHistogram,
        "hog": HOG,
        "polar": PolarCoordinates,
        "raw": RawInputs,
        "visual_words": VisualWords,
    },
)
"""Transformer classes by name; hyphens and underscores mean the same."""
