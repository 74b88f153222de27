"""The same trainings by this package's own engine."""

import contextlib
from dataclasses import replace
from typing import Any

import jax
import numpy as np

from steepest._core import keep_compiled_programs, key_for
from steepest.descent import descend, evaluate
from steepest.models import linear, mlp
from steepest.objectives import Batch, Objective, softmax_cross_entropy

from .trainings import Training, constant_loss, rows_of


def run(training: Training, images: str | None) -> tuple[list[dict], dict[str, Any]]:
    keep_compiled_programs()
    rows = rows_of(training, images)
    parts = {name: Batch(*rows[name]) for name in ("train", "validation", "test")}
    n_inputs, classes = rows["train"][0].shape[1], rows["classes"]
    model = linear(n_inputs, classes)
    if training.hidden:
        model = mlp(n_inputs, [training.hidden], classes)
    objective = Objective(model, softmax_cross_entropy())
    params = model.init(key_for(training.seed, "start"))
    if training.fault == "dead start":
        params = jax.tree.map(np.zeros_like, params)

    def trained(epochs: int, judge: str) -> Any:
        changed = replace(training, epochs=epochs)
        options = {} if changed.schedule != "exponential" else dict(changed.options)
        with contextlib.redirect_stderr(None):
            return descend(
                objective,
                params,
                parts["train"],
                validation=parts[judge],
                optimizer=changed.optimizer,
                learning_rate=changed.rate,
                schedule=changed.schedule,
                schedule_options=options,
                batch_size=changed.batch,
                epochs=epochs,
                seed=changed.seed,
                watch=(),
            )

    logged, tested = (
        trained(training.epochs, "validation"),
        trained(training.epochs, "test"),
    )
    longer = trained(2 * training.epochs, "test")
    history, unseen = logged.history.epochs, tested.history.epochs
    test = [float(value) for value in unseen["validation_loss"]]
    log = [
        {
            "epoch": i,
            "loss": float(history["train_loss"][i]),
            "accuracy": float(history["train_accuracy"][i]),
            "val_loss": float(history["validation_loss"][i]),
            "val_accuracy": float(history["validation_accuracy"][i]),
        }
        for i in range(len(history["train_loss"]))
    ]
    start = evaluate(objective, params, parts["train"])["loss"]
    end = evaluate(objective, logged.params, parts["train"])["loss"]
    spread = np.std(test) / max(len(test), 1) ** 0.5
    return log, {
        "finite": bool(np.isfinite([end, *test]).all())
        and logged.outcome != "diverged",
        "train_start": start,
        "train_end": end,
        "constant": constant_loss(rows["train"][1]),
        "test": test,
        "test_end_z": float((test[-1] - min(test)) / spread) if spread > 0 else 0.0,
        "test_longer": float(longer.history.epochs["validation_loss"][-1]),
    }
