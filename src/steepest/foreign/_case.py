"""The case of a model of another package: trained here, or examined as it came."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import jax
import numpy as np

from ..descent import choose_batch_size, descend, evaluate, make_optimizer
from ..diagnosis import Case, case_of
from ..objectives import Batch, Objective
from ..runs import Outcome, Run
from ..settings import DescentSettings
from ._foreign import Foreign

BETTER = 0.85  # of the loss of the best constant, chosen: fresh nets may reach 0.86


def case_of_foreign(
    foreign: Foreign, rows: Batch, validation: Batch | None, given: Mapping[str, Any]
) -> tuple[Case, tuple[str, ...]]:
    """Return the case of a model with its rows, and what should be said about it.

    A model that was not trained is trained. One that was is examined with its own
    parameters; what came before them, its start and its path, is not known, so that
    checks of the start look at fresh parameters, and short trainings begin there.

    Parameters
    ----------
    foreign : Foreign
        With a loss.
    rows, validation : Batch
    given : mapping
        Settings of `descend` that the user chose, over those of the model.
    """
    if foreign.loss is None:
        raise TypeError("The loss is decided before.")
    objective = Objective(
        foreign.model, foreign.loss, foreign.penalty, foreign.penalty_strength
    )
    settings = {**foreign.settings, **given}
    trained = foreign.trained
    notes = list(foreign.notes)
    if trained is None:
        trained = _left_its_start(foreign)
        if trained is not None:
            notes.append(
                "Its parameters have left those of a fresh start, so it is examined as "
                "it is; trained=False says otherwise."
                if trained
                else "Its parameters are those of a fresh start, so it was trained "
                "first; trained=True says otherwise."
            )
    if trained is None:
        trained = _has_learned(objective.with_state(foreign.state), foreign, rows)
        learned = "has learned" if trained else "has not learned"
        done = "it is examined as it is" if trained else "it was trained first"
        notes.append(
            f"Its loss tells that the model {learned} from these rows, so {done}; "
            f"trained={not trained} says otherwise."
        )
    if not trained:
        settings = {"optimizer": "adam", **settings}
        run = descend(
            objective, foreign.params, rows, validation=validation, **settings
        )
        case = case_of(
            run,
            objective=objective,
            params=foreign.params,
            data=rows,
            validation=validation,
        )
        return case, tuple(notes)
    start = foreign.params if foreign.fresh is None else foreign.fresh
    if foreign.recorded:
        notes.append("Its own training was recorded, and is examined as it was.")
    elif foreign.fresh is None:
        notes.append(
            "It cannot be drawn anew, so that its parameters stand for those before "
            "the training; an untrained copy of it shows how a training goes."
        )
    else:
        notes.append(
            "It came trained and is examined as it is. Checks of the start, and short "
            "trainings at other rates, begin from fresh parameters."
        )
    if "optimizer" not in settings:
        notes.append(
            "How it was trained is not known: optimizer=…, learning_rate=…, "
            "batch_size=… and epochs=… let the checks of them answer."
        )
    run = _as_it_came(foreign, objective, rows, validation, settings)
    case = case_of(
        run, objective=objective, params=start, data=rows, validation=validation
    )
    return case, tuple(notes)


def _left_its_start(foreign: Foreign) -> bool | None:
    """Return whether parameters that start as a constant are another number now.

    Such as the biases of most layers and the scales of normalization; None where a
    fresh copy has none, or cannot be drawn.
    """
    if foreign.fresh is None:
        return None
    pairs = zip(
        jax.tree.leaves(foreign.params), jax.tree.leaves(foreign.fresh), strict=True
    )
    both = [(np.asarray(own), np.asarray(fresh)) for own, fresh in pairs]
    constant = [(a, b) for a, b in both if b.size > 1 and np.ptp(b) == 0]
    if not constant:
        return None
    return not all(np.array_equal(own, fresh) for own, fresh in constant)


def _has_learned(objective: Objective, foreign: Foreign, rows: Batch) -> bool:
    """Return whether the loss is clearly below that of the best constant scores."""
    loss = evaluate(objective, foreign.params, _few(rows))["loss"]
    chance = objective.loss.chance(rows.targets, rows.weights)
    return bool(loss < BETTER * chance)


def _few(rows: Batch, n: int = 512) -> Batch:
    chosen = np.unique(np.linspace(0, len(rows.inputs) - 1, n).astype(int))
    return Batch(*(None if a is None else np.asarray(a)[chosen] for a in rows))


def _as_it_came(
    foreign: Foreign,
    objective: Objective,
    rows: Batch,
    validation: Batch | None,
    settings: Mapping[str, Any],
) -> Run:
    """Return a run with the model's own parameters."""
    known = {
        name: value
        for name, value in settings.items()
        if name in DescentSettings().keywords()
    }
    resolved = DescentSettings(**known).keywords()
    name = resolved["optimizer"]
    own_rate = make_optimizer(name, dict(resolved["optimizer_options"])).rule.own_rate
    resolved["batch_size"] = choose_batch_size(resolved["batch_size"], len(rows.inputs))
    if "optimizer" not in settings or resolved["learning_rate"] == "auto":
        if own_rate:
            resolved["learning_rate"] = 1.0
        else:  # the checks of the rate have none to judge
            del resolved["learning_rate"]
    dtype = resolved["dtype"]
    with jax.enable_x64(dtype == "float64"):
        params = jax.tree.map(lambda a: np.asarray(a, dtype), foreign.params)
        trained = objective.with_state(foreign.state).astype(dtype)
        parts = {"train": rows} | (
            {} if validation is None else {"validation": validation}
        )
        metrics = {
            part: evaluate(trained, params, _as(batch, dtype))
            for part, batch in parts.items()
        }
    finite = np.isfinite(metrics["train"]["loss"])
    return Run(
        params=params,
        model_state=jax.tree.map(np.asarray, trained.state),
        outcome=Outcome.FINISHED if finite else Outcome.DIVERGED,
        reason="It came trained." if finite else "Its loss is not finite.",
        history=foreign.history,
        settings=resolved,
        metrics=metrics if finite else {},
        data={"rows": len(rows.inputs)},
    )


def _as(batch: Batch, dtype: str) -> Batch:
    def cast(a: Any) -> Any:
        return None if a is None else a.astype(dtype) if a.dtype.kind == "f" else a

    return Batch(*map(cast, batch))


def named_classes(case: Case, classes: Any) -> Case:
    """Return the case with the names of its classes."""
    if classes is None:
        return case
    return replace(case, class_names=tuple(map(str, classes)))
