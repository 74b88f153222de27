"""A run with everything needed to predict, evaluate and diagnose."""

import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from ..data import Encoding
from ..descent import Progress
from ..display import lab as the_lab
from ..errors import SettingError
from ..language import told
from ..objectives import Objective
from ..runs import Run
from ..training import Material, Predictor, predicted_columns
from ._notebook import notebook_progress

if TYPE_CHECKING:  # slow to load, and not needed to predict
    from ..diagnosis import Diagnosis
    from ..features import FeatureStack


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class TrainedRun(Run):
    """A run that predicts: what `steepest.train` and `steepest.load` return.

    Skipped rows, and categories that the training part does not have, give a warning;
    missing values are replaced without one.

    Attributes
    ----------
    encoding : Encoding
        What turns files, frames and arrays into rows.
    objective : Objective
        Model, loss and scaling; the parameters are those of the run.
    features : FeatureStack or None
        What turns rows into the model's inputs; None where they are the same.
    material : Material or None
        What it was trained on; None for a run that was loaded.
    own_model : str or None
        The path of a user's own model, as given to `load`.

    Examples
    --------
    >>> from steepest import train
    >>> run = train("wine", epochs=20, learning_rate=0.05)
    >>> run.predict("wine").shape, run.predict_probabilities("wine").shape
    ((178,), (178, 3))
    >>> run.evaluate("wine")["accuracy"] > 0.9
    True
    """

    encoding: Encoding
    objective: Objective
    features: "FeatureStack | None" = None
    material: Material | None = None
    own_model: str | None = None

    @classmethod
    def of(cls, run: Run, **parts: Any) -> Self:
        """Return a run together with its encoding, objective and so on."""
        return cls(
            **{field.name: getattr(run, field.name) for field in fields(Run)}, **parts
        )

    @property
    def predictor(self) -> Predictor:
        """The predictor that `steepest predict` uses."""
        return Predictor(self, self.encoding, self.objective, self.features)

    @property
    def classes(self) -> tuple[Any, ...] | None:
        """The classes as the targets held them, in the order of the probabilities."""
        return self.encoding.class_values

    def predict(self, data: Any, *, skip_bad: bool = False) -> np.ndarray:
        """Return a class or a number for each row.

        Parameters
        ----------
        data : source
            A path, a data frame, or an array of inputs; columns are found by name, and
            others are ignored.
        skip_bad : bool
            Whether rows that cannot be used are left out instead of raising.

        Returns
        -------
        (rows,) or (rows, outputs) array
            Classes as the targets held them, or numbers in the target's own unit.

        Raises
        ------
        DataError
            If the data cannot be read or do not fit the training part.
        """
        predictions = self.predictor.predict_source(data, skip_bad)
        self._warn(predictions.notes, predictions.filled)
        return self._as_given(predictions.values)

    def predict_probabilities(self, data: Any, *, skip_bad: bool = False) -> np.ndarray:
        """Return the probability of every class, shape (rows, classes).

        The columns are in the order of `classes`. Parameters and errors are those of
        `predict`.

        Raises
        ------
        SettingError
            If the loss reads no probabilities from scores.
        """
        predictions = self.predictor.predict_source(data, skip_bad)
        self._warn(predictions.notes, predictions.filled)
        if predictions.probabilities is None or predictions.classes is None:
            raise SettingError(
                "This model gives no probabilities, because its loss defines none. "
                'Train with loss="softmax_cross_entropy", or use predict().'
            )
        return predictions.probabilities

    def predict_table(
        self,
        data: Any,
        *,
        probabilities: bool = False,
        copy: str | Sequence[str] = (),
        digits: int | None = None,
        skip_bad: bool = False,
        on_progress: Callable[[Progress], object] | None = None,
        keep: str | Sequence[str] = (),
    ) -> dict[str, np.ndarray]:
        """Return the columns that `steepest predict` writes, for a frame of any kind.

        Parameters
        ----------
        data, skip_bad
            As for `predict`. With `skip_bad`, "row" numbers the rows that are left.
        probabilities : bool
            Whether to add the probability of every class.
        copy : str or sequence of str
            Columns of the data to put in front, such as an id.
        digits : int, optional
            Round numbers to this many significant digits.
        on_progress : callable, optional
            Called with a `Progress` now and then.
        keep : str or sequence of str
            The former name of `copy`, which raises.

        Returns
        -------
        dict of str to (rows,) array
            "row" or "file", the copied columns, "prediction", "probability of CLASS".

        Examples
        --------
        >>> import pyarrow
        >>> from steepest import train
        >>> run = train("diabetes", epochs=5, learning_rate=0.05)
        >>> people = {name: [0.01, 0.05] for name in run.encoding.feature_names}
        >>> people = pyarrow.table(people | {"name": ["Ann", "Bo"]})
        >>> pyarrow.table(run.predict_table(people, copy="name")).column_names
        ['name', 'prediction']
        """
        if keep:
            raise SettingError(
                "What predict_table copies beside the predictions is called copy now: "
                f"copy={keep!r}. In a training, keep is for columns to learn from."
            )
        predictions = self.predictor.predict_source(
            data, skip_bad, copy=copy, on_progress=on_progress
        )
        self._warn(predictions.notes, predictions.filled)
        return predicted_columns(
            replace(predictions, values=self._as_given(predictions.values)),
            self.encoding.target_names,
            probabilities=probabilities,
            numbered=skip_bad,
            digits=digits,
        )

    def evaluate(self, data: Any, *, skip_bad: bool = False) -> dict[str, float]:
        """Return the loss, and accuracy or R², on rows with known targets.

        Parameters and errors are those of `predict`; arrays come as a pair (inputs,
        targets).
        """
        parts = self.predictor.parts(data, skip_bad, with_targets=True)
        metrics, _ = self.predictor.judge_parts(parts)
        self._warn(parts.notes, parts.filled)
        return metrics

    def lab(self, view: str = "train") -> Any:
        """Return a view of the lab as a widget, for a notebook: its data and settings.

        Parameters
        ----------
        view : {"train", "doctor", "surfaces"}
            "train" trains again with the run's data and settings, step by step;
            "doctor" shows the findings of a stored run.

        Returns
        -------
        anywidget.AnyWidget

        Raises
        ------
        SettingError
            If anywidget is not installed, or the run was trained on frames or arrays,
            which the lab cannot read again.
        """
        asked = self.settings.get("asked")
        if not isinstance(asked, Mapping) or self.data.get("in_memory"):
            raise SettingError(
                "The lab reads data again by their name, and this run was trained on "
                "frames or arrays. Write them to a file and train on that."
            )
        return the_lab().of_run(self, asked, view)

    def diagnose(
        self,
        *,
        data: Any = None,
        validation: Any = None,
        budget: float | None = None,
        also: Collection[str] = (),
        on_check: Callable[[str, int, int], object] | None = None,
    ) -> "Diagnosis":
        """Return why the run works or does not, and what to fix first.

        Parameters
        ----------
        data, validation : source, optional
            The frames or arrays that a loaded run was trained on, which are not stored
            with it. Files are read again without these.
        budget, also, on_check
            As for `steepest.diagnosis.diagnose`.

        Returns
        -------
        Diagnosis
            It prints as text.

        Raises
        ------
        DataError
            If the data cannot be read, or have changed since.
        """
        from .._core import keep_compiled_programs
        from ..diagnosis import case_of_material, case_of_run, diagnose

        keep_compiled_programs()
        given = {"data": data, "validation": validation}
        given = {name: source for name, source in given.items() if source is not None}
        if self.material is not None and not given:
            case = case_of_material(self, self.material)
        elif self.folder is not None:
            case = case_of_run(self.folder, given, model=self.own_model)
        else:
            raise SettingError(
                "This run knows what it was trained on. Leave out data and validation."
            )
        shown = None if on_check else notebook_progress()
        if shown is None:
            return diagnose(case, budget=budget, also=also, on_check=on_check)

        def show(name: str, number: int, of: int) -> None:
            del name
            shown(Progress("diagnosing", step=number, steps=of))

        diagnosis = diagnose(case, budget=budget, also=also, on_check=show)
        show("", 1, 1)
        return diagnosis

    def _as_given(self, values: np.ndarray) -> np.ndarray:
        """Return class names as the classes that the targets held."""
        if self.classes is None or self.encoding.classes is None:
            return values
        codes = {name: code for code, name in enumerate(self.encoding.classes)}
        return np.asarray(self.classes)[[codes[name] for name in values.tolist()]]

    def _warn(self, notes: Sequence[str], filled: Sequence[str]) -> None:
        for note in notes:
            if note not in filled:
                warnings.warn(told(note), UserWarning, stacklevel=3)
