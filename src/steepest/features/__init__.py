"""Numbers that describe an image better than its pixels do."""

from ._hog import HOG, hog

__all__ = ["HOG", "hog"]
