"""A training that its owner drives: so many steps, another rate, then a run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import jax
import numpy as np

from .._core import Tree
from ..descent import Descent, Evaluation, Progress, evaluate, sample_of
from ..objectives import Batch
from ..runs import Run
from ..settings import DescentSettings
from ._layers import Layer, layer_norms
from ._material import Material
from ._train import judged_run

SAMPLE = 512  # training rows that gradients of the layers are measured on


@dataclass(frozen=True)
class Moment:
    """What a training looks like at one step.

    Attributes
    ----------
    losses : (rows,)
        ℓᵢ of the rows that it is looked at on: the validation part, or else the
        training part.
    predicted : (rows,) or (rows, outputs)
        Classes by their index, or numbers.
    layers : tuple of Layer
        The lengths of gradient, weights and update, layer by layer.
    targets : (rows,) or (rows, outputs)
        What should be predicted.
    n_classes : int
        How many classes there are; 0 for a regression.
    """

    losses: np.ndarray
    predicted: np.ndarray
    layers: tuple[Layer, ...]
    targets: np.ndarray
    n_classes: int = 0

    @property
    def confusion(self) -> np.ndarray | None:
        """How many rows of each true class (row) are told as each class (column)."""
        if not self.n_classes:
            return None
        cells = np.asarray(self.targets) * self.n_classes + np.asarray(self.predicted)
        counts = np.bincount(cells, minlength=self.n_classes**2)
        return counts.reshape(self.n_classes, self.n_classes)

    def worst(self, n: int) -> np.ndarray:
        """Return the indices of the n rows with the highest losses, the worst first."""
        order = np.argsort(-np.nan_to_num(self.losses, nan=np.inf), kind="stable")
        return order[:n]


class LiveTraining:
    """A training of some material, a few steps at a time.

    Parameters
    ----------
    material : Material
        Data, objective and start.
    on_progress : callable, optional
        Called while a learning rate is searched for.

    Attributes
    ----------
    descent : Descent
        Whose steps are taken.
    part : Batch
        The rows that it is looked at on.

    Examples
    --------
    >>> from steepest.training import Settings, material
    >>> settings = Settings(data="moons", learning_rate=0.1, epochs=3)
    >>> training = LiveTraining(material(settings))
    >>> len(training.advance(7)["loss"]), training.descent.step
    (7, 7)
    >>> run = training.close()
    >>> run.reason, sorted(run.metrics)
    ('Stopped by hand after 7 of 108 steps.', ['test', 'train', 'validation'])
    """

    def __init__(
        self,
        material: Material,
        on_progress: Callable[[Progress], object] | None = None,
    ) -> None:
        self.material = material
        settings, splits = material.settings, material.splits
        self.descent = Descent(
            material.objective,
            material.params,
            material.rows,
            settings=DescentSettings.of(settings),
            validation=material.validation,
            target_unit=splits.encoding.target_unit,
            callbacks=() if on_progress is None else (_searching(on_progress),),
        )
        rows = material.validation
        self.part: Batch = material.rows if rows is None else rows
        self._evaluation = Evaluation(self.part)
        n = len(material.rows.inputs)
        spread = np.linspace(0, n - 1, min(n, SAMPLE)).astype(int)
        self._sample = jax.tree.map(lambda a: a[spread], material.rows)
        self._update: Tree = None

    def advance(self, steps: int) -> Mapping[str, np.ndarray]:
        """Take steps, and return what was recorded of them, by column.

        The last one is taken alone, so that its update is known layer by layer.
        """
        taken = self.descent.advance(steps - 1) if steps > 1 else {}
        if self.descent.over:
            return taken
        before = jax.tree.map(np.array, self.descent.params)
        last = self.descent.advance(1)
        if not last:
            return taken
        self._update = jax.tree.map(
            lambda new, old: np.asarray(new) - old, self.descent.params, before
        )
        if not taken:
            return last
        return {name: np.concatenate([taken[name], last[name]]) for name in last}

    def look(self) -> Moment:
        """Return losses, predictions and layers at this step."""
        with jax.enable_x64(self.material.settings.dtype == "float64"):
            objective, params = self.descent.objective, self.descent.params
            losses, predicted = self._evaluation.per_example(objective, params)
            layers = layer_norms(objective, params, self._sample, self._update)
        n_classes = len(self.material.splits.train.classes or ())
        return Moment(losses, predicted, layers, self.part.targets, n_classes)

    def scores_now(self) -> dict[str, dict[str, float]]:
        """Return loss, and accuracy or R², of both parts at this step."""
        parts = {"train": self.material.rows, "validation": self.material.validation}
        with jax.enable_x64(self.material.settings.dtype == "float64"):
            objective, params = self.descent.objective, self.descent.params
            return {
                name: evaluate(objective, params, sample_of(rows, 0))
                for name, rows in parts.items()
                if rows is not None
            }

    def close(self) -> Run:
        """Return the run so far, judged on all parts as that of a training is."""
        return judged_run(self.descent.close(), self.material)


def _searching(tell: Callable[[Progress], object]) -> Callable[[Progress], None]:
    def on_search(progress: Progress) -> None:
        if progress.phase != "training":
            tell(progress)

    return on_search
