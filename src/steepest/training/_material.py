"""All that a training needs: the parts of the data, the objective and the start."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .._core import Tree
from ..data import Dataset, Splits, load
from ..descent import Progress
from ..errors import DataError, SettingError
from ..objectives import Batch, Objective, weights_by_class
from ..runs import Run
from ..settings import Settings
from ._build import build
from ._features import (
    compute_features,
    requested_stack,
    stored_stack,
    with_features,
)

if TYPE_CHECKING:
    from ..features import FeatureStack


@dataclass(frozen=True)
class Material:
    """All that a training needs: data, objective and starting parameters.

    Attributes
    ----------
    settings : Settings
        What to train, on what, and how.
    splits : Splits
        Training, validation and test part; features instead of inputs in the first two.
    objective : Objective
        Model, loss, penalty and the scaling of the inputs.
    params : tree
        The parameters before the first step.
    features : FeatureStack or None
        What turns rows into the model's inputs; None where they are the same.
    """

    settings: Settings
    splits: Splits
    objective: Objective
    params: Tree
    features: "FeatureStack | None" = None

    @property
    def rows(self) -> Batch:
        """The training rows, with class weights in their weights."""
        return _rows(self.settings, self.splits.train)

    @property
    def validation(self) -> Batch | None:
        """The validation rows."""
        part = self.splits.validation
        return None if part is None else _rows(None, part)

    def with_settings(self, settings: Settings) -> "Material":
        """Return the same data with the objective and start of other settings."""
        return _built(settings, self.splits, self.features)


def material(
    settings: Settings, on_progress: Callable[[Progress], object] | None = None
) -> Material:
    """Load the data that some settings name, and build the objective and its start.

    Parameters
    ----------
    settings : Settings
        What to train, on what, and how.
    on_progress : callable, optional
        Called with a `Progress` now and then while features are computed.

    Raises
    ------
    DataError
        If the data cannot be learned from.
    SettingError
        If a setting cannot work.

    See Also
    --------
    steepest.training.train : does this first.
    """
    stack = requested_stack(settings)
    splits = compute_features(_loaded(settings), stack, settings.seed, on_progress)
    return _built(settings, splits, stack)


def material_of_run(run: Run) -> Material:
    """Load the data of a stored run again, and build its objective and start.

    Raises
    ------
    DataError
        If the data cannot be read, or changed since.
    SettingError
        If the run was made from Python and holds no settings to build from.

    See Also
    --------
    steepest.training.train : writes the run.
    """
    if "asked" not in run.settings:
        raise SettingError(
            f"The run in {run.folder} was made from Python; it holds parameters, but "
            "not the data. Give the run with objective, params and data to diagnose()."
        )
    settings = Settings.from_json(run.settings["asked"])
    stack = stored_stack(run)
    splits = _loaded(settings)
    splits = replace(
        splits,
        train=with_features(splits.train, stack),
        validation=None
        if splits.validation is None
        else with_features(splits.validation, stack),
    )
    if splits.train.fingerprint != run.data["fingerprint"]:
        raise DataError(
            f"The rows in {settings.data} are not those that the run in {run.folder} "
            "was trained on: they changed since. Train again, or restore them."
        )
    return _built(settings, splits, stack)


def _loaded(settings: Settings) -> Splits:
    splits = _read(settings, settings.scaling)
    inputs = splits.train.inputs
    if settings.features != "raw" and inputs.ndim > 2 and inputs.dtype != np.uint8:
        # features are computed from pixels in 0 … 1, and scaled afterwards
        return _read(settings, "none")
    return splits


def _read(settings: Settings, scaling: str) -> Splits:
    return load(
        settings.data,
        target=settings.target,
        task=settings.task,
        validation=settings.validation,
        test=settings.test,
        seed=settings.seed,
        skip_bad=settings.skip_bad,
        scaling=scaling,
        image_size=settings.image_size,
    )


def _built(
    settings: Settings, splits: Splits, stack: "FeatureStack | None"
) -> Material:
    scaling = None if stack is not None else splits.encoding.scaling
    objective, params = build(settings, splits.train, scaling)
    return Material(settings, splits, objective, params, stack)


def _rows(settings: Settings | None, rows: Dataset) -> Batch:
    """Return rows as a batch, class weights multiplied into the weights.

    A regression has no classes; a note of its run says that the weights do nothing.
    """
    weights = rows.weights
    of_classes = None if settings is None else settings.class_weight
    if of_classes is not None and rows.classes is not None:
        by_class = weights_by_class(rows.targets, of_classes, rows.classes)
        weights = by_class if weights is None else weights * by_class
    return Batch(rows.inputs, rows.targets, weights)
