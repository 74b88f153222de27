"""The lowest loss that scores of a given range can have, and what the loss refuses."""

from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import Ready
from ...objectives import Loss
from ._reach import Reach

FEW = 64  # scores, or rows of a regression, that are combined with each other
SIZES = (0.0, 0.01, 0.1, 1.0, 10.0, 100.0)
FLAT = 0.05  # of what a constant loses: nearer than that to the lowest, flat is right


class Floor(NamedTuple):
    """How low a loss can fall.

    Attributes
    ----------
    reachable : float
        The mean of the lowest loss of each target, over scores that a model can give.
    lowest : float
        The same over all scores.
    chance : float
        The mean loss of the best constant scores.
    refused : float
        The share of ordinary scores and targets where the loss is not finite, or flat
        and not at its lowest.
    of_shares : bool
        Whether the loss does not change where all scores of a row are halved.
    """

    reachable: float
    lowest: float
    chance: float
    refused: float
    of_shares: bool

    @property
    def left(self) -> float:
        """The share of what the best constant loses that can never be learned."""
        return (self.reachable - self.lowest) / max(self.chance - self.lowest, 1e-12)


def measure_floor(loss: Loss, reach: Reach, targets: np.ndarray) -> Floor:
    """Return how low a loss can fall with scores that a model can give.

    Every target is combined with scores that were reached, and with the ends of their
    range; then also with scores that lie outside.

    Parameters
    ----------
    loss : Loss
        ℓ.
    reach : Reach
        What the model can give.
    targets : (rows,) or (rows, outputs)
        As the loss takes them.
    """
    if loss.task == "classification":
        kinds, counts = np.unique(targets, return_counts=True)
        common = np.sort(np.argsort(-counts, kind="stable")[:FEW])
        kinds, counts = kinds[common], counts[common]
        inside, outside = _corners(reach, kinds)
    else:
        kinds = targets[np.linspace(0, len(targets) - 1, FEW).round().astype(int)]
        counts = np.ones(len(kinds))
        outside = kinds.reshape(len(kinds), -1)
        if outside.shape[1] != len(reach.low):  # such as a mean and a deviation
            outside = np.zeros((0, len(reach.low)))
        inside = reach.nearest(outside)
    weights = counts / counts.sum()
    inside = np.concatenate([_spread(reach.reached), inside])
    sizes = _sizes(inside.shape[1])
    if reach.free:
        inside = np.concatenate([inside, *sizes])
    outside = np.concatenate([inside, outside, *sizes])
    values = _losses(loss, outside, kinds)  # (scores, kinds)
    best = np.nanmin(values, axis=0)
    constants = values @ weights
    chance = float(np.nanmin(constants))
    if loss.at_best_constant is not None:
        chance = min(chance, loss.chance(targets))
    lowest = float(best @ weights)
    refused, of_shares = _domain(loss, reach, kinds, best, FLAT * (chance - lowest))
    return Floor(
        reachable=float(np.nanmin(values[: len(inside)], axis=0) @ weights),
        lowest=lowest,
        chance=chance,
        refused=refused,
        of_shares=of_shares,
    )


def _domain(
    loss: Loss, reach: Reach, kinds: np.ndarray, best: np.ndarray, near: float
) -> tuple[float, bool]:
    """Return the share of ordinary scores that a loss refuses; whether it reads shares.

    A row of scores is combined with every target.
    """
    scores = _spread(reach.ordinary)
    if not len(scores):
        return 0.0, False
    values = _losses(loss, scores, kinds)
    slopes = _slopes(loss, scores, kinds)
    flat = ~(np.abs(slopes) > 0) & (values > best + near)
    refused = float(np.mean(flat | ~np.isfinite(values)))
    halved = _losses(loss, 0.5 * scores, kinds)
    with np.errstate(invalid="ignore"):
        same = np.isclose(values, halved, rtol=1e-3, atol=1e-4).mean()
    several = scores.shape[1] > 1 and np.ptp(scores) > 0
    return refused, bool(several and same > 0.9)


def _corners(reach: Reach, kinds: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return scores that speak for one class each, within the range and without it."""
    outputs = len(reach.low)
    far = SIZES[-1]
    low, high = np.clip(reach.low, -far, far), np.clip(reach.high, -far, far)
    if outputs == 1:
        return np.array([low, high]), np.array([[-far], [far]])
    own = np.eye(outputs)[kinds]
    return low + own * (high - low), far * (2 * own - 1)


def _sizes(outputs: int) -> list[np.ndarray]:
    """Return scores of several sizes, for one output at a time and for all."""
    one = np.concatenate([np.eye(outputs)[:FEW], np.ones((1, outputs))])
    return [sign * size * one for size in SIZES for sign in (1, -1)]


def _spread(scores: np.ndarray) -> np.ndarray:
    if len(scores) <= FEW:
        return scores
    return scores[np.linspace(0, len(scores) - 1, FEW).round().astype(int)]


def _losses(loss: Loss, scores: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """Return the loss of every row of scores with every target, (scores, targets)."""
    pairs = _pairs(scores, kinds)
    values = np.asarray(_of_pairs(loss, *pairs), np.float64)
    return values.reshape(len(scores), len(kinds))


def _slopes(loss: Loss, scores: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """Return the largest slope in a score, of every row with every target."""
    pairs = _pairs(scores, kinds)
    slopes = np.asarray(_slopes_of_pairs(loss, *pairs), np.float64)
    return np.abs(slopes).max(axis=1).reshape(len(scores), len(kinds))


def _pairs(scores: np.ndarray, kinds: np.ndarray) -> tuple[Any, Any]:
    n, k = len(scores), len(kinds)
    return (
        jnp.asarray(np.repeat(scores.astype(np.float32), k, axis=0)),
        jnp.asarray(np.concatenate([kinds] * n)),
    )


@partial(Ready, static=(0,))
@partial(jax.jit, static_argnums=0)
def _of_pairs(loss: Loss, scores: jax.Array, targets: jax.Array) -> jax.Array:
    return loss.per_example(scores, targets)


@partial(Ready, static=(0,))
@partial(jax.jit, static_argnums=0)
def _slopes_of_pairs(loss: Loss, scores: jax.Array, targets: jax.Array) -> jax.Array:
    def total(scores: jax.Array) -> jax.Array:
        return jnp.sum(loss.per_example(scores, targets))

    return jax.grad(total)(scores)
