"""What a fault is: a change of a healthy recipe, and the causes that are right."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from .recipe import Recipe
from .sets import SETS, Cut

__all__ = ["Fault"]

NETS = ("mlp-32", "mlp-64")
Draw = np.random.Generator


@dataclass(frozen=True)
class Fault:
    """A change of a healthy recipe.

    Attributes
    ----------
    change : callable
        `change(recipe, draw)` returns the faulty recipe.
    right : tuple of str
        Causes that count as right.
    models, tasks : collection of str
        Where it can be seeded.
    by_definition : bool
        Wrong whatever it costs: a wrong gradient, a leak.
    note : bool
        Harmless, and only noted: it counts for neither side.
    repairable : bool
        Whether a change of settings can undo it, so that the score on rows of the
        control is expected back.
    balanced : bool
        Whether scores are mean recalls of the classes.
    columns : int
        The fewest columns that a set must have.
    classes : int
        The most classes that a set may have.
    least_classes : int
        The fewest of them.
    own_programs : bool
        Whether the model or the loss is another, so that everything is compiled anew.
    curved : bool
        Whether the set must be one that a linear model cannot fit; the control is
        then a net.
    validation : int
        The fewest validation rows that a set must have, for faults that only they show.
    also : tuple of str
        The causes of a second fault in the same run, of which one is to be named, too.
    halves : str
        Of which sets.
    """

    change: Callable[[Recipe, Draw], Recipe]
    right: tuple[str, ...]
    models: Collection[str] = ("linear", *NETS)
    tasks: Collection[str] = ("classification", "regression")
    by_definition: bool = False
    note: bool = False
    repairable: bool = True
    balanced: bool = False
    columns: int = 1
    classes: int = 10
    least_classes: int = 0
    own_programs: bool = False
    curved: bool = False
    validation: int = 0
    also: tuple[str, ...] = ()
    halves: str = "ABCDE"

    def fits(self, cut: Cut) -> bool:
        """Say whether the fault can be seeded in a set."""
        task = "regression" if cut.classes is None else "classification"
        columns = int(np.prod(cut.train[0].shape[1:]))
        return (
            task in self.tasks
            and SETS[cut.name].half in self.halves
            and len(cut.validation[0]) >= self.validation
            and columns >= self.columns
            and self.least_classes <= len(cut.classes or ()) <= self.classes
            and (not self.curved or SETS[cut.name].curved)
        )
