"""Losses of one binary problem for each class: the class against all others."""

from collections.abc import Callable
from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ..scoring import clipped_probability, own_class
from ._chance import PerExample, counts_of_classes
from ._loss import (
    ROOM_OF_CROSS_ENTROPY,
    TIMES_HINGE,
    TIMES_REGRESSION,
    AtEqualScores,
    Loss,
)
from ._options import not_negative
from ._targets import is_target_class

OfMargin = Callable[[jax.Array], jax.Array]
"""The loss of z = ±s, with + for the own class and − for every other."""


def binary_hinge(margin: float = 1.0) -> Loss:
    """How far each class is on the wrong side of a margin, on its own.

    ℓᵢ = Σⱼ max(0, Δ − zᵢⱼ), where zᵢⱼ is sᵢⱼ for the right class and −sᵢⱼ for every
    other. Two classes have a single score, the evidence for the second. The classes do
    not compete: this is one linear machine per class, as scikit-learn's `SGDClassifier`
    and `LinearSVC(loss="hinge")` train them; with Δ = 0 its perceptron.

    Parameters
    ----------
    margin : float
        Δ ≥ 0. Where it is exactly met the slope is −1, so that a perceptron leaves its
        start.

    Returns
    -------
    Loss
        Of scores (batch, classes), or (batch, 1) for two, and class indices (batch,).

    Raises
    ------
    SettingError
        If the margin is negative or not finite.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[0.5, -2.0, 0.25]])
    >>> float(binary_hinge().per_example(scores, jnp.array([0]))[0])  # 0.5 + 0 + 1.25
    1.75

    References
    ----------
    Rifkin and Klautau (2004), In Defense of One-Vs-All Classification, section 2.
    """
    return _binary_hinge(not_negative("margin", margin))


def binary_squared_hinge(margin: float = 1.0) -> Loss:
    """How far each class is on the wrong side of a margin, on its own, squared.

    ℓᵢ = Σⱼ max(0, Δ − zᵢⱼ)², as `binary_hinge`: the loss that scikit-learn's
    `LinearSVC` has by default, a sum over the rows where ours is a mean.

    Parameters
    ----------
    margin : float
        Δ ≥ 0.

    Returns
    -------
    Loss
        Of scores (batch, classes), or (batch, 1) for two, and class indices (batch,).

    Raises
    ------
    SettingError
        If the margin is negative or not finite.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[0.5, -2.0, 0.25]])
    >>> float(binary_squared_hinge().per_example(scores, jnp.array([0]))[0])
    1.8125
    """
    return _binary_squared_hinge(not_negative("margin", margin))


@cache
def binary_squared_error() -> Loss:
    """Return the squared distance of each score from +1 or −1.

    ℓᵢ = Σⱼ (1 − zᵢⱼ)², with z as in `binary_hinge`: least squares on signs, which
    also punishes a score that is right by more than 1. With one linear machine per
    class, scikit-learn's `SGDClassifier(loss="squared_error")` halves it, and its
    `RidgeClassifier` minimizes it.

    Returns
    -------
    Loss
        Of scores (batch, classes), or (batch, 1) for two, and class indices (batch,).

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[0.5], [3.0]])  # (1 − 0.5)², and (1 − 3)²
    >>> binary_squared_error().per_example(scores, jnp.array([1, 1])).tolist()
    [0.25, 4.0]

    References
    ----------
    Rifkin and Klautau (2004), In Defense of One-Vs-All Classification, section 3.
    """

    def of_margin(z: jax.Array) -> jax.Array:
        return (1 - z) ** 2

    def share_of(shares: np.ndarray) -> np.ndarray:
        return 4 * shares * (1 - shares)  # at s = 2p − 1

    return against_the_rest(
        "binary_squared_error",
        of_margin,
        1.0,
        share_of,
        high_from=lambda equal: TIMES_REGRESSION * equal,
    )


@cache
def modified_huber() -> Loss:
    """Return the squared binary hinge that grows linearly far from its margin.

    ℓᵢ = Σⱼ of max(0, 1 − zᵢⱼ)² for zᵢⱼ ≥ −1 and −4 zᵢⱼ below, with z as in
    `binary_hinge`: value and slope are continuous, and a label that is wrong counts by
    its distance and not by the square. The probability of a class is
    (clip(sⱼ, −1, 1) + 1) / 2, of many classes divided by their sum: what scikit-learn's
    `SGDClassifier(loss="modified_huber")` gives.

    Returns
    -------
    Loss
        Of scores (batch, classes), or (batch, 1) for two, and class indices (batch,).

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[0.5], [-3.0]])  # (1 − 0.5)², and 4 · 3
    >>> modified_huber().per_example(scores, jnp.array([1, 1])).tolist()
    [0.25, 12.0]

    References
    ----------
    Zhang (2004), Solving Large Scale Linear Prediction Problems Using Stochastic
    Gradient Descent Algorithms, section 2.
    """

    def of_margin(z: jax.Array) -> jax.Array:
        behind = 1 - z
        return jnp.clip(behind, 0, 2) ** 2 + 4 * jnp.maximum(behind - 2, 0)

    def share_of(shares: np.ndarray) -> np.ndarray:
        return 4 * shares * (1 - shares)  # at s = 2p − 1, which lies within −1 … 1

    return against_the_rest(
        "modified_huber",
        of_margin,
        1.0,
        share_of,
        high_from=lambda equal: TIMES_HINGE**2 * equal,
        probability=clipped_probability,
    )


@cache
def _binary_hinge(margin: float) -> Loss:
    def of_margin(z: jax.Array) -> jax.Array:
        return _positive_part(margin - z)

    def share_of(shares: np.ndarray) -> np.ndarray:
        return 2 * margin * np.minimum(shares, 1 - shares)  # at s = ±Δ

    return against_the_rest(
        "binary_hinge",
        of_margin,
        margin,
        share_of,
        high_from=lambda equal: TIMES_HINGE * equal,
        options={"margin": margin},
        has_kinks=True,
    )


@cache
def _binary_squared_hinge(margin: float) -> Loss:
    def of_margin(z: jax.Array) -> jax.Array:
        return _positive_part(margin - z) ** 2

    def share_of(shares: np.ndarray) -> np.ndarray:
        return 4 * margin**2 * shares * (1 - shares)  # at s = Δ(2p − 1)

    return against_the_rest(
        "binary_squared_hinge",
        of_margin,
        margin**2,
        share_of,
        high_from=lambda equal: TIMES_HINGE**2 * equal,
        options={"margin": margin},
    )


def against_the_rest(
    name: str,
    of_margin: OfMargin,
    at_zero: float,
    lowest_of_share: Callable[[np.ndarray], np.ndarray],
    **facts: Any,
) -> Loss:
    """Return the sum over the classes of a binary loss.

    Parameters
    ----------
    name : str
    of_margin : callable
        ℓ(z).
    at_zero : float
        ℓ(0).
    lowest_of_share : callable
        The lowest p ℓ(s) + (1 − p) ℓ(−s) of any s, for an array of p.
    **facts
        Other fields of `Loss`.
    """

    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        if scores.shape[1] == 1:
            own = targets[:, None] == 1
        else:
            own = is_target_class(scores, targets)
        return jnp.sum(of_margin(jnp.where(own, scores, -scores)), axis=1)

    def best(
        per_example: PerExample, targets: np.ndarray, weights: np.ndarray | None = None
    ) -> float:
        del per_example
        counts = counts_of_classes(targets, weights)
        shares = counts / counts.sum()
        return float(lowest_of_share(shares[: n_scores_of(len(shares))]).sum())

    return Loss(
        name=name,
        per_example=per_example,
        task="classification",
        at_equal_scores=_of_scores(name, at_zero),
        n_scores=n_scores_of,
        predict=own_class,
        at_best_constant=best,
        **facts,
    )


def n_scores_of(n_classes: int) -> int:
    """Return one score per class; a single one for two."""
    return 1 if n_classes == 2 else n_classes


def room_of_each(equal: float, at_zero: float) -> float:
    """Return the bound of a start of cross-entropies that are summed over classes."""
    return equal + ROOM_OF_CROSS_ENTROPY * max(equal / at_zero, 1.0)


def _of_scores(name: str, at_zero: float) -> AtEqualScores:
    def at_equal_scores(
        n_classes: int | None,
        targets: np.ndarray | None = None,
        weights: np.ndarray | None = None,
    ) -> float:
        del targets, weights
        if n_classes is None:
            raise SettingError(f"{name} needs the number of classes; found None.")
        return n_scores_of(n_classes) * at_zero

    return at_equal_scores


def _positive_part(x: jax.Array) -> jax.Array:
    return jnp.where(x < 0, 0.0, x)  # slope 1 at 0; NaN stays NaN
