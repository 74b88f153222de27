"""An update rule with its options: a JAX tree whose numbers are traced."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from .._core import Tree, shown_name, unknown_name
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
    """An update rule with its options.

    Numbers (a momentum, a β) are traced, so that another value compiles nothing;
    choices (a flag, a count) are fixed in the compiled program.

    Attributes
    ----------
    name : str
        A name of `steepest.descent.optimizers`, or "custom".
    choices : tuple of (str, value)
        Options that are fixed in the compiled program.
    numbers : dict of str to float
        Options that are traced.
    custom : optax.GradientTransformation or None
        A user's own transformation with its learning rate; its `update` gets Optax's
        `value`, `grad` and `value_fn`.
    record : Rule or None
        The facts of a rule that is not in `steepest.descent.rules`.

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
        """The facts of the rule that do not depend on its options."""
        if self.custom is not None:
            custom = self.custom
            return Rule(lambda _: custom, wants=("value", "grad", "value_fn"))
        return rules[self.name] if self.record is None else self.record

    @property
    def options(self) -> dict[str, Any]:
        """All options that were given, numbers and choices."""
        return {**dict(self.choices), **self.numbers}

    @property
    def edge(self) -> Edge | None:
        """The edge of stability with these options, if it is known."""
        return self.rule.edge_with(self.options)

    @property
    def momentum(self) -> tuple[str, float] | None:
        """The name and the value of the option that is a momentum, if there is one."""
        return self.rule.momentum_with(self.options)

    def transformation(
        self, learning_rate: Any
    ) -> optax.GradientTransformationExtraArgs:
        """Return the Optax transformation for one learning rate."""
        transformation = self.rule.make(learning_rate, **self.options)
        return optax.with_extra_args_support(transformation)

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

        Of the keywords, the rule gets those in `Rule.wants`, under Optax's names.

        Parameters
        ----------
        learning_rate : float
            η.
        gradient : tree
            Or, for a rule `per_example`, one gradient per example along a leading axis.
        state, params : tree
            Before the step.
        value : ()
            The objective there.
        value_of, gradient_of : callable
            Functions of parameters, on the same examples.
        hessian_vector_product : callable
            Of parameters and a vector.
        penalty_gradient : callable, optional
            Without arguments: returns the gradient of the penalty, for rules that take
            one gradient per example.
        """
        available = {
            "value": value,
            "grad": gradient,
            "value_fn": value_of,
            "obj_fn": value_of,
            "grad_fn": lambda at, _: gradient_of(at),
            "hessian_vector_product": hessian_vector_product,
        }
        wants = self.rule.wants
        if penalty_gradient is not None and "penalty_gradient" in wants:
            available["penalty_gradient"] = penalty_gradient()
        return self.transformation(learning_rate).update(
            gradient, state, params, **{name: available[name] for name in wants}
        )

    def best_params(self, state: Any, params: Tree) -> Tree:
        """Return the parameters to evaluate: of some rules, an average."""
        average = self.rule.average
        return params if average is None else average(state, params)


def make_optimizer(
    name: str | optax.GradientTransformation | Optimizer,
    options: dict[str, Any] | None = None,
    seed: int = 0,
) -> Optimizer:
    """Return the update rule of a name with its options checked.

    Parameters
    ----------
    name : str, optax.GradientTransformation or Optimizer
        A name of `steepest.descent.optimizers` (hyphens allowed), or an Optax
        transformation, which keeps the learning rate that it was made with.
    options : dict, optional
        The options of that rule, by Optax's names.
    seed : int
        Seed of a rule that adds noise, unless its options give one.

    Returns
    -------
    Optimizer

    Raises
    ------
    UnknownNameError
        If no rule, or no option of the rule, has that name.
    SettingError
        If an option is the learning rate, or the seed is no whole number.

    Examples
    --------
    >>> rule = make_optimizer("sgd", {"momentum": 0.9, "nesterov": True})
    >>> rule.name, rule.choices, rule.numbers
    ('sgd', (('nesterov', True),), {'momentum': 0.9})
    """
    if isinstance(name, Optimizer):
        if name.record is not None:  # a run stores only the name
            raise unknown_name("optimizer", name.name, map(shown_name, rules))
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


def _seed(value: Any) -> np.uint32:
    """Return a seed in a type that is traced, so that another compiles nothing."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise SettingError(
            f"The optimizer option 'seed' is a whole number; got {value!r}."
        )
    return np.uint32(int(value) % 2**32)


@functools.lru_cache(maxsize=256)
def _can_be_traced(name: str, options: tuple[tuple[str, float], ...]) -> bool:
    """Return whether a rule only computes with these options, without branches."""
    if not options:
        return True

    def initialize(numbers: dict[str, Any]) -> Any:
        params = {"weight": jnp.ones((2, 3)), "bias": jnp.ones(2)}
        return Optimizer(name, (), numbers).init(params, 0.1)

    try:
        jax.eval_shape(initialize, dict(options))
    except (jax.errors.ConcretizationTypeError, TypeError, ValueError):
        return False
    return True
