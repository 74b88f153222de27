"""From images to the features that a model takes, learned on the training rows."""

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

PREFIX = "features."  # of the names that the stack's arrays have in a run


def requested_stack(settings: Settings) -> "FeatureStack | None":
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

    stack = FeatureStack(settings.features, settings.scaling)
    _ = stack.parts  # raises before anything is read
    return stack


def stored_stack(run: Run) -> "FeatureStack | None":
    """Return the features that a run was trained on; None for the inputs themselves."""
    state = run.state.get("features")
    if state is None:
        return None
    from ..features import FeatureStack

    arrays = {
        name.removeprefix(PREFIX): array
        for name, array in run.arrays.items()
        if name.startswith(PREFIX)
    }
    return FeatureStack.from_state(state, arrays)


def compute_features(
    splits: Splits,
    stack: "FeatureStack | None",
    seed: int,
    on_progress: Callable[[Progress], object] | None = None,
) -> Splits:
    """Learn features on the training rows; compute them there and for validation."""
    if stack is None:
        return splits
    train, validation = splits.train, splits.validation
    counts = [len(part) * len(stack.parts) for part in (train, validation or ())]
    report = _reporter(on_progress, sum(counts))
    inputs = stack.fit_transform(
        train.inputs, seed=seed, progress=lambda done, _: report(done)
    )
    train = replace(train, inputs=inputs, feature_names=stack.feature_names)
    if validation is not None:
        validation = with_features(
            validation, stack, lambda done, _: report(counts[0] + done)
        )
    return replace(splits, train=train, validation=validation)


def with_features(
    rows: Dataset,
    stack: "FeatureStack | None",
    progress: Callable[[int, int], None] | None = None,
) -> Dataset:
    """Return rows with their features in place of their inputs."""
    if stack is None:
        return rows
    features = stack.transform(rows.inputs, progress)
    return replace(rows, inputs=features, feature_names=stack.feature_names)


def _reporter(
    on_progress: Callable[[Progress], object] | None, steps: int
) -> Callable[[int], None]:
    """Return a function of the rows done that calls `on_progress`."""
    if on_progress is None:
        return lambda done: None
    phase = "computing features"
    on_progress(Progress(phase))
    first, clock = 0, None

    def report(done: int) -> None:
        nonlocal first, clock
        if clock is None:  # learning comes before the first rows, at another pace
            first, clock = done, Stopwatch()
        pace = clock.seconds / (done - first) if done > first else float("nan")
        on_progress(Progress(phase, step=done, steps=steps, seconds=pace * done))

    return report
