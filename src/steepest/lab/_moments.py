"""What the page is sent of a training: how it begins, and each moment of it."""

from typing import Any

import numpy as np

from .._core import count
from ..diagnosis import Case, Verdict, checks, sentences
from ..language import LANGUAGES, told
from ..objectives import Batch
from ..training import plane_map, templates
from ._frames import Reply
from ._session import Session
from ._sources import without_folders

POINTS = 1000  # rows that are drawn over a map, at most
SAMPLE = 500  # rows that the first loss is checked on


def in_both(text: str) -> dict[str, str]:
    """Return a sentence in every language of the page."""
    return {name: without_folders(told(text, name)) for name in LANGUAGES}


def beginning(session: Session) -> Reply:
    """Return what is known before the first step."""
    live = session.live
    material, descent = live.material, live.descent
    splits, settings = material.splits, material.settings
    train = splits.train
    header = {
        "kind": "begun",
        "more": True,
        "source": without_folders(train.source),
        "rows": len(train),
        "validation_rows": 0 if splits.validation is None else len(splits.validation),
        "task": train.task,
        "classes": splits.encoding.classes,
        "targets": splits.encoding.target_names,
        "inputs": train.feature_names,
        "shape": train.inputs.shape[1:],
        "part": "train" if splits.validation is None else "validation",
        "model": material.objective.model.name,
        "parameters": count(material.params),
        "loss": material.objective.loss.name,
        "metric": material.objective.loss.metric,
        "steps": descent.steps,
        "steps_per_epoch": descent.steps_per_epoch,
        "rate": descent.learning_rate,
        "batch_size": session.live.descent.batch_size,
        "settings": settings.to_json(),
        "notes": [in_both(note) for note in splits.notes],
        "start": _start(session),
        **_axes(session),
    }
    return Reply(header, _points(session) | {"epochs": [_first_row(session)]})


def _first_row(session: Session) -> list[float]:
    """Return losses and scores before the first step, as a row of the epochs."""
    live = session.live
    now, metric = live.scores_now(), live.material.objective.loss.metric
    values = [
        now.get(part, {}).get(name, float("nan"))
        for name in ("loss", metric)
        for part in ("train", "validation")
    ]
    return [live.descent.step, *values]


def moment(session: Session) -> Reply:
    """Return what a training looks like now, and what was recorded on the way."""
    live = session.live
    descent, look = live.descent, live.look()
    epochs = descent.epochs
    new = slice(session.told_epochs, None)
    metric = live.material.objective.loss.metric
    names = ("step", "train_loss", "validation_loss", f"train_{metric}")
    names += (f"validation_{metric}",)
    rows = len(epochs.get("step", ()))
    nothing = np.full(rows, np.nan)
    session.told_epochs = rows
    arrays: dict[str, Any] = {
        "loss": np.concatenate([one["loss"] for one in session.pending] or [[]]),
        "epochs": np.stack([epochs.get(name, nothing) for name in names], 1)[new],
        "layers": [[x.gradient, x.weight, x.update, x.ratio] for x in look.layers],
        "losses": look.losses,
        "predicted": _in_unit(
            session, np.reshape(look.predicted, (len(look.losses), -1))[:, 0]
        ),
    }
    if look.confusion is not None:
        arrays["confusion"] = look.confusion
    params = descent.params
    shape = live.material.splits.train.inputs.shape[1:]
    seen = templates(params, shape)
    if seen is not None:
        arrays["templates"] = seen
    if session.plane is not None:
        answers, certain = plane_map(descent.objective, params, session.plane)
        arrays["map"] = _in_unit(session, answers)
        if certain is not None:
            arrays["certain"] = certain
    header = {
        "kind": "moment",
        "more": True,
        "first": session.first,
        "step": descent.step,
        "rate": descent.learning_rate,
        "changes": descent.changes,
        "playing": session.playing,
        "over": session.over,
        "worst": look.worst(24).tolist(),
        "layers": [layer.name for layer in look.layers],
        "warnings": session.warnings,
    }
    if session.over:
        run = session.closed()
        header |= {
            "outcome": run.outcome.value,
            "reason": in_both(run.reason),
            "metrics": run.metrics,
        }
    return Reply(header, arrays)


def _start(session: Session) -> dict[str, Any] | None:
    """Return what the check of the first loss says."""
    material = session.live.material
    rows = material.rows
    n = len(rows.inputs)
    spread = np.linspace(0, n - 1, min(n, SAMPLE)).astype(int)
    sample = Batch(rows.inputs[spread], rows.targets[spread])
    case = Case(objective=material.objective, start=material.params, rows=sample)
    finding = checks["initial_loss"](case, symptom=False)
    if finding.verdict is Verdict.SKIPPED:
        return None
    return {
        "verdict": finding.verdict,
        "measured": finding.measured,
        **{name: sentences(finding, name).because for name in LANGUAGES},
    }


def _axes(session: Session) -> dict[str, Any]:
    plane = session.plane
    if plane is None:
        return {"plane": None}
    low, high = (end / plane.factor + plane.center for end in (plane.low, plane.high))
    return {
        "plane": {
            "columns": plane.columns,
            "names": plane.names,
            "low": low.tolist(),
            "high": high.tolist(),
        }
    }


def _points(session: Session) -> dict[str, Any]:
    """Return the rows over the map, from 0 to 1 along both of its axes."""
    plane, splits = session.plane, session.live.material.splits
    part = splits.train if splits.validation is None else splits.validation
    of_part = np.asarray(part.targets).reshape(len(part), -1)[:, 0]
    known = {"part_targets": _in_unit(session, of_part)}
    if plane is None:
        return known
    parts = [splits.train] + ([splits.validation] if splits.validation else [])
    points, targets, of = [], [], []
    for number, part in enumerate(parts):
        chosen = np.linspace(0, len(part) - 1, min(len(part), POINTS)).astype(int)
        inputs = np.asarray(part.inputs[chosen])[:, list(plane.columns)]
        points.append((inputs - plane.low) / (plane.high - plane.low))
        target = np.asarray(part.targets[chosen]).reshape(len(chosen), -1)[:, 0]
        targets.append(_in_unit(session, target))
        of.append(np.full(len(chosen), number))
    return known | {
        "points": np.concatenate(points),
        "point_targets": np.concatenate(targets),
        "point_parts": np.concatenate(of),
    }


def _in_unit(session: Session, values: np.ndarray) -> np.ndarray:
    """Return predicted numbers in the unit of the target; classes as they are."""
    encoding = session.live.material.splits.encoding
    if encoding.classes is not None or len(encoding.target_names) > 1:
        return values
    return np.reshape(encoding.unscale_targets(np.ravel(values)), values.shape)
