"""The weights of a first layer, as images of what it looks for."""

from collections.abc import Sequence
from typing import Any

import jax
import numpy as np

from .._core import Tree

MOST = 16  # units of a hidden layer that are shown


def templates(
    params: Tree, shape: Sequence[int], most: int = MOST
) -> np.ndarray | None:
    """Return the weights of the first units, each as an image; None without images.

    The score of a class in a linear model is the product of its template with the
    scaled image, summed over all pixels.

    Parameters
    ----------
    params : tree
        The parameters of a model; its first matrix has a row for each unit.
    shape : sequence of int
        Of an input: (height, width) or (height, width, 3).
    most : int
        How many units.

    Returns
    -------
    (units, height, width) or (units, height, width, 3) array, or None

    Examples
    --------
    >>> templates({"weight": np.ones((3, 4)), "bias": np.zeros(3)}, (2, 2)).shape
    (3, 2, 2)
    """
    if len(shape) < 2:
        return None
    matrices: list[Any] = [leaf for leaf in jax.tree.leaves(params) if leaf.ndim == 2]
    if not matrices or matrices[0].shape[1] != np.prod(shape):
        return None
    return np.asarray(matrices[0][:most]).reshape(-1, *shape)
