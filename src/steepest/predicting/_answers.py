"""What estimators answer: classes, probabilities and numbers, made of scores."""

from typing import Any

import numpy as np
from sklearn.base import ClassifierMixin, RegressorMixin
from sklearn.utils.metaestimators import available_if
from sklearn.utils.validation import check_is_fitted

from ._dispatch import by_numpy
from ._units import Units


def _has_probabilities(estimator: Any) -> bool:
    if estimator._of_columns or estimator._loss().probability is not None:
        return True
    loss = getattr(estimator, "loss", None)
    raise AttributeError(f"probability estimates are not available for loss={loss!r}")


class ClassAnswers(ClassifierMixin):
    """The methods of a classifier that has `_scores`, `_loss` and kinds of labels.

    See Also
    --------
    steepest.DescentClassifier : has them.
    """

    classes_: np.ndarray
    _labels: Any
    _of_columns: Any
    _scores: Any
    _loss: Any

    def decision_function(self, X: Any) -> np.ndarray:
        """Return scores (rows, classes); for two classes (rows,), above 0 the second.

        Parameters
        ----------
        X : like the X of `fit`
            Inputs.
        """
        check_is_fitted(self)
        scores = self._scores(X)
        if self._labels != "classes":
            return scores if scores.shape[1] > 1 else np.hstack([-scores, scores])
        if len(self.classes_) > 2:
            return scores
        return scores[:, 0] if scores.shape[1] == 1 else scores[:, 1] - scores[:, 0]

    def predict(self, X: Any) -> np.ndarray:
        """Return the class of the highest score in each row.

        Of one-hot targets as one-hot rows; of several labels a row those that are more
        likely than not, as zeros and ones.

        Parameters
        ----------
        X : like the X of `fit`
            Inputs.
        """
        check_is_fitted(self)
        scores = self._scores(X)
        if self._labels == "several":
            return (scores > 0).astype(int)
        if self._labels == "soft":
            return self.classes_[scores.argmax(axis=1)]
        predicted = np.asarray(self._loss().predict(scores))
        if self._labels == "one_hot":
            return np.eye(len(self.classes_), dtype=int)[predicted]
        return self.classes_[predicted * (len(self.classes_) > 1)]

    @available_if(_has_probabilities)
    def predict_proba(self, X: Any) -> np.ndarray:
        """Return probabilities (rows, classes), where the loss gives them.

        Those of several labels a row are of each label on its own.

        Parameters
        ----------
        X : like the X of `fit`
            Inputs.
        """
        check_is_fitted(self)
        loss: Any = self._loss()
        scores = self._scores(X)
        if len(self.classes_) == 1:
            return np.ones((len(scores), 1), scores.dtype)
        return np.asarray(
            loss.predict(scores) if self._of_columns else loss.probability(scores)
        )

    @available_if(_has_probabilities)
    def predict_log_proba(self, X: Any) -> np.ndarray:
        """Return the logarithms of `predict_proba`, finite where those round to 0.

        Parameters
        ----------
        X : like the X of `fit`
            Inputs.
        """
        check_is_fitted(self)
        loss: Any = self._loss()
        if len(self.classes_) == 1 or loss.log_probability is None:
            with np.errstate(divide="ignore"):  # some losses say that a share is 0
                return np.log(self.predict_proba(X))
        return np.asarray(loss.log_probability(self._scores(X)))

    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float:
        """Return the accuracy: the share of rows that are predicted right.

        Of soft labels the class of the highest probability counts; of several labels
        a row is right if all of them are.

        Parameters
        ----------
        X, y : like those of `fit`
            Inputs and targets.
        sample_weight : (rows,), optional
            How much each row counts.
        """
        if getattr(self, "_labels", "classes") == "soft" and np.ndim(y) > 1:
            y = self.classes_[np.asarray(y).argmax(axis=1)]
        with by_numpy():
            return super().score(X, y, sample_weight)


class NumberAnswers(RegressorMixin):
    """The methods of a regressor that has `_scores`, `_loss` and scaled targets.

    See Also
    --------
    steepest.DescentRegressor : has them.
    """

    target_scale_: Units
    _flat: bool
    _scores: Any
    _loss: Any

    def predict(self, X: Any) -> np.ndarray:
        """Return predictions in the units of y, (rows,) or (rows, outputs).

        Parameters
        ----------
        X : like the X of `fit`
            Inputs.
        """
        check_is_fitted(self)
        scores = self._scores(X)
        scaled = np.asarray(self._loss().predict(scores))
        numbers = self.target_scale_.undo(scaled[:, 0] if self._flat else scaled)
        return numbers.astype(scores.dtype)

    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float:
        """Return R²: the share of the variance of y that is predicted.

        Parameters
        ----------
        X, y : like those of `fit`
            Inputs and targets.
        sample_weight : (rows,), optional
            How much each row counts.
        """
        with by_numpy():
            return super().score(X, y, sample_weight)
