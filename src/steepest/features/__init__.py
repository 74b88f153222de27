"""Numbers that describe an image better than its pixels do.

Each feature is a plain function of a batch, and a scikit-learn transformer:

>>> import numpy as np
>>> images = np.random.default_rng(0).integers(0, 256, (5, 32, 32, 3), np.uint8)
>>> hog(images).shape, HOG().fit_transform(images).shape
((5, 324), (5, 324))

`FeatureStack("hog,color-histogram")` joins several for a training.
"""

from ._color import ColorHistogram, color_histogram
from ._hog import HOG, hog
from ._options import parse_features
from ._pictures import hog_picture, words_picture
from ._polar import PolarCoordinates, polar_coordinates
from ._raw import RawInputs
from ._stack import FeatureStack
from ._table import features
from ._words import Codebook, VisualWords, learn_codebook, visual_words

__all__ = [
    "HOG",
    "Codebook",
    "ColorHistogram",
    "FeatureStack",
    "PolarCoordinates",
    "RawInputs",
    "VisualWords",
    "color_histogram",
    "features",
    "hog",
    "hog_picture",
    "learn_codebook",
    "parse_features",
    "polar_coordinates",
    "visual_words",
    "words_picture",
]
