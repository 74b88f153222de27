"""How good parameters are on a set of rows: loss, and accuracy or R²."""

import functools
from collections.abc import Iterator
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from .._core import Ready, Tree, generator_for
from ..data import DiskRows
from ..objectives import Batch, Objective
from ._feed import empty_aligned
from ._metric_sums import MetricSums

BLOCK = 4096  # rows handed over in one call
NO_BUFFERS = Batch(None, None)
SAMPLE = 4096  # training rows that are evaluated with the epochs
TILE = 256  # rows looked at together; a short set runs fewer tiles


class Evaluation:
    """Rows that are copied into blocks once and evaluated at every epoch.

    Parameters
    ----------
    rows : Batch
        Inputs, targets and weights as NumPy arrays.
    keep : bool
        Whether all blocks are kept in memory; if not, one buffer is filled again.

    See Also
    --------
    evaluate : evaluates rows once.
    """

    def __init__(self, rows: Batch, keep: bool = True) -> None:
        self.rows = rows
        self.blocks = list(_blocks(rows, NO_BUFFERS)) if keep else None

    def __call__(self, objective: Objective, params: Tree) -> dict[str, float]:
        """Return the metrics of parameters on these rows, penalty excluded."""
        if isinstance(self.rows.inputs, DiskRows):
            return _streamed(objective, params, self.rows)
        losses, predicted = self.per_example(objective, params)
        return metrics(objective.loss.task, losses, predicted, self.rows)

    def per_example(
        self, objective: Objective, params: Tree
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return ℓᵢ and the prediction of every row."""
        losses, predicted = [], []
        for block in self.blocks or _blocks(self.rows, _buffers(self.rows)):
            loss, prediction = _losses_of(objective, params, *block)
            if self.blocks is None:  # the buffer is filled again
                loss, prediction = np.asarray(loss), np.asarray(prediction)
            losses.append((loss, block[2]))
            predicted.append((prediction, block[2]))
        return _joined(losses), _joined(predicted)


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
    return Evaluation(rows, keep=False)(objective, params)


def scores_of(objective: Objective, params: Tree, inputs: np.ndarray) -> np.ndarray:
    """Return f(x; W) of many rows, shape (rows, outputs).

    See Also
    --------
    evaluate : the metrics of the scores.
    """
    parts = []
    for begin in range(0, len(inputs), BLOCK):
        x, _, n = _block(inputs, None, begin)
        parts.append(np.asarray(_scores_of(objective, params, x, n))[:n])
    return np.concatenate(parts)


def sample_of(rows: Any, seed: int) -> Any:
    """Return the rows themselves, or a fixed random sample of many.

    See Also
    --------
    evaluate : evaluates all of them.
    """
    n = len(jax.tree.leaves(rows)[0])
    if n <= SAMPLE:
        return jax.tree.map(lambda a: a[:], rows)
    chosen = generator_for(seed, "evaluation sample").choice(n, SAMPLE, replace=False)
    return jax.tree.map(lambda a: a[np.sort(chosen)], rows)


def metrics(
    task: str, losses: np.ndarray, predicted: np.ndarray, rows: Batch
) -> dict[str, float]:
    """Return the mean loss, and accuracy or R², summed in float64.

    See Also
    --------
    evaluate : the same of parameters on rows.
    """
    weights = None if rows.weights is None else rows.weights.astype(np.float64)
    mean = functools.partial(np.average, weights=weights, axis=0)
    mean_loss = {"loss": float(mean(losses.astype(np.float64)))}
    if task == "classification":
        return mean_loss | {"accuracy": float(mean(predicted == rows.targets))}
    truth = rows.targets.reshape(len(losses), -1).astype(np.float64)
    with np.errstate(over="ignore"):  # of a training that diverges
        errors = mean((truth - predicted.reshape(truth.shape)) ** 2)
        spread = mean((truth - mean(truth)) ** 2)
        r2 = 1 - errors / np.where(spread > 0, spread, np.nan)
    return mean_loss | {"r2": float(np.mean(r2))}


def _streamed(objective: Objective, params: Tree, rows: Batch) -> dict[str, float]:
    """Return the same metrics, block by block, for rows that stay on disk."""
    sums = MetricSums(objective.loss.task)
    for number, block in enumerate(_blocks(rows, _buffers(rows))):
        loss, prediction = _losses_of(objective, params, *block)
        _, y, n = block
        weights = rows.weights
        if weights is not None:
            weights = weights[number * BLOCK : number * BLOCK + n]
        sums.add(np.asarray(loss)[:n], np.asarray(prediction)[:n], y[:n], weights)
    return sums.metrics()


def _buffers(rows: Batch) -> Batch:
    """Return buffers for one block of rows."""
    return Batch(
        *(
            empty_aligned((BLOCK, *a.shape[1:]), a.dtype)
            for a in (rows.inputs, rows.targets)
        )
    )


def _blocks(rows: Batch, into: Batch) -> Iterator[tuple[Any, Any, int]]:
    for begin in range(0, len(rows.inputs), BLOCK):
        yield _block(rows.inputs, rows.targets, begin, into)


def _joined(parts: list[tuple[Any, int]]) -> np.ndarray:
    return np.concatenate([np.asarray(part)[:n] for part, n in parts])


def _block(
    inputs: Any, targets: Any, begin: int, into: Batch = NO_BUFFERS
) -> tuple[Any, Any, int]:
    """Return rows begin … begin + BLOCK − 1 in arrays of that fixed length."""
    n = min(BLOCK, len(inputs) - begin)

    def copied(a: np.ndarray, block: np.ndarray | None) -> np.ndarray:
        if block is None:
            block = empty_aligned((BLOCK, *a.shape[1:]), a.dtype)
        block[:n] = a[begin : begin + n]
        block[n : -(-n // TILE) * TILE] = 0  # rows of the last tile that are padding
        return block

    y = None if targets is None else copied(targets, into.targets)
    return copied(inputs, into.inputs), y, n


@Ready
@jax.jit
def _losses_of(
    objective: Objective, params: Tree, inputs: Any, targets: Any, n: Any
) -> tuple[jax.Array, jax.Array]:
    def of_tile(x: jax.Array, y: jax.Array) -> tuple[jax.Array, jax.Array]:
        scores = objective.scores(params, x)
        return objective.loss.per_example(scores, y), objective.loss.predict(scores)

    return _over_tiles(of_tile, (inputs, targets), n)


@Ready
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
