"""How good parameters are on a set of rows: loss, and accuracy or R²."""

import functools
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from .._core import Tree
from ..objectives import Batch, Objective
from ._feed import aligned

__all__ = ["Evaluation", "evaluate", "scores_of"]

BLOCK = 4096  # rows handed over in one call
TILE = 256  # rows looked at together; a short set runs fewer tiles


class Evaluation:
    """Rows laid out once so that they can be evaluated at every epoch.

    Parameters
    ----------
    rows : Batch
        Inputs, targets and weights as NumPy arrays.

    See Also
    --------
    evaluate : rows that are looked at once.
    """

    def __init__(self, rows: Batch) -> None:
        self.rows = rows
        self.blocks = [
            _block(rows.inputs, rows.targets, begin)
            for begin in range(0, len(rows.inputs), BLOCK)
        ]

    def __call__(self, objective: Objective, params: Tree) -> dict[str, float]:
        """Return the metrics of parameters on these rows, penalty excluded."""
        losses, predicted = self.each(objective, params)
        return metrics(objective.loss.task, losses, predicted, self.rows)

    def each(self, objective: Objective, params: Tree) -> tuple[np.ndarray, np.ndarray]:
        """Return ℓᵢ and the prediction of every row."""
        outputs = [_losses_of(objective, params, *block) for block in self.blocks]
        n = len(self.rows.inputs)
        losses = np.concatenate([np.asarray(loss) for loss, _ in outputs])[:n]
        predicted = np.concatenate([np.asarray(p) for _, p in outputs])[:n]
        return losses, predicted


def evaluate(objective: Objective, params: Tree, rows: Batch) -> dict[str, float]:
    """Return the metrics of parameters on rows: loss, and accuracy or R².

    Parameters
    ----------
    objective : Objective
    params : tree
    rows : Batch
        NumPy arrays; weights may be None.

    Returns
    -------
    dict
        "loss" (mean, without the penalty) and "accuracy" for classes, "r2" for
        numbers. The same rows give the same bits, in any process.

    Examples
    --------
    >>> import numpy as np
    >>> from steepest.models import linear
    >>> from steepest.objectives import softmax_cross_entropy
    >>> params = {"weight": np.eye(2), "bias": np.zeros(2)}
    >>> objective = Objective(linear(2, 2), softmax_cross_entropy())
    >>> rows = Batch(np.eye(2, dtype=np.float32), np.array([0, 1], np.int32))
    >>> evaluate(objective, params, rows)["accuracy"]
    1.0
    """
    return Evaluation(rows)(objective, params)


def scores_of(objective: Objective, params: Tree, inputs: np.ndarray) -> np.ndarray:
    """Return f(x; W) of many rows, shape (rows, outputs).

    See Also
    --------
    evaluate : what the scores are worth.
    """
    parts = []
    for begin in range(0, len(inputs), BLOCK):
        x, _, n = _block(inputs, None, begin)
        parts.append(np.asarray(_scores_of(objective, params, x, n))[:n])
    return np.concatenate(parts)


def metrics(
    task: str, losses: np.ndarray, predicted: np.ndarray, rows: Batch
) -> dict[str, float]:
    """Return the means that people read, summed in float64.

    See Also
    --------
    evaluate : from parameters and rows.
    """
    weights = np.ones(len(losses)) if rows.weights is None else rows.weights
    mean = functools.partial(np.average, weights=weights.astype(np.float64), axis=0)
    found = {"loss": float(mean(losses.astype(np.float64)))}
    if task == "classification":
        return found | {"accuracy": float(mean(predicted == rows.targets))}
    truth = rows.targets.reshape(len(losses), -1).astype(np.float64)
    errors = mean((truth - predicted.reshape(truth.shape)) ** 2)
    spread = mean((truth - mean(truth)) ** 2)
    r2 = 1 - errors / np.where(spread > 0, spread, np.nan)
    return found | {"r2": float(np.mean(r2))}


def _block(inputs: Any, targets: Any, begin: int) -> tuple[Any, Any, int]:
    """Return rows begin … begin + BLOCK − 1 in arrays of that fixed length."""
    n = min(BLOCK, len(inputs) - begin)

    def laid_out(a: np.ndarray) -> np.ndarray:
        block = aligned((BLOCK, *a.shape[1:]), a.dtype)
        block[:n] = a[begin : begin + n]
        block[n : -(-n // TILE) * TILE] = 0  # what the last tile touches
        return block

    return laid_out(inputs), None if targets is None else laid_out(targets), n


@jax.jit
def _losses_of(
    objective: Objective, params: Tree, inputs: Any, targets: Any, n: Any
) -> tuple[jax.Array, jax.Array]:
    def of_tile(x: jax.Array, y: jax.Array) -> tuple[jax.Array, jax.Array]:
        scores = objective.scores(params, x)
        return objective.loss.per_example(scores, y), objective.loss.predict(scores)

    return _over_tiles(of_tile, (inputs, targets), n)


@jax.jit
def _scores_of(objective: Objective, params: Tree, inputs: Any, n: Any) -> jax.Array:
    return _over_tiles(lambda x: objective.scores(params, x), (inputs,), n)


def _over_tiles(f: Any, arrays: tuple[Any, ...], n: Any) -> Any:
    """Apply f to tiles of rows, only as many as hold rows."""

    def tile(i: Any) -> Any:
        cut = [jax.lax.dynamic_slice_in_dim(a, i * TILE, TILE) for a in arrays]
        return f(*cut)

    shapes = jax.eval_shape(tile, 0)
    out = jax.tree.map(lambda s: jnp.zeros((BLOCK, *s.shape[1:]), s.dtype), shapes)

    def body(i: Any, out: Any) -> Any:
        return jax.tree.map(
            lambda a, b: jax.lax.dynamic_update_slice_in_dim(a, b, i * TILE, 0),
            out,
            tile(i),
        )

    return jax.lax.fori_loop(0, (n + TILE - 1) // TILE, body, out)
