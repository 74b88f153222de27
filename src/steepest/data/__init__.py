"""Where examples come from: files, folders, arrays and built-in sets → Dataset."""

from ._dataset import Dataset

__all__ = ["Dataset"]
