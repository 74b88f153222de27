"""A trained model with everything needed to predict on files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jax
import numpy as np

from .._core import Stopwatch
from .._core._stored import stored
from ..data import Dataset, EncodedParts, Encoding
from ..descent import (
    Evaluation,
    MetricSums,
    Progress,
    add_scores,
    evaluate,
    scores_of,
)
from ..errors import SettingError
from ..objectives import Batch, Objective
from ..runs import (
    RECORD,
    ClassSums,
    NumberSums,
    Quality,
    Run,
    intact,
    read_run,
)
from ..settings import Settings
from ._build import objective_of
from ._features import stored_stack, with_features
from ._own_model import with_own_model
from ._stored import StoredState, check_params, example_rows

if TYPE_CHECKING:
    from ..features import FeatureStack

PROGRESS_ROWS = 1 << 16
"""Rows between two reports of progress: a multiple of the blocks of `scores_of`."""


@dataclass(frozen=True)
class Predictions:
    """What a model predicts for rows.

    Attributes
    ----------
    values : (rows,) of str, or (rows,) or (rows, outputs) of float
        Class names, or numbers in the target's own unit.
    probabilities : (rows, classes) or None
        None where the loss gives no probabilities.
    classes : tuple of str or None
        The columns of `probabilities`.
    names : (rows,) or None
        The name of each row in its source: an image's file, its number (a table's
        header line is row 1), or the index of a data frame.
    notes : tuple of str
        What the user should know about how the rows were read.
    filled : tuple of str
        The notes that are only about missing values that were replaced.
    copied : mapping of str to (rows,) array
        Columns of the source that are copied beside the predictions.
    """

    values: np.ndarray
    probabilities: np.ndarray | None
    classes: tuple[str, ...] | None
    names: np.ndarray | None
    notes: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    copied: Mapping[str, np.ndarray] = field(default_factory=dict)

    @property
    def of_files(self) -> bool:
        """Whether the rows are images, whose names are those of their files."""
        return self.names is not None and self.names.dtype.kind == "U"


def joined(
    parts: Sequence[Predictions], notes: tuple[str, ...], filled: tuple[str, ...]
) -> Predictions:
    """Return the predictions of all parts together."""
    first = parts[0]
    if len(parts) == 1:
        return replace(first, notes=notes, filled=filled)

    def of_all(arrays: Sequence[Any]) -> Any:
        return None if arrays[0] is None else np.concatenate(arrays)

    copied = {k: of_all([part.copied[k] for part in parts]) for k in first.copied}
    return replace(
        first,
        values=of_all([part.values for part in parts]),
        probabilities=of_all([part.probabilities for part in parts]),
        names=of_all([part.names for part in parts]),
        notes=notes,
        filled=filled,
        copied=copied,
    )


@dataclass(frozen=True)
class Predictor:
    """A trained run with everything that turns files into predictions.

    Attributes
    ----------
    run : Run
        What was trained.
    encoding : Encoding
        What turns files into rows.
    objective : Objective
        Model, loss and scaling; the parameters are those of the run.
    features : FeatureStack or None
        What turns rows into the model's inputs; None where they are the same.
    """

    run: Run
    encoding: Encoding
    objective: Objective
    features: "FeatureStack | None" = None

    def __post_init__(self) -> None:
        """Give the model the state that it had after the run."""
        trained = self.objective.with_state(self.run.model_state)
        object.__setattr__(self, "objective", trained)

    def predict_source(
        self,
        source: Any,
        skip_bad: bool = False,
        *,
        copy: str | Sequence[str] = (),
        on_progress: Callable[[Progress], object] | None = None,
    ) -> Predictions:
        """Return predictions for a file, a folder, a data frame or arrays of inputs.

        Parameters
        ----------
        source : source
            Of the same kind as the training data.
        skip_bad : bool
            Whether rows that cannot be used are left out instead of raising.
        copy : str or sequence of str
            Columns of a table that are copied beside the predictions.
        on_progress : callable, optional
            Called with a `Progress` now and then.
        """
        parts = self.parts(source, skip_bad, copy=copy)
        predictions = [*self.predict_parts(parts, on_progress)]
        return joined(predictions, parts.notes, parts.filled)

    def parts(
        self,
        source: Any,
        skip_bad: bool = False,
        *,
        copy: str | Sequence[str] = (),
        with_targets: bool = False,
        memory: int | None = None,
    ) -> EncodedParts:
        """Return what reads a source, some rows at a time if it is large.

        Parameters
        ----------
        source, skip_bad, copy
            As for `predict_source`.
        with_targets : bool
            Whether the targets are needed.
        memory : int, optional
            Bytes that the source may take; by default half of what is free.
        """
        return EncodedParts(
            self.encoding,
            source,
            copy,
            with_targets=with_targets,
            skip_bad=skip_bad,
            memory=memory,
        )

    def predict_parts(
        self,
        parts: EncodedParts,
        on_progress: Callable[[Progress], object] | None = None,
    ) -> Iterator[Predictions]:
        """Yield the predictions for each part of a source."""
        if on_progress is not None:
            on_progress(Progress("reading"))
        clock, done = Stopwatch(), 0
        for rows, copied in parts:
            tell = None if parts.many else on_progress
            yield replace(self.predict(rows, tell), copied=copied)
            done += len(rows)
            if parts.many and on_progress is not None:
                steps = max(done, parts.about_rows or done)
                progress = Progress("predicting", step=done, steps=steps)
                on_progress(replace(progress, seconds=clock.seconds))

    def predict(
        self,
        rows: Dataset,
        on_progress: Callable[[Progress], object] | None = None,
    ) -> Predictions:
        """Return predictions for encoded rows."""
        loss = self.objective.loss
        inputs = with_features(rows, self.features).inputs
        with self.precision():
            scores: Any = self._scores(inputs, on_progress)
            predicted = np.asarray(loss.predict(scores))
            probabilities = None
            if loss.probability is not None:
                probabilities = np.asarray(loss.probability(scores))
        classes = self.encoding.classes
        if classes is not None:
            values = np.asarray(classes)[predicted]
        else:
            values = self.encoding.unscale_targets(predicted)
            values = values[:, 0] if values.shape[1:] == (1,) else values
        return Predictions(
            values,
            probabilities,
            classes,
            rows.row_names,
            notes=rows.notes,
            filled=rows.filled,
        )

    def evaluate_source(self, source: Any, skip_bad: bool = False) -> dict[str, float]:
        """Return the metrics on a file, a folder or arrays with targets."""
        return self.judge_source(source, skip_bad)[0]

    def judge_source(
        self, source: Any, skip_bad: bool = False
    ) -> tuple[dict[str, float], Quality]:
        """Return the results of `judge` for a file, a folder or arrays with targets."""
        return self.judge_parts(self.parts(source, skip_bad, with_targets=True))

    def judge_parts(self, parts: EncodedParts) -> tuple[dict[str, float], Quality]:
        """Return the results of `judge` for all parts of a source together.

        One part is in memory at a time.
        """
        if not parts.many:
            ((rows, _),) = parts
            return self.judge(rows)
        found, sums = MetricSums(self.encoding.task), self._sums()
        for rows, _ in parts:
            rows = with_features(rows, self.features)
            batch = Batch(rows.inputs, rows.targets, None)
            with self.precision():
                judged = Evaluation(batch, keep=False)
                losses = judged.per_example(self.objective, self.run.params)
                scores = scores_of(self.objective, self.run.params, rows.inputs)
                found.add(*losses, rows.targets)
                self._add(sums, rows.targets, scores)
        quality = sums.quality()
        return quality.added_to(found.metrics()), quality

    def evaluate(self, rows: Dataset) -> dict[str, float]:
        """Return the metrics on encoded rows: loss, and what `judge` measures."""
        return self.judge(rows)[0]

    def judge(self, rows: Dataset) -> tuple[dict[str, float], Quality]:
        """Return the metrics on encoded rows, and how good their predictions are.

        The metrics are the loss, accuracy or R², and the numbers of the quality.
        """
        rows = with_features(rows, self.features)
        batch = Batch(rows.inputs, rows.targets, rows.weights)
        with self.precision():
            found = evaluate(self.objective, self.run.params, batch)
        quality = replace(self, features=None).quality(rows)
        return quality.added_to(found), quality

    def _scores(
        self, inputs: np.ndarray, on_progress: Callable[[Progress], object] | None
    ) -> np.ndarray:
        """Return the scores of all rows, and report progress."""
        clock, parts = Stopwatch(), []
        for begin in range(0, len(inputs), PROGRESS_ROWS):
            part = inputs[begin : begin + PROGRESS_ROWS]
            parts.append(scores_of(self.objective, self.run.params, part))
            if on_progress is not None:
                done = begin + len(part)
                progress = Progress("predicting", step=done, steps=len(inputs))
                on_progress(replace(progress, seconds=clock.seconds))
        return np.concatenate(parts)

    def quality(self, rows: Dataset) -> Quality:
        """Return how good the predictions of encoded rows are."""
        inputs = with_features(rows, self.features).inputs
        with self.precision():
            scores = scores_of(self.objective, self.run.params, inputs)
            sums = self._sums()
            self._add(sums, rows.targets, scores, rows.weights)
        return sums.quality()

    def _sums(self) -> ClassSums | NumberSums:
        """Return what measures how good predictions are."""
        classes = self.encoding.classes
        return NumberSums() if classes is None else ClassSums(classes)

    def _add(
        self,
        sums: ClassSums | NumberSums,
        targets: np.ndarray,
        scores: np.ndarray,
        weights: np.ndarray | None = None,
    ) -> None:
        if isinstance(sums, ClassSums):
            add_scores(sums, self.objective.loss, scores, targets, weights)
            return
        predicted = np.asarray(self.objective.loss.predict(scores))
        truth = self.encoding.unscale_targets(targets)
        predicted = self.encoding.unscale_targets(predicted)
        sums.add(truth, predicted, weights=weights)

    def precision(self) -> AbstractContextManager[Any]:
        """Return a context that computes in the precision of the training."""
        return jax.enable_x64(self.run.settings["dtype"] == "float64")


def load_predictor(
    folder: str | Path, *, model: str | None = None, strict: bool = False
) -> Predictor:
    """Return the predictor of a stored run.

    Parameters
    ----------
    folder : path
        The folder of the run.
    model : str, optional
        "package.module:name", for a run with a user's own model: it is imported
        because the caller names it, never because the folder does.
    strict : bool
        Whether a category that the training part does not have is refused.

    Raises
    ------
    RunError
        If the folder holds no run, or a damaged one.
    SettingError
        If the run was made from Python and holds no settings to build its model from,
        or has a user's own model that is not named.

    See Also
    --------
    steepest.training.train : writes the run that this loads.
    """
    predictor = predictor_of(read_run(folder, history=False), model=model)
    if strict:
        return replace(predictor, encoding=predictor.encoding.strict())
    return predictor


def predictor_of(run: Run, *, model: str | None = None) -> Predictor:
    """Return the predictor of a run; `model` is as for `load_predictor`.

    Raises
    ------
    SettingError
        If the run was made from Python and holds no settings to build its model from.

    See Also
    --------
    steepest.training.load_predictor : the same for a stored run.
    """
    if "encoding" not in run.state:
        raise SettingError(
            f"The run in {run.folder or 'memory'} was made from Python, on arrays; it "
            "holds parameters, but not how a file becomes the model's inputs."
        )
    with intact(Path(run.folder or "run") / RECORD):
        state = stored(StoredState, run.state, "its state")
        encoding = Encoding.from_state(state.encoding, dict(run.arrays))
        stack = stored_stack(run)
        example = Dataset(
            inputs=example_rows(state, encoding, raw=stack is None),
            targets=np.zeros_like(encoding.targets.unknown(2)),
            classes=encoding.classes,
        )
        asked = Settings.from_json(run.settings.get("asked") or {})
    settings = replace(with_own_model(asked, run.folder, model), start=None)
    objective = objective_of(settings, example, None if stack else encoding.scaling)
    with intact(Path(run.folder or "run") / RECORD):
        check_params(objective.model, run.params, run.model_state)
    return Predictor(run, encoding, objective, stack)
