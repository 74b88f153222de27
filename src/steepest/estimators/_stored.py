"""Estimators in a folder, in the format of a run: nothing is pickled."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import numpy as np
from sklearn.utils.validation import check_is_fitted

from .._core import to_json_value
from ..errors import RunError, SettingError
from ..predicting import array_of, names_of, stored_state
from ..runs import RECORD, Run, intact, write_run
from ..training import check_params
from ._scaled import Scaled
from ._stream import Stream

STATE = "estimator"
"""Under this name a run's `state` holds what makes an estimator of it."""
VERSION = 1


@dataclass(kw_only=True, eq=False, repr=False)
class Stored(Stream):
    """An estimator that is saved in a folder, and loaded from it."""

    def save(self, path: str | Path) -> Path:
        """Store the fitted estimator in a folder, from which `steepest.load` reads it.

        It holds the run, the scaling, classes and parameters; what `partial_fit`
        would go on with, and callbacks, are not in it.

        Parameters
        ----------
        path : path
            A folder that is missing or empty.

        Returns
        -------
        Path
            The folder.

        Raises
        ------
        SettingError
            If a parameter is an object that only Python can make.
        RunError
            If the folder holds something else, or cannot be written.
        """
        check_is_fitted(self)
        arrays = {"center": self.scale_.center, "factor": self.scale_.factor}
        target_scale = getattr(self, "target_scale_", None)
        if target_scale is not None:
            arrays |= {
                "target_center": target_scale.center,
                "target_factor": target_scale.factor,
            }
        state = {
            "version": VERSION,
            "kind": type(self).__name__,
            "parameters": self._stored_parameters(),
            "by_model": self.scale_.by_model,
            "sparse": self._sparse,
            "input_shape": list(self._input_shape),
            "n_targets": self._n_targets,
            "labels": getattr(self, "_labels", None),
            "flat": getattr(self, "_flat", None),
            "n_features": getattr(self, "n_features_in_", None),
            "names": _listed(getattr(self, "feature_names_in_", None)),
            "classes": _listed(getattr(self, "classes_", None)),
            "passes": self._passes,
            "row_type": self._row_type,
            "layers": self._stored_layers(),
            "links": names_of(self._links),
        }
        arrays = {name: np.asarray(array) for name, array in arrays.items()}
        run = replace(self.run_, state={STATE: state}, arrays=arrays)
        return Path(write_run(run, path).folder or path)

    def _stored_layers(self) -> dict[str, Any] | None:
        """Return what predicting without JAX needs of a linear model or an mlp."""
        if self._layers is None:
            return None
        names = ("kind", "activation", "last_activation", "intercept")
        return {name: getattr(self._layers, name) for name in names}

    def _stored_parameters(self) -> dict[str, Any]:
        parameters = self.get_params() | {"callbacks": None}
        if not isinstance(parameters["random_state"], int | np.integer | None):
            parameters["random_state"] = int(self.run_.settings["seed"])
        weights = parameters.get("class_weight")
        if isinstance(weights, Mapping):  # JSON has no names but texts
            parameters["class_weight"] = {"pairs": list(weights.items())}
        stored = {}
        for name, value in parameters.items():
            try:
                stored[name] = to_json_value(value)
            except RunError as error:
                raise SettingError(
                    f"The parameter '{name}' is {value!r}, an object that no folder "
                    "can hold. Give it by its name, or use pickle."
                ) from error
        return stored

    @classmethod
    def _of_run(cls, run: Run, model: str | None) -> Self:
        """Return the estimator that a folder holds."""
        with intact(Path(run.folder or "run") / RECORD):
            state, arrays = stored_state(run, STATE), run.arrays
            names, classes = array_of(state.names), array_of(state.classes)
        parameters = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in state.parameters.items()
        }
        if unknown := sorted(parameters.keys() - cls().get_params().keys()):
            raise RunError(
                f"{run.folder} holds an estimator with a parameter '{unknown[0]}', "
                "which this steepest does not know. Install a newer one."
            )
        weights = parameters.get("class_weight")
        if isinstance(weights, Mapping):
            parameters["class_weight"] = dict(weights["pairs"])
        own = str(parameters.get("model"))
        if ":" in own and own != model:
            raise SettingError(
                f"The estimator has your own model, {own}, and a folder imports no "
                f"code by itself. Load it with model='{own}'."
            )
        ours = cls(**parameters)
        ours.run_ = replace(run, state={}, arrays={})
        ours.scale_ = Scaled(arrays["center"], arrays["factor"], state.by_model)
        if "target_center" in arrays:
            ours.target_scale_ = Scaled(
                arrays["target_center"], arrays["target_factor"]
            )
        ours._input_shape = tuple(state.input_shape)
        ours._sparse, ours._n_targets = state.sparse, state.n_targets
        ours._row_type = state.row_type
        ours._passes, ours._snapshot, ours._continued_from = state.passes, None, None
        ours._input_scaler = ours._target_scaler = None
        for name, value in (
            ("_flat", state.flat),
            ("_labels", state.labels),
            ("n_features_in_", state.n_features),
            ("feature_names_in_", names),
            ("classes_", classes),
        ):
            if value is not None:
                setattr(ours, name, value)
        try:
            objective = ours._objective()
        except SettingError as error:
            raise RunError(f"{run.folder} is damaged: {error.english}") from error
        with intact(Path(run.folder or "run") / RECORD):
            check_params(objective.model, run.params, run.model_state)
        ours._layers = ours._plain_layers(objective)
        return ours


def loaded_estimator(run: Run, model: str | None = None) -> Any:
    """Return the estimator that a stored run is.

    See Also
    --------
    steepest.load : calls this for a folder that `save` wrote.
    """
    state = run.state[STATE]
    state = state if isinstance(state, Mapping) else {}
    kinds = {kind.__name__: kind for kind in _kinds(Stored)}
    if state.get("version") != VERSION or state.get("kind") not in kinds:
        raise RunError(
            f"{run.folder} holds an estimator in format {state.get('version')}; this "
            f"steepest reads format {VERSION}. Install a newer one."
        )
    return kinds[state["kind"]]._of_run(run, model)


def _kinds(base: type[Stored]) -> list[type[Stored]]:
    """Return a class and all that are made of it."""
    return [base, *(kind for each in base.__subclasses__() for kind in _kinds(each))]


def _listed(array: Any) -> Any:
    """Return an array of names or numbers as JSON, with its type."""
    if array is None:
        return None
    return {"type": array.dtype.str, "values": array.tolist()}
