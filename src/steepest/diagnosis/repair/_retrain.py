"""Train a case again with a change of settings.

Data, seed and everything that the change does not name stay as they are. A run that was
trained from files is built again from its settings; for a run from Python, the parts of
the objective that the change names are replaced.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import groupby
from typing import Any, NamedTuple

import jax
import numpy as np

from ..._core import key_for
from ...descent import NUMBERS, descend_together
from ...errors import SettingError, SteepestError
from ...models import Layers, Model, model_of_layers, models
from ...objectives import (
    Batch,
    Objective,
    Scaling,
    loss_named,
    weights_by_class,
)
from ...runs import Run
from ...settings import DataSettings, DescentSettings, ObjectiveSettings, Settings
from ...training import (
    build_model,
    build_penalty,
    descent_of,
    judged_run,
    material,
)
from .._case import Case
from .._cases import case_of, case_of_material
from .._rows_alone import rows_alone
from ..measured._mended import standardized_targets
from ..measured._reduction import finite_rows
from ..measured._reference import measure_reference
from ._gain import taken

DESCENT = frozenset(field.name for field in fields(DescentSettings)) - {"dtype"}
DATA = frozenset(field.name for field in fields(DataSettings)) - {"class_weight"}
IN_LAYERS = frozenset({"activation", "dropout", "input_dropout", "last_activation"})
MODEL = IN_LAYERS | {"model", "hidden", "filters", "start"}
PENALTY = frozenset({"penalty", "penalty_options", "penalty_strength"})
LOSS = frozenset({"loss", "loss_options"})
ROWS = frozenset({"class_weight", "scaling", "skip_bad"})
IN_NUMBERS = NUMBERS | {"penalty_strength"}


def retrained(case: Case, change: Mapping[str, Any], stop_rows: Any = None) -> Case:
    """Train again with a change of settings, and return the case of that run.

    Parameters
    ----------
    case : Case
        The run to train again.
    change : mapping
        Settings by name, as one of a finding's `remedies`.
    stop_rows : array of int, optional
        The validation rows that decide when to stop early; all by default.

    Returns
    -------
    Case

    Raises
    ------
    SettingError
        If the change names a setting that such a case does not have.
    SteepestError
        Whatever a training can raise.
    """
    after = next(each_retrained(case, [change], stop_rows))
    if isinstance(after, SteepestError):
        raise after
    return after


def each_retrained(
    case: Case, changes: Sequence[Mapping[str, Any]], stop_rows: Any = None
) -> Iterator[Case | SteepestError]:
    """Yield the case of every change in turn, or why it could not be trained.

    Neighbors that differ in numbers alone are trained side by side, where that is
    faster; the others when they are asked for.

    See Also
    --------
    retrained : trains with one change, and raises.
    """
    for _, alike in groupby(changes, _besides_numbers):
        trainings = [_prepared(case, change, stop_rows) for change in alike]
        runs = _runs([one.descent for one in trainings if isinstance(one, _Training)])
        for training in trainings:
            if isinstance(training, SteepestError):
                yield training
            else:
                yield training.ended(next(runs))


class _Training(NamedTuple):
    """What `descend` takes, and what makes a case of its run."""

    descent: dict[str, Any]
    case_of: Callable[[Run], Case]

    def ended(self, run: Run | SteepestError) -> Case | SteepestError:
        if isinstance(run, SteepestError):
            return run
        try:
            return self.case_of(run)
        except SteepestError as problem:
            return problem


def _besides_numbers(change: Mapping[str, Any]) -> str:
    """Return what a change says besides numbers, as text."""
    others = {k: v for k, v in change.items() if k not in IN_NUMBERS}
    return json.dumps(others, sort_keys=True, default=str)


def _runs(descents: list[dict[str, Any]]) -> Iterator[Run | SteepestError]:
    """Yield every run in turn, or what `descend` raised."""
    done = 0
    while done < len(descents):
        runs = descend_together(descents[done:])
        while done < len(descents):
            done += 1
            try:
                yield next(runs)
            except SteepestError as problem:
                yield problem
                break  # which ended the others, too


def _prepared(
    case: Case, change: Mapping[str, Any], stop_rows: Any
) -> _Training | SteepestError:
    make = _from_objective if case.material is None else _from_settings
    try:
        training = make(case, change, stop_rows)
    except SteepestError as problem:
        return problem

    def case_of_run(run: Run) -> Case:
        after = training.case_of(run)
        if not ROWS & set(change):
            after.keep_from(case, measure_reference)  # which depends on rows alone
        return after

    return training._replace(case_of=case_of_run)


def _from_settings(case: Case, change: Mapping[str, Any], stop_rows: Any) -> _Training:
    loaded: Any = case.material
    asked = {**case.asked, **change}
    if asked["start"] == "auto" and asked["model"] == "linear":
        asked["start"] = None
    settings = Settings.from_json(asked)
    if DATA & set(change):
        loaded = material(settings, in_memory=loaded.in_memory)
    else:
        loaded = loaded.with_settings(settings)
    trained_on = loaded
    if stop_rows is not None and settings.patience is not None:
        validation = loaded.splits.validation
        chosen = validation and validation.take(np.asarray(stop_rows))
        trained_on = replace(loaded, splits=replace(loaded.splits, validation=chosen))
    return _Training(
        descent_of(trained_on),
        lambda run: case_of_material(judged_run(run, trained_on), loaded),
    )


def _from_objective(case: Case, change: Mapping[str, Any], stop_rows: Any) -> _Training:
    unknown = set(change) - DESCENT - MODEL - PENALTY - LOSS - ROWS
    of_function = DESCENT | {"scaling"}
    if unknown or (case.own_function and set(change) - of_function):
        name = min(unknown or set(change) - of_function)
        raise SettingError(
            f"{name} cannot be changed in a run from Python. Change it, and descend "
            "again."
        )
    rows, validation = _rows(case, change)
    objective, params = case.objective, case.start
    if isinstance(objective, Objective):
        objective, params = _rebuilt(replace(case, rows=rows), change)
        objective = objective.with_state(None)  # as every training begins
    settings = {
        **_descent(case, change),
        **{k: change[k] for k in DESCENT & set(change)},
    }
    stop_by = validation
    if stop_rows is not None and settings["patience"] is not None:
        stop_by = taken(validation, np.asarray(stop_rows))

    def case_of_run(run: Run) -> Case:
        after = case_of(
            run, objective=objective, params=params, data=rows, validation=validation
        )
        return replace(
            after,
            class_names=case.class_names,
            column_names=case.column_names,
            asked={**case.asked, **change} if case.asked else {},
        )

    parts = {"objective": objective, "params": params, "data": rows}
    return _Training({**parts, "validation": stop_by, **settings}, case_of_run)


def _descent(case: Case, change: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of `descend` as the run resolved them."""
    settings = case.settings
    custom = [n for n in ("schedule", "optimizer") if settings.get(n) == "custom"]
    if not set(custom) <= set(change):
        raise SettingError(
            "The schedule or the optimizer is a function from Python, which a run does "
            "not store. Change the settings by hand, and descend again."
        )
    known = {name: settings[name] for name in DESCENT if name in settings}
    return {"patience": None, **known, "dtype": settings["dtype"]}


def _rows(case: Case, change: Mapping[str, Any]) -> tuple[Any, Any]:
    """Return the rows: without those that are not finite, with weights, or scaled.

    As in a training from files, numbers that are predicted are standardized, too.
    """
    rows, validation = case.rows, case.validation
    if case.own_function:
        return (
            _scaled(case) if change.get("scaling") == "standard" else (rows, validation)
        )
    if change.get("skip_bad"):
        rows = _finite(rows)
        validation = validation and _finite(validation)
    if change.get("class_weight") is not None:
        weights = weights_by_class(
            rows.targets, change["class_weight"], case.class_names
        )
        if rows.weights is not None:
            weights = weights * rows.weights
        rows = rows._replace(weights=weights)
    if change.get("scaling") == "standard" and case.task == "regression":
        scaled = standardized_targets(replace(case, rows=rows, validation=validation))
        rows, validation = scaled["rows"], scaled["validation"]
    return rows, validation


def _scaled(case: Case) -> tuple[Any, Any]:
    """Return the rows of a user-defined function with standardized inputs."""
    alone = case.once(rows_alone)
    if alone is None:
        raise SettingError(
            "The inputs are not known in the rows of this function. Standardize them, "
            "and descend again."
        )
    scaling: Any = _scaling(np.asarray(alone.rows.inputs), "standard")
    before = np.shape(alone.rows.inputs)

    def scaled(rows: Any) -> Any:
        if rows is None:
            return None
        is_inputs = [np.shape(a)[1:] == before[1:] for a in jax.tree.leaves(rows)]
        leaves, shape = jax.tree.flatten(rows)
        place = is_inputs.index(True)
        leaves[place] = np.asarray(scaling(np.asarray(leaves[place])))
        return jax.tree.unflatten(shape, leaves)

    return scaled(case.rows), scaled(case.validation)


def _rebuilt(case: Case, change: Mapping[str, Any]) -> tuple[Objective, Any]:
    """Return the objective and the start with the parts that a change names."""
    objective: Objective = case.objective
    params = case.start
    if LOSS & set(change):
        options = dict(change.get("loss_options", objective.loss.options))
        loss = loss_named(change.get("loss") or objective.loss.name, **options)
        objective = replace(objective, loss=loss)
    if PENALTY & set(change):
        strength = change.get("penalty_strength", objective.penalty_strength)
        objective = replace(objective, penalty_strength=float(strength))
        if change.get("penalty") or objective.penalty is None:
            settings = {name: change[name] for name in PENALTY & set(change)}
            penalty = build_penalty(ObjectiveSettings(**settings))
            objective = replace(objective, penalty=penalty)
    if change.get("scaling") or change.get("skip_bad"):
        how = change.get("scaling") or case.asked.get("scaling", "standard")
        if change.get("scaling") or objective.scaling is not None:
            scaling = _scaling(np.asarray(case.rows.inputs), how)
            objective = replace(objective, scaling=scaling)
    if MODEL & set(change):
        model = _model(case, objective, change)
        objective = replace(objective, model=model)
        fresh = model.init(key_for(int(case.settings["seed"]), "start"))
        shapes = [jax.tree.map(np.shape, tree) for tree in (fresh, params)]
        # a start that the change does not name stays where it fits the new model
        if "start" in change or shapes[0] != shapes[1]:
            params = fresh
    return objective, params


def _model(case: Case, objective: Objective, change: Mapping[str, Any]) -> Model:
    """Return the model that a change asks for; what it does not name stays."""
    layers = objective.model.layers
    kind: Any = change.get("model") or (layers and layers.kind)
    if kind not in models:
        if set(change) & MODEL == {"start"}:
            return objective.model  # its own `init` draws the start
        raise SettingError(
            f"The layers of the model {objective.model.name} are not known; change it "
            "by hand."
        )
    if layers is None or kind != layers.kind:
        layers = _layers_asked(case, objective, kind)
    changed = {name: change[name] for name in IN_LAYERS & set(change)}
    if layers.hidden_setting in change and kind != "linear":
        hidden = change[layers.hidden_setting]
        changed["sizes"] = (layers.sizes[0], *hidden, layers.sizes[-1])
    if "start" in change:
        drawn = {"start": change["start"] or "auto", "last_start": "zero"}
        changed |= {**drawn, "start_scale": 1.0}
    return model_of_layers(replace(layers, **changed))


def _layers_asked(case: Case, objective: Objective, kind: str) -> Layers:
    """Return the layers of another kind of model, by the settings of the case."""
    inputs = int(np.prod(np.shape(case.rows.inputs)[1:]))
    scores = jax.eval_shape(objective.scores, case.start, case.rows.inputs[:2])
    if kind == "linear":
        return Layers("linear", (inputs, scores.shape[1]))
    asked = {name: case.asked[name] for name in IN_LAYERS & set(case.asked)}
    if kind == "convnet":
        settings = ObjectiveSettings(model=kind, **asked)
        built: Any = build_model(settings, case.rows.inputs, scores.shape[1])
        return built.layers
    sizes = (inputs, *ObjectiveSettings().hidden, scores.shape[1])
    return Layers("mlp", sizes, **asked)


def _scaling(inputs: np.ndarray, how: str) -> Scaling | None:
    """Return the scaling of inputs to mean 0 and deviation 1.

    Images get one mean and one deviation for all pixels: other numbers than those of
    `steepest.data`, which subtracts the mean image.
    """
    if how == "none":
        return None
    axes = None if inputs.ndim > 2 else 0
    center = np.asarray(inputs.mean(axes, dtype=np.float64), np.float32)
    spread = np.asarray(inputs.std(axes, dtype=np.float64))
    factor = np.where(spread > 0, 1 / np.where(spread > 0, spread, 1), 1)
    factor = np.ones_like(factor) if how == "center" else factor
    return Scaling(center, np.asarray(factor, np.float32))


def _finite(rows: Batch) -> Batch:
    return taken(rows, np.flatnonzero(finite_rows(rows.inputs, rows.targets)))
