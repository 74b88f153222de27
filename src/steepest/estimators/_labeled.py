"""The targets of a classifier as its loss takes them, and the weights of their rows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import numpy as np
from scipy.sparse import csr_array, issparse
from sklearn.utils import compute_sample_weight
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import column_or_1d, validate_data

from ..errors import DataError, SettingError
from ..predicting import by_numpy
from ..settings import ObjectiveSettings
from ._base import validates
from ._exported import Exported
from ._labels import Kind, check_columns, kind_of, loss_of, table_of_labels


@dataclass(kw_only=True, eq=False, repr=False)
class Labeled(Exported):
    """An estimator whose targets are classes, probabilities or labels."""

    _task: ClassVar[str] = "classification"
    _labels: ClassVar[Kind] = "classes"
    classes_: ClassVar[np.ndarray]

    class_weight: str | Mapping[Any, float] | None = None

    @property
    def _of_columns(self) -> bool:
        """Whether the loss takes a column of numbers for each class."""
        return self._labels in ("soft", "several")

    @property
    def _task_of_targets(self) -> str:
        return "regression" if self._of_columns else self._task

    def _objective_settings(self) -> ObjectiveSettings:
        settings = ObjectiveSettings.of(self)
        return replace(settings, loss=loss_of(self._labels, self.loss))

    def _learned_targets(
        self, y: np.ndarray, continues: bool
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return targets as the loss takes them, and the classes."""
        table = table_of_labels(y) if y.ndim > 1 else None
        if continues:
            check_columns(table, self._labels, len(self.classes_))
        if table is None:
            check_classification_targets(y)
            classes, targets = np.unique(y, return_inverse=True)
            if continues and not np.array_equal(classes, self.classes_):
                raise DataError(
                    "warm_start can only be used where `y` has the same classes as in "
                    f"the previous call to fit. Previously got {self.classes_}, `y` "
                    f"has {classes}. Set warm_start=False to start again."
                )
            self._labels: Kind = "classes"
            return targets.astype(np.int32), classes
        if not continues:
            self._labels = kind_of(table)
        return self._targets_of(table), np.arange(table.shape[1])

    def _targets_of(self, table: np.ndarray) -> np.ndarray:
        if self._labels != "one_hot":
            return table.astype(self.dtype)
        return table.argmax(axis=1).astype(np.int32)

    def _partial_fit_of_columns(self, X: Any, y: Any, sample_weight: Any) -> Self:
        """Go on learning from targets of a column for each class."""
        table, first = table_of_labels(y), not hasattr(self, "run_")
        if first and table is not None:
            kind = kind_of(table)  # that each row has one label may be chance
            self._labels = "several" if kind == "one_hot" else kind
            self.classes_ = np.arange(table.shape[1])
        check_columns(table, self._labels, len(self.classes_))
        weights = self._weights_of(sample_weight, X, y)
        self._learn_inputs(X, weights)
        self._learn_from(
            X, self._targets_of(table), weights, len(self.classes_), tells_rates=True
        )
        return self

    def _validated(self, X: Any, y: Any, reset: bool) -> tuple[Any, np.ndarray]:
        with by_numpy():
            rows, targets = validate_data(  # pyright: ignore
                self,
                X,
                y,
                allow_nd=True,
                reset=reset,
                accept_sparse="csr",
                multi_output=True,
            )
        if issparse(targets):
            return rows, csr_array(targets).toarray()
        if targets.ndim == 2 and targets.shape[1] > 1:
            return rows, targets
        return rows, column_or_1d(targets, warn=True)

    def _encoded(
        self, X: Any, y: Any, sample_weight: Any, X_val: Any, y_val: Any
    ) -> tuple[Any, Any, Any, Any]:
        rows, targets = self._checked(X, y)
        weights = self._weights_of(sample_weight, rows, y)
        validation = self._checked(X_val, y_val) if validates(X_val, y_val) else None
        return rows, targets, weights, validation

    def _weights_of(self, sample_weight: Any, rows: Any, y: Any) -> np.ndarray | None:
        """Return the weight of each row, its class weight included."""
        weights = self._weights(sample_weight, rows)
        if self.class_weight is None:
            return weights
        if self._of_columns:
            raise SettingError(
                "class_weight is for one class a row; y holds probabilities or "
                "several labels. Leave it out, or weigh rows by sample_weight."
            )
        if np.ndim(y) > 1:  # one-hot
            y = np.asarray(y).argmax(axis=1)
        by_class = compute_sample_weight(self.class_weight, y)
        return by_class if weights is None else weights * by_class

    def _checked(self, X: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
        """Return other rows and their targets, which must be like those of the fit."""
        X, y = self._validated(X, y, reset=False)
        table = table_of_labels(y) if y.ndim > 1 else None
        check_columns(table, self._labels, len(self.classes_))
        if table is not None:
            return X, self._targets_of(table)
        unseen = np.setdiff1d(y, self.classes_)
        if len(unseen):
            raise DataError(
                f"y_val holds the class '{unseen[0]}', which y does not; the classes "
                f"are {self.classes_.tolist()}."
            )
        return X, np.searchsorted(self.classes_, y).astype(np.int32)
