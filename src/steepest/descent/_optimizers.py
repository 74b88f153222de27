"""Every update rule of Optax by its own name, and three names that people expect.

A rule is a function of the learning rate and of named options that returns an Optax
transformation. Optax decides what exists: `optimizer_names` finds the rules in Optax
itself, so a new release brings its new rules along.
"""

import functools
import inspect
from collections.abc import Callable
from typing import Any

import jax
import optax
from optax import contrib

from .._core import NameTable, unknown_name
from ..errors import SettingError
from ._dpsgd import dpsgd
from ._lookahead import lookahead
from ._newton import newton_cg

Rule = Callable[..., optax.GradientTransformation]

FULL_BATCH = frozenset({"lbfgs", "newton_cg"})
"""Rules that trust one gradient: the noise of a mini-batch leads them astray."""

OWN_RATE = frozenset(
    {"cocob", "dadapt_adamw", "dog", "dowg", "lbfgs", "mechanize", "momo"}
    | {"newton_cg", "polyak_sgd", "prodigy"}
)
"""Rules that find the length of their own steps: their learning rate is 1."""

WANTED: dict[str, tuple[str, ...]] = {
    "dpsgd": ("penalty_gradient",),
    "lbfgs": ("value", "grad", "value_fn"),
    "momo": ("value",),
    "momo_adam": ("value",),
    "newton_cg": ("value", "value_fn", "hessian_vector_product"),
    "polyak_sgd": ("value",),
    "sam": ("grad_fn",),
    "sophia": ("obj_fn",),
}
"""What a rule is told beside the gradient; it must not be told more."""


def _momentum(learning_rate: Any, momentum: float = 0.9) -> Any:
    return optax.sgd(learning_rate, momentum=momentum)


def _nesterov(learning_rate: Any, momentum: float = 0.9) -> Any:
    return optax.sgd(learning_rate, momentum=momentum, nesterov=True)


def _polyak_sgd(learning_rate: Any = 1.0, **options: Any) -> Any:
    return optax.polyak_sgd(max_learning_rate=learning_rate, **options)


def _noisy_sgd(learning_rate: Any, seed: int = 0, **options: Any) -> Any:
    return optax.noisy_sgd(learning_rate, key=jax.random.key(seed), **options)


def _sam(learning_rate: Any, radius: float = 0.05, sync_period: int = 2) -> Any:
    # opaque: the climb and the descent are one step, so that no step ends on the climb
    climb = optax.chain(contrib.normalize(), optax.sgd(radius))
    return contrib.sam(
        optax.sgd(learning_rate), climb, sync_period=sync_period, opaque_mode=True
    )


def _mechanize(learning_rate: Any = 1.0, **options: Any) -> Any:
    return contrib.mechanize(optax.sgd(learning_rate), **options)


def _schedule_free(learning_rate: Any, **options: Any) -> Any:
    return contrib.schedule_free(optax.sgd(learning_rate), learning_rate, **options)


_OURS: dict[str, Rule] = {
    "dpsgd": dpsgd,
    "lookahead": lookahead,
    "mechanize": _mechanize,
    "momentum": _momentum,
    "nesterov": _nesterov,
    "newton_cg": newton_cg,
    "noisy_sgd": _noisy_sgd,
    "polyak_sgd": _polyak_sgd,
    "sam": _sam,
    "schedule_free": _schedule_free,
}

# What an option of ours hands on to: its remaining options are Optax's.
_BEHIND: dict[str, Rule] = {
    "mechanize": contrib.mechanize,
    "noisy_sgd": optax.noisy_sgd,
    "polyak_sgd": optax.polyak_sgd,
    "schedule_free": contrib.schedule_free,
}

_THE_RATE = frozenset({"learning_rate", "max_learning_rate"})
_NOT_OPTIONS = _THE_RATE | {"base_optimizer", "key"}


def _rules_of(module: Any) -> dict[str, Rule]:
    """Return the functions of a module that take a learning rate and make a rule."""
    rules: dict[str, Rule] = {}
    for name, thing in vars(module).items():
        if name.startswith(("_", "scale_by_")) or not inspect.isfunction(thing):
            continue
        if "learning_rate" in inspect.signature(thing).parameters:
            rules[name] = thing
    return rules


optimizers: NameTable[Rule] = NameTable(
    "optimizer", {**_rules_of(optax), **_rules_of(contrib), **_OURS}
)
"""Update rules by name: `optimizers["adam"](learning_rate)` is `optax.adam`."""


@functools.cache
def option_names(name: str) -> tuple[str, ...]:
    """Return the options that the rule of a name takes.

    Examples
    --------
    >>> option_names("momentum")
    ('momentum',)
    """
    taken: dict[str, None] = {}
    for rule in (optimizers[name], _BEHIND.get(name.replace("-", "_"))):
        if rule is not None:
            for parameter in inspect.signature(rule).parameters.values():
                if parameter.kind is not parameter.VAR_KEYWORD:
                    taken.setdefault(parameter.name)
    return tuple(option for option in taken if option not in _NOT_OPTIONS)


def rule_options(name: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a rule with their names checked, hyphens allowed.

    Raises
    ------
    UnknownNameError
        If the rule has no option of that name.
    SettingError
        If the option is the learning rate, which has a setting of its own.
    """
    checked = {}
    for given, value in options.items():
        option = given.replace("-", "_")
        if option in _THE_RATE:
            raise SettingError(
                f"The optimizer option '{given}' has a setting of its own: "
                f"pass learning_rate={value} instead."
            )
        if option not in option_names(name):
            raise unknown_name(f"option of {name}", given, option_names(name))
        checked[option] = value
    return checked
