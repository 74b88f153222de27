"""Which scores a model can give at all, whatever its parameters are."""

from typing import Any, NamedTuple

import jax
import numpy as np

from ..._core import generator_for
from ...objectives import Loss, Objective, loss_named, losses
from .._case import Case
from ._activation_of import compiled_scores, last_activation_of
from ._sample import rows_at_start

DRAWS = 4  # of random parameters
SCALES = (1.0, 10.0, 100.0, 1000.0)  # that these are multiplied by
STILL = 0.01  # of its size: a bound that moves by less, where weights grow tenfold
SAME = 1e-5  # relative: below it numbers differ by rounding
KEPT = 512  # scores, one row each, that are kept of all that were reached


class Reach(NamedTuple):
    """The scores that a model can give.

    Attributes
    ----------
    low, high : (outputs,)
        The ends of their range; infinite where they grow with the weights.
    reached : (n, outputs)
        Some that were reached, at weights of any size.
    ordinary : (n, outputs)
        Those at weights that keep the scale of the values, from standardized inputs.
    """

    low: np.ndarray
    high: np.ndarray
    reached: np.ndarray
    ordinary: np.ndarray

    @property
    def free(self) -> bool:
        """Whether every score can be any number."""
        return bool(np.isinf(self.low).all() and np.isinf(self.high).all())

    @property
    def constant(self) -> bool:
        """Whether the scores are the same for all rows and parameters."""
        ends = np.concatenate([self.low, self.high])
        if not np.isfinite(ends).all():
            return False
        return bool(np.all(self.high - self.low <= SAME * (1 + np.abs(self.low))))

    @property
    def simplex(self) -> bool:
        """Whether the scores of a row are never negative and always add up to 1."""
        sums = self.reached.sum(axis=1)
        return bool(self.low.min() >= 0 and np.allclose(sums, 1, atol=1e-3))

    def nearest(self, wanted: np.ndarray) -> np.ndarray:
        """Return the numbers of the range that are nearest to the wanted ones."""
        return np.clip(wanted, self.low, self.high)


def measure_reach(case: Case) -> Reach | None:
    """Return the scores that a case's model can give; None if none is finite.

    For a model and a loss of this package, without an activation after the last layer,
    that is known without measuring. Else random parameters are tried, from ordinary to
    very large ones: a range that stays where the weights grow tenfold is bounded.
    """
    objective: Objective = case.objective
    outputs = jax.eval_shape(objective.scores, case.start, case.rows.inputs[:2]).shape
    if has_free_scores(objective) and not is_own(objective.loss):
        none = np.zeros((0, outputs[1]))
        without = np.full(outputs[1], np.inf)
        return Reach(-without, without, none, none)
    batch = case.once(rows_at_start)
    inputs = _standardized(np.asarray(batch.inputs), objective)
    draws = [_drawn(case.start, number) for number in range(DRAWS)]
    scores = [
        np.concatenate([_scores(objective, _times(draw, s), inputs) for draw in draws])
        for s in SCALES
    ]
    ends = [
        _scores(objective, case.start, batch.inputs),
        _scores(case.objective_at_end, case.params, batch.inputs),
    ]
    everything = np.concatenate([*scores, *ends])
    finite = everything[np.isfinite(everything).all(axis=1)]
    ordinary = scores[0][np.isfinite(scores[0]).all(axis=1)]
    if not len(finite) or not len(ordinary):
        return None
    width = np.ptp(ordinary, axis=0)
    below = np.concatenate([*scores[:-1], *ends]), scores[-1]
    low = -_end(-below[0], -below[1], width)
    high = _end(*below, width)
    return Reach(low, high, _some(finite), _some(ordinary))


def is_own(loss: Loss) -> bool:
    """Whether a loss is the user's own, and not one of this package."""
    return loss.name not in losses or loss_named(loss.name, **loss.options) is not loss


def has_free_scores(objective: Objective) -> bool:
    """Whether a model of this package ends without an activation."""
    known = objective.model.layers is not None
    return known and last_activation_of(objective) == "identity"


def _end(smaller: np.ndarray, largest: np.ndarray, width: np.ndarray) -> np.ndarray:
    """Return the upper end of what was reached at smaller and at the largest weights.

    Infinite if the largest weights went beyond the smaller ones.
    """
    before, after = (
        np.max(np.where(np.isnan(scores), -np.inf, scores), axis=0)
        for scores in (smaller, largest)
    )
    still = STILL * np.maximum(np.abs(before), np.where(width > 0, width, 1))
    return np.where(after > before + still, np.inf, np.maximum(before, after))


def _scores(objective: Objective, params: Any, inputs: Any) -> np.ndarray:
    return np.asarray(compiled_scores(objective, params, inputs), np.float64)


def _standardized(inputs: np.ndarray, objective: Objective) -> np.ndarray:
    """Return inputs of mean 0 and deviation 1, unless they are scaled or no numbers."""
    if objective.scaling is not None or inputs.dtype.kind != "f":
        return inputs
    deviation = inputs.std(axis=0)
    scaled = (inputs - inputs.mean(axis=0)) / np.where(deviation > 0, deviation, 1)
    return scaled.astype(inputs.dtype)


def _drawn(params: Any, number: int) -> Any:
    """Return random parameters that keep the scale of the values, layer by layer."""
    draw = generator_for(number, "parameters to see which scores are reached")

    def leaf(a: Any) -> np.ndarray:
        a = np.asarray(a)
        shape = a.shape
        inputs = a.size / max(min(shape[0], shape[-1]), 1) if a.ndim > 1 else 4.0
        return (draw.standard_normal(shape) / np.sqrt(inputs)).astype(a.dtype)

    return jax.tree.map(leaf, params)


def _times(params: Any, scale: float) -> Any:
    return jax.tree.map(lambda a: (scale * a).astype(a.dtype), params)


def _some(scores: np.ndarray) -> np.ndarray:
    if len(scores) <= KEPT:
        return scores
    chosen = np.linspace(0, len(scores) - 1, KEPT).round().astype(int)
    return scores[chosen]
