"""A recipe: everything that a training is made of, so that a fault is one change of it.

The healthy recipe is what somebody would write down: standardised inputs, the default
start, mini-batches of 32, one usual rate per task and optimizer, about 500 steps. In
half C rate and penalty are those of a short search (`searching.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import jax
import numpy as np

from steepest._core import key_for
from steepest.descent import descend
from steepest.diagnosis import Case
from steepest.models import Model, linear, mlp
from steepest.objectives import (
    Batch,
    Loss,
    Objective,
    Scaling,
    l2,
    softmax_cross_entropy,
    squared_error,
)
from steepest.runs import Run
from steepest.training import Settings

from .searched import searched
from .sets import SETS, Cut

__all__ = [
    "MODELS",
    "OPTIMIZERS",
    "Recipe",
    "healthy",
    "scaling_of",
    "score",
    "trained",
]

MODELS: dict[str, tuple[int, ...]] = {
    "linear": (),
    "mlp-32": (32,),
    "mlp-64": (64, 64),
}
OPTIMIZERS: dict[str, dict[str, float]] = {
    "sgd": {},
    "momentum": {"momentum": 0.9},
    "adam": {},
}
RATES = {
    ("classification", "sgd"): 0.2,
    ("classification", "momentum"): 0.03,
    ("classification", "adam"): 0.01,
    ("regression", "sgd"): 0.03,
    ("regression", "momentum"): 0.005,
    ("regression", "adam"): 0.01,
}
BATCH = 32
STEPS = 500
STRENGTH = 1e-4


@dataclass(frozen=True, eq=False)
class Recipe:
    """Rows, model, loss, start and settings of one training.

    `clean` are the validation rows without what a fault does to their targets or to
    them alone; they tell what a fault costs. `fresh` rows are used for no choice. In
    halves D and E, where validation rows are few, `clean` are the fresh rows.
    """

    rows: Batch
    validation: Batch
    clean: Batch
    fresh: Batch
    classes: tuple[str, ...] | None
    hidden: tuple[int, ...]
    model: Model
    loss: Loss
    params: Any
    settings: dict[str, Any]
    strength: float = STRENGTH
    scaling: str = "standard"
    asked: dict[str, Any] = field(default_factory=dict)

    @property
    def task(self) -> str:
        return "regression" if self.classes is None else "classification"

    @property
    def n_inputs(self) -> int:
        return int(np.prod(self.rows.inputs.shape[1:]))

    @property
    def n_scores(self) -> int:
        return 1 if self.classes is None else len(self.classes)

    def with_settings(self, **settings: Any) -> "Recipe":
        return replace(self, settings={**self.settings, **settings})

    def flat(self) -> "Recipe":
        """Return the same with inputs as rows of numbers, as a table has them."""

        def flattened(part: Batch) -> Batch:
            x = np.asarray(part.inputs, np.float32)
            return part._replace(inputs=x.reshape(len(x), -1))

        return self.with_parts(flattened)

    def with_parts(self, change: Callable[[Batch], Batch]) -> "Recipe":
        """Return the same with every part of the rows changed alike."""
        names = ("rows", "validation", "clean", "fresh")
        return replace(self, **{name: change(getattr(self, name)) for name in names})

    def objective(self) -> Objective:
        scaling = scaling_of(self.rows.inputs, self.scaling)
        return Objective(self.model, self.loss, l2(), self.strength, scaling)


def healthy(
    cut: Cut,
    model: str,
    optimizer: str,
    seed: int,
    found: tuple[float, float] | None = None,
) -> Recipe:
    """Return the healthy recipe of a set, model, optimizer and seed.

    `found` are a factor of the rate and a penalty, if not those that a search found.
    """
    factor, strength = found or searched(cut.name, model, optimizer) or (1.0, STRENGTH)
    rows, validation, fresh = (
        Batch(*part) for part in (cut.train, cut.validation, cut.fresh)
    )
    n_inputs = int(np.prod(rows.inputs.shape[1:]))
    n_scores = 1 if cut.classes is None else len(cut.classes)
    hidden = MODELS[model]
    made = mlp(n_inputs, hidden, n_scores) if hidden else linear(n_inputs, n_scores)
    task = "regression" if cut.classes is None else "classification"
    batch = min(BATCH, len(rows.inputs))
    steps_per_epoch = -(-len(rows.inputs) // batch)
    return Recipe(
        rows=rows,
        validation=validation,
        clean=fresh if SETS[cut.name].half in "DE" else validation,
        fresh=fresh,
        classes=cut.classes,
        hidden=hidden,
        model=made,
        loss=softmax_cross_entropy() if cut.classes else squared_error(),
        params=made.init(key_for(seed, "start")),
        settings={
            "optimizer": optimizer,
            "optimizer_options": OPTIMIZERS[optimizer],
            "learning_rate": factor * RATES[task, optimizer],
            "batch_size": batch,
            "epochs": -(-STEPS // steps_per_epoch),
            "schedule": "constant",
            "schedule_options": {},
            "shuffle": True,
            "seed": seed,
        },
        strength=strength,
    )


def scaling_of(inputs: np.ndarray, scaling: str) -> Scaling | None:
    """Return what a careful or a careless person subtracts and divides by.

    A value that is not finite makes the statistics of its column not finite, as the
    plain mean and deviation do. Pictures have one center and one factor for all pixels.
    """
    if scaling == "none":
        return None
    axis = None if inputs.ndim > 2 else 0
    center = np.asarray(inputs.mean(axis, dtype=np.float64), np.float32)
    spread = np.asarray(inputs.std(axis, dtype=np.float64), np.float32)
    return Scaling(center, np.float32(1) / np.where(spread == 0, 1, spread))


def trained(recipe: Recipe) -> tuple[Case, Run]:
    """Train a recipe and return what is diagnosed."""
    objective = recipe.objective()
    run = descend(
        objective,
        recipe.params,
        recipe.rows,
        validation=recipe.validation,
        evaluate_every=max(1, recipe.settings["epochs"] // 20),
        **recipe.settings,
    )
    asked = {
        name: value for name, value in recipe.settings.items() if name != "shuffle"
    }
    settings = Settings(
        model="mlp" if recipe.hidden else "linear",
        hidden=recipe.hidden,
        loss=recipe.loss.name,
        loss_options=dict(recipe.loss.options),
        penalty="l2",
        penalty_strength=recipe.strength,
        scaling=recipe.scaling,
        **asked,
    )
    case = Case(
        objective=objective,
        start=jax.tree.map(np.asarray, recipe.params),
        rows=recipe.rows,
        run=run,
        validation=recipe.validation,
        class_names=recipe.classes,
        asked={**settings.to_json(), **recipe.asked},
    )
    return case, run


def score(
    objective: Objective, params: Any, part: Batch, *, balanced: bool = False
) -> float:
    """Return accuracy or R² on some rows; 0 where the parameters are not finite.

    Balanced accuracy is the mean recall of the classes.
    """
    scores = np.asarray(jax.jit(objective.scores)(params, np.asarray(part.inputs)))
    if not np.isfinite(scores).all():
        return 0.0
    targets = np.asarray(part.targets)
    if objective.loss.task == "regression":
        left = np.mean((scores[:, 0] - targets) ** 2)
        return float(max(1 - left / np.var(targets), -1.0))
    right = np.asarray(objective.loss.predict(scores)) == targets
    if balanced:
        return float(np.mean([right[targets == k].mean() for k in np.unique(targets)]))
    return float(right.mean())
