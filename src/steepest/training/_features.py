"""From images to the features that a model descends on, learned on training rows."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from .._core import Stopwatch
from ..data import Dataset, Splits
from ..descent import Progress
from ..runs import Run
from ..settings import Settings

if TYPE_CHECKING:  # features load scikit-learn, which a table does not need
    from ..features import FeatureStack

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


def featured(
    splits: Splits,
    stack: "FeatureStack | None",
    seed: int,
    on_progress: Callable[[Progress], object] | None = None,
) -> Splits:
    """Learn features on the training part, and compute those of the other parts."""
    if stack is None:
        return splits
    rows, held = splits.train, splits.validation
    counts = [len(part) * len(stack.parts) for part in (rows, held or ())]
    tell = _telling(on_progress, sum(counts))
    inputs = stack.fit_transform(rows.inputs, seed, lambda done, _: tell(done))
    train = replace(rows, inputs=inputs, feature_names=stack.feature_names)
    if held is not None:
        held = with_features(held, stack, lambda done, _: tell(counts[0] + done))
    return replace(splits, train=train, validation=held)


def with_features(
    rows: Dataset,
    stack: "FeatureStack | None",
    progress: Callable[[int, int], None] | None = None,
) -> Dataset:
    """Return rows with their features in place of their inputs."""
    if stack is None:
        return rows
    found = stack.transform(rows.inputs, progress)
    return replace(rows, inputs=found, feature_names=stack.feature_names)


def _telling(
    on_progress: Callable[[Progress], object] | None, steps: int
) -> Callable[[int], None]:
    """Return what is told how many rows of features are done."""
    if on_progress is None:
        return lambda done: None
    phase = "computing features"
    on_progress(Progress(phase))
    first, clock = 0, None

    def tell(done: int) -> None:
        nonlocal first, clock
        if clock is None:  # what is learned before the first rows says nothing of them
            first, clock = done, Stopwatch()
        pace = clock.seconds / (done - first) if done > first else float("nan")
        on_progress(Progress(phase, step=done, steps=steps, seconds=pace * done))

    return tell
