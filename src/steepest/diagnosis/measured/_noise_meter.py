"""The gradient noise scale while a training runs, from a few small batches an epoch."""

import math
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from ..._core import Ready, Tree, generator_for, squared_norm
from ...data import rows_at
from ...descent import Progress
from ...objectives import Batch, Objective

POOL = 4096  # training rows that the batches are drawn from
BATCHES, ROWS = 8, 32
EVERY = 51_200  # rows trained on between measurements, which cost ½ % of that
KEPT = 10  # measurements in the running mean
FEWEST = 3  # measurements whose scatter can be estimated


class NoiseMeter:
    """Measures the noise scale tr Σ / ‖G‖² at the epochs of a training.

    A callback of `descend`. Once the training has seen 51 200 more rows, it takes the
    gradients gₖ of 8 batches of 32 training rows at the end of an evaluated epoch:
    tr Σ = 32 Σ‖gₖ − ḡ‖² / 7, and ‖G‖² = ‖ḡ‖² − tr Σ / 256, both unbiased. Each is
    averaged over the last ten measurements before they are divided. There is a scale
    from three measurements on, where the mean of ‖G‖² is above two of its standard
    errors. The penalty is left out.

    Parameters
    ----------
    objective : Objective
        Of the training.
    rows : Batch
        The training rows.
    seed : int
        Decides which of them are drawn.

    Examples
    --------
    >>> import jax, numpy as np
    >>> from steepest import descend
    >>> from steepest.models import linear
    >>> from steepest.objectives import softmax_cross_entropy
    >>> objective = Objective(linear(4, 3), softmax_cross_entropy())
    >>> draw = np.random.default_rng(0)
    >>> targets = draw.integers(0, 3, 60_000).astype(np.int32)
    >>> inputs = np.eye(4)[targets] + draw.normal(size=(60_000, 4))
    >>> rows = Batch(inputs.astype(np.float32), targets)
    >>> meter = NoiseMeter(objective, rows)
    >>> start = objective.model.init(jax.random.key(0))
    >>> run = descend(
    ...     objective, start, rows, learning_rate=1e-4, epochs=4, callbacks=[meter]
    ... )
    >>> meter.epochs
    [1, 2, 3, 4]
    >>> bool(10 < meter.scale < 40)
    True

    References
    ----------
    McCandlish et al. (2018), An Empirical Model of Large-Batch Training, appendix A.1.
    """

    def __init__(self, objective: Objective, rows: Batch, *, seed: int = 0) -> None:
        self.objective = objective
        n = len(rows.inputs)
        draw = generator_for(seed, "rows of the noise meter")
        self._n_rows = n
        pool = np.sort(draw.choice(n, min(n, POOL), replace=False))
        self._order = draw.permutation(len(pool))
        self._rows = Batch(*(None if a is None else rows_at(a, pool) for a in rows))
        self._measured_at = 0.0  # rows seen
        self.epochs: list[int] = []
        self.spreads: list[float] = []
        self.slopes: list[float] = []

    def __call__(self, progress: Progress) -> None:
        """Measure at the end of an evaluated epoch, if enough rows were seen since."""
        if progress.phase != "training" or progress.params is None:
            return
        seen = progress.epoch * float(self._n_rows)
        if seen - self._measured_at < EVERY or len(self._order) < BATCHES * ROWS:
            return
        self._measured_at = seen
        spread, slope = self._measured(progress.params, progress.model_state)
        if math.isfinite(spread):
            self.epochs.append(progress.epoch)
            self.spreads.append(spread)
            self.slopes.append(slope)

    @property
    def scale(self) -> float:
        """The noise scale over the last ten measurements; nan where it is uncertain."""
        return self._scale_after(len(self.epochs))

    def column(self, epochs: Any) -> np.ndarray:
        """Return the running scale at some epochs, nan where nothing was measured."""
        scales = {
            epoch: self._scale_after(i) for i, epoch in enumerate(self.epochs, start=1)
        }
        return np.array([scales.get(int(epoch), math.nan) for epoch in epochs])

    def _scale_after(self, measurements: int) -> float:
        last = slice(max(measurements - KEPT, 0), measurements)
        slopes = np.array(self.slopes[last])
        if len(slopes) < FEWEST:
            return math.nan
        error = slopes.std(ddof=1) / len(slopes) ** 0.5
        if not slopes.mean() > 2 * error:
            return math.nan
        return float(np.mean(self.spreads[last]) / slopes.mean())

    def _measured(self, params: Tree, state: Any = None) -> tuple[float, float]:
        """Return tr Σ and ‖G‖² from the next rows of the order."""
        self._order = np.roll(self._order, -BATCHES * ROWS)
        now = self._order[: BATCHES * ROWS].reshape(BATCHES, ROWS)
        batches = Batch(self._rows.inputs[now], self._rows.targets[now])
        objective = self.objective.with_state(state)
        total, mean = (float(a) for a in _squares(objective, params, batches))
        within = (total - BATCHES * mean) / (BATCHES - 1)
        return ROWS * within, mean - within / BATCHES


@Ready
@jax.jit
def _squares(objective: Objective, params: Tree, batches: Batch) -> Any:
    """Return Σ ‖gₖ‖² over the batches, and ‖ḡ‖²."""

    def loss(params: Tree, batch: Batch) -> jax.Array:
        return objective.mean_loss(params, batch)

    def add(sums: Any, batch: Batch) -> Any:
        gradient = jax.grad(loss)(params, batch)
        total, squares = sums
        return (
            jax.tree.map(jnp.add, total, gradient),
            squares + squared_norm(gradient),
        ), None

    zeros = jax.tree.map(jnp.zeros_like, params)
    (total, squares), _ = jax.lax.scan(add, (zeros, squared_norm(zeros)), batches)
    return squares, squared_norm(total) / BATCHES**2
