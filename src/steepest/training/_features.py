"""From images to the features that a model descends on, learned on training rows."""

from dataclasses import replace
from typing import TYPE_CHECKING

from ..data import Dataset, Splits
from ..runs import Run
from ._settings import Settings

if TYPE_CHECKING:  # features load scikit-learn, which a table does not need
    from ..features import FeatureStack

__all__ = ["featured", "stack_of", "stored_stack", "with_features"]

PREFIX = "features."  # of the stack's arrays among those of a run


def stack_of(settings: Settings) -> "FeatureStack | None":
    """Return the features that some settings ask for; None for the inputs themselves.

    Raises
    ------
    UnknownNameError
        If there is no feature, or no option of a feature, of some name.
    SettingError
        If an option is not written as name=value.
    """
    if settings.features == "raw":
        return None
    from ..features import FeatureStack

    return FeatureStack(settings.features, settings.scaling)


def stored_stack(run: Run) -> "FeatureStack | None":
    """Return the features that a run was trained on; None for the inputs themselves."""
    state = run.state.get("features")
    if state is None:
        return None
    from ..features import FeatureStack

    own = {
        name.removeprefix(PREFIX): array
        for name, array in run.arrays.items()
        if name.startswith(PREFIX)
    }
    return FeatureStack.from_state(state, own)


def featured(splits: Splits, stack: "FeatureStack | None", seed: int) -> Splits:
    """Learn features on the training part, and compute those of the other parts."""
    if stack is None:
        return splits
    inputs = stack.fit_transform(splits.train.inputs, seed)
    train = replace(splits.train, inputs=inputs, feature_names=stack.feature_names)
    held = splits.validation
    validation = None if held is None else with_features(held, stack)
    return replace(splits, train=train, validation=validation)


def with_features(rows: Dataset, stack: "FeatureStack | None") -> Dataset:
    """Return rows with their features in place of their inputs."""
    if stack is None:
        return rows
    found = stack.transform(rows.inputs)
    return replace(rows, inputs=found, feature_names=stack.feature_names)
