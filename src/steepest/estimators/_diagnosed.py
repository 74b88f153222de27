"""Why a fit works or does not: `diagnose`, and the warnings after a fit."""

import copy
import warnings
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import issparse
from sklearn.base import clone
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.validation import check_is_fitted

from ..errors import DataError
from ..language import language, told
from ..objectives import Batch, Objective
from ..runs import Outcome
from ._base import DescentEstimator

if TYPE_CHECKING:
    from ..diagnosis import Case, Diagnosis, Fix

MOST_NUMBERS = 1 << 26  # of dense rows that are made from sparse ones


class Mended(NamedTuple):
    """The result of `diagnose(…, fix=True)`.

    Attributes
    ----------
    estimator : DescentClassifier or DescentRegressor
        With better parameters, fitted; the same one where no change was shown to help.
    fix : Fix
        What was tried and kept, and the interval of what that gained; `print` shows it.
    """

    estimator: Any
    fix: "Fix"


@dataclass(kw_only=True, eq=False, repr=False)
class Diagnosed(DescentEstimator):
    """An estimator that knows why it works or does not."""

    def diagnose(
        self,
        X: Any,
        y: Any,
        sample_weight: Any = None,
        X_val: Any = None,
        y_val: Any = None,
        *,
        budget: float | None = None,
        fix: bool = False,
    ) -> "Diagnosis | Mended":
        """Say whether the last fit works, why not, and what to change first.

        Parameters
        ----------
        X, y, sample_weight, X_val, y_val
            What `fit` was given.
        budget : float, optional
            Seconds; see `steepest.diagnosis.diagnose`.
        fix : bool
            Whether to try the advice, in up to twelve trainings, and keep what helps.
            Rows that validate make this fair: give X_val, or validation_fraction.

        Returns
        -------
        Diagnosis, or with `fix` a Mended
            `print` shows it as text. `estimator, fix = ours.diagnose(X, y, fix=True)`
            gives an estimator with better parameters, and what they gained.

        Raises
        ------
        DataError
            If the number of rows is not that of `fit`, or if the rows are sparse and
            too large to be made dense.
        """
        from ..diagnosis import diagnose
        from ..diagnosis import fix as fixed

        check_is_fitted(self)
        rows, targets, weights, validation = self._encoded(
            X, y, sample_weight, X_val, y_val
        )
        rows = _dense(rows) if issparse(rows) else rows
        seed = self.run_.settings["seed"]
        objective, batch, validation_batch = copy.copy(self)._parts(
            rows, targets, weights, validation, self.scale_, seed
        )
        if len(batch.inputs) != self.run_.data["rows"]:
            raise DataError(
                f"fit had {self.run_.data['rows']} training rows; "
                f"these give {len(batch.inputs)}. Give diagnose the same rows as fit."
            )
        case = self._case(objective, batch, validation_batch)
        diagnosis = diagnose(case, budget=budget)
        if not fix:
            return diagnosis
        result = fixed(case, diagnosis)
        better = {k: v for k, v in result.change.items() if k in self.get_params()}
        if not better:
            return Mended(self, result)
        ours: Any = clone(self).set_params(**better)  # pyright: ignore
        return Mended(ours.fit(X, y, sample_weight, X_val, y_val), result)

    def _case(
        self, objective: Objective, batch: Batch, validation: Batch | None
    ) -> "Case":
        """Return what the checks look at."""
        from ..diagnosis import case_of

        start = self._continued_from
        if start is None:
            start = self._drawn(objective, self.run_.settings["seed"])
        case = case_of(
            self.run_,
            objective=objective,
            params=start,
            data=batch,
            validation=validation,
        )
        classes = getattr(self, "classes_", None)
        if classes is None or self._task_of_targets == "regression":
            return case
        return replace(case, class_names=tuple(map(str, classes)))

    def _warn(self, objective: Objective, batch: Batch, plateau: Any) -> None:
        """Warn of a fit that did not go well, with the first finding about it."""
        run, sentences = self.run_, []
        sentences += [told(note) for note in run.notes]
        if run.outcome == Outcome.INTERRUPTED:
            advice = "The parameters reached so far are kept."
            sentences.append(told(f"{run.reason} {advice}"))
        elif run.outcome == Outcome.DIVERGED:
            advice = "Choose a smaller learning_rate or 'auto'."
            sentences.append(told(f"{run.reason} {advice}"))
        elif self.tol is not None and not (
            run.outcome == Outcome.STOPPED_EARLY
            or (plateau is not None and plateau.reached)
        ):
            sentences.append(
                told(
                    f"The training loss still fell by more than tol={self.tol} after "
                    f"{self.epochs} epochs. Train longer, or choose another rate."
                )
            )
        if not sentences:
            return
        if run.outcome != Outcome.INTERRUPTED and not self._sparse:
            sentences += self._first_finding(objective, batch)
        sentences.append(told("diagnose(X, y) says why."))
        warnings.warn(" ".join(sentences), ConvergenceWarning, stacklevel=5)

    def _first_finding(self, objective: Objective, batch: Batch) -> list[str]:
        """Return the most important finding that costs nothing, as a sentence."""
        from ..diagnosis import diagnose, sentences

        problems = diagnose(self._case(objective, batch, None), budget=0).problems
        return [sentences(problems[0], language()).because] if problems else []


def _dense(rows: Any) -> np.ndarray:
    """Return sparse rows with their zeros, which the checks look at."""
    if rows.shape[0] * rows.shape[1] > MOST_NUMBERS:
        raise DataError(
            f"A diagnosis needs dense rows, and {rows.shape[0]} sparse rows of "
            f"{rows.shape[1]} columns would be {rows.shape[0] * rows.shape[1]:,} "
            "numbers. Fit and diagnose a part of the rows."
        )
    return rows.toarray()
