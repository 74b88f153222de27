"""An update rule with its options, as a tree whose numbers are traced."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from optax import contrib

from .._core import Tree, unknown_name
from ..errors import SettingError
from ._edge import Edge
from ._optimizers import option_names, rule_options, rules
from ._rule import Rule


@partial(
    jax.tree_util.register_dataclass,
    data_fields=["numbers"],
    meta_fields=["name", "choices", "custom", "record"],
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
    record : Rule or None
        What is known of a rule that is not in `steepest.descent.rules`.

    Examples
    --------
    >>> optimizer = make_optimizer("momentum", {"momentum": 0.5})
    >>> optimizer.rule.full_batch, optimizer.momentum, optimizer.edge.factor
    (False, ('momentum', 0.5), 3.0)
    """

    name: str
    choices: tuple[tuple[str, Any], ...]
    numbers: dict[str, Any]
    custom: optax.GradientTransformation | None = None
    record: Rule | None = None

    @property
    def rule(self) -> Rule:
        """What is known of the rule, whatever its options."""
        if self.custom is not None:
            given = self.custom
            return Rule(lambda _: given, wants=("value", "grad", "value_fn"))
        return rules[self.name] if self.record is None else self.record

    @property
    def options(self) -> dict[str, Any]:
        """All options that were given, numbers and choices."""
        return {**dict(self.choices), **self.numbers}

    @property
    def edge(self) -> Edge | None:
        """The edge of stability with these options; None where none is known."""
        return self.rule.edge_with(self.options)

    @property
    def momentum(self) -> tuple[str, float] | None:
        """The option that holds a momentum, and its value; None where none does."""
        return self.rule.momentum_with(self.options)

    def transformation(
        self, learning_rate: Any
    ) -> optax.GradientTransformationExtraArgs:
        """Return the Optax transformation for one learning rate."""
        made = self.rule.make(learning_rate, **self.options)
        return optax.with_extra_args_support(made)

    def init(self, params: Tree, learning_rate: Any) -> Any:
        """Return the rule's state before the first step."""
        return self.transformation(learning_rate).init(params)

    def update(
        self,
        learning_rate: Any,
        gradient: Tree,
        state: Any,
        params: Tree,
        *,
        value: jax.Array,
        value_of: Callable[[Tree], jax.Array],
        gradient_of: Callable[[Tree], Tree],
        hessian_vector_product: Callable[[Tree, Tree], Tree],
        penalty_gradient: Callable[[], Tree] | None = None,
    ) -> tuple[Tree, Any]:
        """Return what to add to the parameters, and the rule's state after the step.

        The rule is told what it wants of the rest, each under the name that Optax has
        for it, and nothing else.

        Parameters
        ----------
        learning_rate : float
            η.
        gradient : tree
            Or one gradient per example, along a leading axis, for a rule of this kind.
        state, params : tree
            Before the step.
        value : ()
            The objective there.
        value_of, gradient_of : callable
            Functions of parameters, on the same examples.
        hessian_vector_product : callable
            Of parameters and a vector.
        penalty_gradient : callable, optional
            Of nothing: the penalty's own gradient, for rules that take one gradient per
            example.
        """
        offered = {
            "value": value,
            "grad": gradient,
            "value_fn": value_of,
            "obj_fn": value_of,
            "grad_fn": lambda at, _: gradient_of(at),
            "hessian_vector_product": hessian_vector_product,
        }
        wants = self.rule.wants
        if penalty_gradient is not None and "penalty_gradient" in wants:
            offered["penalty_gradient"] = penalty_gradient()
        return self.transformation(learning_rate).update(
            gradient, state, params, **{name: offered[name] for name in wants}
        )

    def best_params(self, state: Any, params: Tree) -> Tree:
        """Return the parameters to judge: for schedule-free rules, their average."""
        if self.rule.averaged:
            return contrib.schedule_free_eval_params(state, params)
        return params


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
        if name.record is not None:  # a run keeps a name, which must be found again
            raise unknown_name("optimizer", name.name, rules)
        return name
    if not isinstance(name, str):
        return Optimizer("custom", (), {}, name)
    name = name.replace("-", "_")
    rules[name]  # raises where there is none of that name
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
