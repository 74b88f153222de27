"""All that a training needs: the parts of the data, the objective and the start."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from .._core import Tree
from ..data import Dataset, Reading, Splits, load
from ..descent import Progress
from ..errors import DataError, SettingError
from ..objectives import Batch, Objective, weights_by_class
from ..runs import RECORD, Run, intact
from ..settings import Settings
from ._build import build
from ._features import (
    compute_features,
    requested_stack,
    stored_stack,
    with_features,
)
from ._objective import build_loss
from ._own_model import with_own_model
from ._stored import check_params

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
    in_memory : mapping of str to source
        Of "data", "validation" and "test", those that were given as frames or arrays;
        the settings only say what messages call them.
    """

    settings: Settings
    splits: Splits
    objective: Objective
    params: Tree
    features: "FeatureStack | None" = None
    in_memory: Mapping[str, Any] = field(default_factory=dict)

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
        return _built(settings, self.splits, self.features, self.in_memory)


def material(
    settings: Settings,
    on_progress: Callable[[Progress], object] | None = None,
    in_memory: Mapping[str, Any] | None = None,
) -> Material:
    """Load the data that some settings name, and build the objective and its start.

    Parameters
    ----------
    settings : Settings
        What to train, on what, and how.
    on_progress : callable, optional
        Called with a `Progress` now and then while features are computed.
    in_memory : mapping of str to source, optional
        Frames or arrays in place of what the settings "data", "validation" and "test"
        name.

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
    given = {} if in_memory is None else in_memory
    loaded = _loaded(settings, given)
    splits = compute_features(loaded, stack, settings.seed, on_progress)
    return _built(settings, splits, stack, given)


def material_of_run(
    run: Run,
    in_memory: Mapping[str, Any] | None = None,
    *,
    model: str | None = None,
) -> Material:
    """Load the data of a stored run again, and build its objective and start.

    Parameters
    ----------
    run : Run
        As it was read.
    in_memory : mapping of str to source, optional
        Frames or arrays that the run was given; it does not store them.
    model : str, optional
        See `load_predictor`.

    Raises
    ------
    DataError
        If the data cannot be read, or changed since.
    SettingError
        If the run was made from Python and holds no settings to build from, or its
        model is the user's own code and is not named.

    See Also
    --------
    steepest.training.train : writes the run.
    """
    if run.settings.get("asked") is None:
        raise SettingError(
            f"The run in {run.folder} was made from Python; it holds parameters, but "
            "not the data. Give the run with objective, params and data to diagnose()."
        )
    asked = Settings.from_json(run.settings["asked"])
    settings = with_own_model(asked, run.folder, model)
    given = {} if in_memory is None else dict(in_memory)
    for name in run.data.get("in_memory", ()):
        if name == "test":
            settings = replace(settings, test=None)  # nothing is built from it
        elif name not in given:
            raise DataError(
                f"The run in {run.folder} was trained from Python, and its {name} "
                f"({getattr(settings, name)}) is not stored with it. Give the same "
                f"again from Python: steepest.load('{run.folder}').diagnose({name}=…)."
            )
    record = Path(run.folder or "run") / RECORD
    with intact(record):
        stack = stored_stack(run)
    splits = _loaded(settings, given)
    splits = replace(
        splits,
        train=with_features(splits.train, stack),
        validation=None
        if splits.validation is None
        else with_features(splits.validation, stack),
    )
    if splits.train.fingerprint != run.data.get("fingerprint"):
        raise DataError(
            f"The rows in {settings.data} are not those that the run in {run.folder} "
            "was trained on: they changed since. Train again, or restore them."
        )
    material = _built(settings, splits, stack, given)
    with intact(record):
        check_params(material.objective.model, run.params, run.model_state)
    return material


def _loaded(settings: Settings, in_memory: Mapping[str, Any]) -> Splits:
    splits = _read(settings, settings.scaling, in_memory)
    inputs = splits.train.inputs
    if settings.features != "raw" and inputs.ndim > 2 and inputs.dtype != np.uint8:
        # features are computed from pixels in 0 … 1, and scaled afterwards
        return _read(settings, "none", in_memory)
    return splits


def _read(settings: Settings, scaling: str, in_memory: Mapping[str, Any]) -> Splits:
    return load(
        in_memory.get("data", settings.data),
        target=settings.target,
        task=settings.task,
        validation=in_memory.get("validation", settings.validation),
        test=in_memory.get("test", settings.test),
        seed=settings.seed,
        skip_bad=settings.skip_bad,
        scaling=scaling,
        scale_targets=_scales_targets(settings),
        image_size=settings.image_size,
        reading=Reading.of(settings),
    )


def _scales_targets(settings: Settings) -> bool:
    """Return whether targets are scaled: counts and probabilities are not."""
    named = settings.loss is not None
    return not named or build_loss(settings, "regression").takes_any_number


def _built(
    settings: Settings,
    splits: Splits,
    stack: "FeatureStack | None",
    in_memory: Mapping[str, Any],
) -> Material:
    scaling = None if stack is not None else splits.encoding.scaling
    objective, params = build(settings, splits.train, scaling)
    return Material(settings, splits, objective, params, stack, in_memory)


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
