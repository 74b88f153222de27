"""Faults of the last layer and of its loss, and two faults at once.

Written down before anything of half D was diagnosed.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import jax.numpy as jnp
import numpy as np

from steepest.models import mlp
from steepest.objectives import Batch, Loss, softmax_cross_entropy, squared_error

from .recipe import Recipe

__all__ = ["PAIRS", "class_numbers", "last_activation", "probabilities_wanted"]

PAIRS = (
    ("unscaled", "labels off by one"),
    ("unscaled", "double softmax"),
    ("unscaled", "margin 0"),
    ("gradient factor", "rate x100"),
    ("zero start", "sorted, unshuffled"),
    ("dead relu", "leak"),
    ("penalty x1e4", "shift"),
    ("sum, not mean", "shift"),
)
"""Faults that do not hide each other: each can be seen beside the other."""

Change = Callable[[Recipe, np.random.Generator], Recipe]


def last_activation(name: str) -> Change:
    """Put an activation behind the last layer."""

    def change(recipe: Recipe, draw: np.random.Generator) -> Recipe:
        model = mlp(
            recipe.n_inputs, recipe.hidden, recipe.n_scores, last_activation=name
        )
        return replace(recipe, model=model, asked={"last_activation": name})

    return change


def class_numbers(recipe: Recipe, draw: np.random.Generator) -> Recipe:
    """Take the numbers of the classes for amounts, and their squared errors."""

    def numbered(part: Batch) -> Batch:
        return part._replace(targets=np.asarray(part.targets, np.float32))

    model = mlp(recipe.n_inputs, recipe.hidden, 1)
    params = (
        *recipe.params[:-1],
        {name: value[:1] for name, value in recipe.params[-1].items()},
    )
    changed = replace(
        recipe, model=model, loss=squared_error(), params=params, classes=None
    )
    return changed.with_parts(numbered)


@cache
def _of_probabilities() -> Loss:
    softmax = softmax_cross_entropy()

    def per_example(scores: Any, targets: Any) -> Any:
        right = jnp.take_along_axis(scores, targets[:, None], axis=1)[:, 0]
        return -jnp.log(jnp.clip(right, 1e-7, 1.0))

    return replace(softmax, per_example=per_example)


def probabilities_wanted(recipe: Recipe, draw: np.random.Generator) -> Recipe:
    """Give scores of any size to a loss that takes probabilities."""
    return replace(recipe, loss=_of_probabilities())


def both(first: Change, second: Change) -> Change:
    """Seed two faults into one recipe."""

    def change(recipe: Recipe, draw: np.random.Generator) -> Recipe:
        return second(first(recipe, draw), draw)

    return change


def pairs_of(faults: Mapping[str, Any]) -> dict[str, Any]:
    """Return a fault for each pair; what the second one is named is `also`."""
    made = {}
    for one, two in PAIRS:
        first, second = faults[one], faults[two]
        made[f"{one} + {two}"] = replace(
            first,
            change=both(first.change, second.change),
            also=second.right,
            models=[name for name in first.models if name in second.models],
            tasks=[name for name in first.tasks if name in second.tasks],
            by_definition=first.by_definition or second.by_definition,
            repairable=False,
            own_programs=first.own_programs or second.own_programs,
            validation=max(first.validation, second.validation),
        )
    return made
