"""An update rule with its options, as a tree whose numbers are traced."""

import functools
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from optax import contrib

from .._core import Tree
from ..errors import SettingError
from ._optimizers import WANTED, optimizers, option_names, rule_options


@partial(
    jax.tree_util.register_dataclass,
    data_fields=["numbers"],
    meta_fields=["name", "choices", "custom"],
)
@dataclass(frozen=True)
class Optimizer:
    """An update rule: its name, the options that shape it, the numbers that do not.

    Numbers (a momentum, a β) are traced, so that another value compiles nothing;
    choices (a flag, a count) are part of what the compiled program is keyed by.

    Attributes
    ----------
    name : str
        A name of `steepest.descent.optimizers`, or "custom".
    choices : tuple of (str, value)
        Options that the program is compiled for.
    numbers : dict of str to float
        Options that are traced.
    custom : optax.GradientTransformation or None
        A transformation of the user's own, its learning rate inside. It is told
        Optax's `value`, `grad` and `value_fn`.
    """

    name: str
    choices: tuple[tuple[str, Any], ...]
    numbers: dict[str, Any]
    custom: optax.GradientTransformation | None = None

    def transformation(
        self, learning_rate: Any
    ) -> optax.GradientTransformationExtraArgs:
        """Return the Optax transformation for one learning rate."""
        if self.custom is not None:
            rule = self.custom
        else:
            rule = optimizers[self.name](
                learning_rate, **dict(self.choices), **self.numbers
            )
        return optax.with_extra_args_support(rule)

    def init(self, params: Tree, learning_rate: Any) -> Any:
        """Return the rule's state before the first step."""
        return self.transformation(learning_rate).init(params)

    def best_params(self, state: Any, params: Tree) -> Tree:
        """Return the parameters to judge: for schedule-free rules, their average."""
        if self.name.startswith("schedule_free"):
            return contrib.schedule_free_eval_params(state, params)
        return params

    @property
    def wanted(self) -> tuple[str, ...]:
        """What `update` is told beside the gradient; see `WANTED`."""
        if self.custom is not None:
            return ("value", "grad", "value_fn")
        return WANTED.get(self.name, ())

    @property
    def per_example(self) -> bool:
        """Whether the rule wants one gradient per example, as dpsgd does."""
        return self.name == "dpsgd"


def make_optimizer(
    name: str | optax.GradientTransformation | Optimizer,
    options: dict[str, Any] | None = None,
    seed: int = 0,
) -> Optimizer:
    """Return the update rule of a name with its options checked.

    Parameters
    ----------
    name : str, optax.GradientTransformation or Optimizer
        A name of `steepest.descent.optimizers` (hyphens allowed), or a ready
        transformation, which keeps the learning rate that it was made with.
    options : dict, optional
        The options of that rule, by Optax's names.
    seed : int
        Of a rule that adds noise, unless its options give it one of its own.

    Returns
    -------
    Optimizer

    Raises
    ------
    UnknownNameError
        If no rule, or no option of the rule, has that name.
    SettingError
        If an option has a setting of its own, or the seed is no whole number.

    Examples
    --------
    >>> rule = make_optimizer("sgd", {"momentum": 0.9, "nesterov": True})
    >>> rule.name, rule.choices, rule.numbers
    ('sgd', (('nesterov', True),), {'momentum': 0.9})
    """
    if isinstance(name, Optimizer):
        return name
    if not isinstance(name, str):
        return Optimizer("custom", (), {}, name)
    name = name.replace("-", "_")
    optimizers[name]  # raises where there is none of that name
    checked = rule_options(name, options or {})
    if "seed" in option_names(name):
        checked["seed"] = _seed(checked.get("seed", seed))
    numbers = {k: v for k, v in checked.items() if type(v) in (float, np.uint32)}
    if not _can_be_traced(name, tuple(sorted(numbers.items()))):
        numbers = {}
    choices = tuple(sorted((k, v) for k, v in checked.items() if k not in numbers))
    return Optimizer(name, choices, numbers)


def _seed(given: Any) -> np.uint32:
    """Return a seed as a number that is traced: another one compiles nothing."""
    if isinstance(given, bool) or not isinstance(given, int | np.integer):
        raise SettingError(
            f"The optimizer option 'seed' is a whole number; got {given!r}."
        )
    return np.uint32(int(given) % 2**32)


@functools.lru_cache(maxsize=256)
def _can_be_traced(name: str, options: tuple[tuple[str, float], ...]) -> bool:
    """Say whether a rule computes with these options and never branches on them."""
    if not options:
        return True

    def try_out(numbers: dict[str, Any]) -> Any:
        params = {"weight": jnp.ones((2, 3)), "bias": jnp.ones(2)}
        return Optimizer(name, (), numbers).init(params, 0.1)

    try:
        jax.eval_shape(try_out, dict(options))
    except (jax.errors.ConcretizationTypeError, TypeError, ValueError):
        return False
    return True
