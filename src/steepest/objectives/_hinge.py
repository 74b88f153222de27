"""Hinges: zero where the right class leads by a margin, and growing below it."""

from collections.abc import Callable
from functools import cache, partial

import jax
import jax.numpy as jnp
import numpy as np

from ..errors import SettingError
from ..scoring import largest_score
from ._chance import lowest_stairs
from ._classes import one_score_per_class
from ._loss import TIMES_HINGE, AtEqualScores, Loss
from ._options import not_negative
from ._targets import is_target_class


def hinge(margin: float = 1.0) -> Loss:
    """How far the wrong classes violate the margin, summed.

    ℓᵢ = Σ_{j≠yᵢ} max(0, sᵢⱼ − sᵢ,yᵢ + Δ), the sum form of Weston and Watkins, which
    CS231n calls the multiclass SVM; (C − 1)Δ when all scores are equal. Where a term is
    exactly 0 its slope is taken as 0. Neither optax, torch nor scikit-learn has this
    form: torch's `MultiMarginLoss` is ours divided by C, optax's
    `multiclass_hinge_loss` is `crammer_singer_hinge`, and scikit-learn's
    `SGDClassifier` trains one binary hinge per class.

    Parameters
    ----------
    margin : float
        Δ ≥ 0. With a penalty on the weights, Δ and λ have the same effect. At 0 the
        right score only has to be as high as every other one (the perceptron), and
        weights of zero, all scores equal, are already a minimum.

    Returns
    -------
    Loss
        Of scores (batch, classes) and class indices (batch,).

    Raises
    ------
    SettingError
        If the margin is negative or not finite.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[3.2, 5.1, -1.7]])
    >>> round(float(hinge().per_example(scores, jnp.array([0]))[0]), 4)
    2.9

    References
    ----------
    Weston and Watkins (1999), Support Vector Machines for Multi-Class Pattern
    Recognition, eq. 3 (with Δ = 2).
    """
    return _hinge(not_negative("margin", margin))


def squared_hinge(margin: float = 1.0) -> Loss:
    """How far the wrong classes violate the margin, squared and summed.

    ℓᵢ = Σ_{j≠yᵢ} max(0, sᵢⱼ − sᵢ,yᵢ + Δ)²; (C − 1)Δ² when all scores are equal. Its
    slope is continuous; a large violation counts more than several small ones.
    torch's `MultiMarginLoss(p=2)` is ours divided by C.

    Parameters
    ----------
    margin : float
        Δ ≥ 0.

    Returns
    -------
    Loss
        Of scores (batch, classes) and class indices (batch,).

    Raises
    ------
    SettingError
        If the margin is negative or not finite.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[3.2, 5.1, -1.7]])
    >>> round(float(squared_hinge().per_example(scores, jnp.array([0]))[0]), 4)
    8.41
    """
    return _squared_hinge(not_negative("margin", margin))


def crammer_singer_hinge(margin: float = 1.0) -> Loss:
    """How far the wrong class with the highest score violates the margin.

    ℓᵢ = max(0, Δ + max_{j≠yᵢ} sᵢⱼ − sᵢ,yᵢ), the max form of Crammer and Singer; Δ when
    all scores are equal. Where the margin is exactly met the slope is taken as 0;
    wrong classes that tie for the highest score share the slope. With Δ = 1 the same
    value as optax's `multiclass_hinge_loss`, and the data part of scikit-learn's
    `LinearSVC(multi_class="crammer_singer")`, which is a sum over rows.

    Parameters
    ----------
    margin : float
        Δ ≥ 0.

    Returns
    -------
    Loss
        Of scores (batch, classes) and class indices (batch,).

    Raises
    ------
    SettingError
        If the margin is negative or not finite.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> scores = jnp.array([[3.2, 5.1, 4.7]])
    >>> round(float(crammer_singer_hinge().per_example(scores, jnp.array([0]))[0]), 4)
    2.9

    References
    ----------
    Crammer and Singer (2001), On the Algorithmic Implementation of Multiclass
    Kernel-based Vector Machines, eq. 3.
    """
    return _crammer_singer_hinge(not_negative("margin", margin))


def crammer_singer_squared_hinge(margin: float = 1.0) -> Loss:
    """How far the wrong class with the highest score violates the margin, squared.

    ℓᵢ = max(0, Δ + max_{j≠yᵢ} sᵢⱼ − sᵢ,yᵢ)²; Δ² when all scores are equal. Wrong
    classes that tie for the highest score share the slope.

    Parameters
    ----------
    margin : float
        Δ ≥ 0.

    Returns
    -------
    Loss
        Of scores (batch, classes) and class indices (batch,).

    Raises
    ------
    SettingError
        If the margin is negative or not finite.

    Examples
    --------
    >>> import jax.numpy as jnp
    >>> loss, scores = crammer_singer_squared_hinge(), jnp.array([[3.2, 5.1, 4.7]])
    >>> round(float(loss.per_example(scores, jnp.array([0]))[0]), 4)
    8.41
    """
    return _crammer_singer_squared_hinge(not_negative("margin", margin))


@cache
def _hinge(margin: float) -> Loss:
    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        return jnp.sum(_violations(scores, targets, margin), axis=1)

    return _over_classes(
        "hinge", per_example, margin, lambda c: (c - 1) * margin, has_kinks=True
    )


@cache
def _squared_hinge(margin: float) -> Loss:
    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        return jnp.sum(_violations(scores, targets, margin) ** 2, axis=1)

    return _over_classes(
        "squared_hinge", per_example, margin, lambda c: (c - 1) * margin**2, 2
    )


@cache
def _crammer_singer_hinge(margin: float) -> Loss:
    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        return _largest_violation(scores, targets, margin)

    return _over_classes(
        "crammer_singer_hinge", per_example, margin, lambda c: margin, has_kinks=True
    )


@cache
def _crammer_singer_squared_hinge(margin: float) -> Loss:
    def per_example(scores: jax.Array, targets: jax.Array) -> jax.Array:
        return _largest_violation(scores, targets, margin) ** 2

    return _over_classes(
        "crammer_singer_squared_hinge",
        per_example,
        margin,
        lambda c: margin**2,
        power=2,
        has_kinks=True,  # where two wrong classes tie
    )


def _violations(scores: jax.Array, targets: jax.Array, margin: float) -> jax.Array:
    """Return max(0, sⱼ − s_y + Δ), and 0 for the right class itself."""
    own = is_target_class(scores, targets)
    right = jnp.sum(jnp.where(own, scores, 0.0), axis=1, keepdims=True)
    violation = scores - right + margin  # (batch, classes)
    return _positive_part(jnp.where(own, 0.0, violation))


def _largest_violation(
    scores: jax.Array, targets: jax.Array, margin: float
) -> jax.Array:
    own = is_target_class(scores, targets)
    right = jnp.sum(jnp.where(own, scores, 0.0), axis=1)
    highest = jnp.max(jnp.where(own, -jnp.inf, scores), axis=1)  # wrong class
    return _positive_part(margin + highest - right)


def _positive_part(x: jax.Array) -> jax.Array:
    # slope 0 at 0, where jnp.maximum has ½; and NaN stays NaN: NaN <= 0 is false
    return jnp.where(x <= 0, 0.0, x)


def _over_classes(
    name: str,
    per_example: Callable[[jax.Array, jax.Array], jax.Array],
    margin: float,
    value_at_equal_scores: Callable[[int], float],
    power: int = 1,
    has_kinks: bool = False,
) -> Loss:
    return Loss(
        name=name,
        per_example=per_example,
        task="classification",
        at_equal_scores=_of_classes(name, value_at_equal_scores),
        n_scores=one_score_per_class,
        predict=largest_score,
        options={"margin": margin},
        at_best_constant=partial(lowest_stairs, margin=margin),
        high_from=lambda equal: TIMES_HINGE**power * equal,
        has_kinks=has_kinks,
    )


def _of_classes(name: str, value: Callable[[int], float]) -> AtEqualScores:
    def at_equal_scores(
        n_classes: int | None,
        targets: np.ndarray | None = None,
        weights: np.ndarray | None = None,
    ) -> float:
        if n_classes is None:
            raise SettingError(f"{name} needs the number of classes; found None.")
        return value(n_classes)

    return at_equal_scores
