"""Where descent with momentum is stable: every learning rate with every momentum."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..errors import SettingError


def stability_map(
    eigenvalues: Sequence[float],
    learning_rates: Any,
    momenta: Any,
    *,
    nesterov: bool = False,
) -> np.ndarray:
    """Return by which factor a step of descent with momentum shrinks what is left.

    On a parabola with curvature λ, the point and its velocity (w, v) are multiplied by
    a matrix at each step. Its spectral radius, the largest over the curvatures, is the
    factor in the long run: below 1 descent converges, above 1 it diverges.

    - heavy ball, v ← βv + λw, w ← w − ηv: [[1 − ηλ, −ηβ], [λ, β]];
    - Nesterov, w ← w − η(βv + λw) with the new v:
      [[1 − η(1+β)λ, −ηβ²], [λ, β]].

    Parameters
    ----------
    eigenvalues : sequence of float
        λ, the curvatures.
    learning_rates : (rates,)
        η.
    momenta : (momenta,)
        β; 0 is plain gradient descent.
    nesterov : bool
        Whether the momentum is Nesterov's.

    Returns
    -------
    (momenta, rates)
        The spectral radius.

    Raises
    ------
    SettingError
        If there is no eigenvalue.

    Examples
    --------
    The edge of gradient descent at λ = 10 is 2/λ = 0.2, and 0.38 with β = 0.9:

    >>> radius = stability_map([1.0, 10.0], [0.19, 0.21, 0.37, 0.39], [0.0, 0.9])
    >>> (radius < 1).tolist()
    [[True, False, False, False], [True, True, True, False]]

    References
    ----------
    Goh (2017), Why Momentum Really Works, Distill; Polyak (1964).
    """
    curvatures = np.asarray(eigenvalues, float)
    if curvatures.size == 0:
        raise SettingError("A map of stability needs at least one eigenvalue.")
    rate = np.asarray(learning_rates, float)[None, :, None]
    momentum = np.asarray(momenta, float)[:, None, None]
    step = rate * curvatures
    # trace and determinant of the matrices above decide their eigenvalues
    if nesterov:
        trace = 1 - (1 + momentum) * step + momentum
        determinant = momentum * (1 - step)
    else:
        trace = 1 - step + momentum
        determinant = np.broadcast_to(momentum, trace.shape)
    root = np.sqrt((trace**2 - 4 * determinant).astype(complex))
    return np.maximum(abs(trace + root), abs(trace - root)).max(axis=-1) / 2
