"""Every update rule of Optax by its name, and a few more.

A rule is made by a function of the learning rate and of named options that returns an
Optax transformation. The table takes the rules from the modules of Optax itself, so a
new release brings its new rules along. The facts of a rule are here and nowhere else.
"""

import inspect
from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import optax
from optax import contrib

from .._core import NameTable, shown_name, unknown_name
from .._core._options import check_option
from ..errors import SettingError
from ._averaged_sgd import average_of, averaged_sgd
from ._dpsgd import dpsgd
from ._edge import (
    edge_of_adagrad,
    edge_of_adam,
    edge_of_descent,
    edge_of_nesterov,
    edge_of_rmsprop,
)
from ._lookahead import lookahead
from ._newton import newton_cg
from ._rule import THE_RATE, Maker, Rule


def _momentum(learning_rate: Any, momentum: float = 0.9) -> Any:
    return optax.sgd(learning_rate, momentum=momentum)


def _nesterov(learning_rate: Any, momentum: float = 0.9) -> Any:
    return optax.sgd(learning_rate, momentum=momentum, nesterov=True)


def _polyak_sgd(learning_rate: Any = 1.0, **options: Any) -> Any:
    return optax.polyak_sgd(max_learning_rate=learning_rate, **options)


def _noisy_sgd(learning_rate: Any, seed: int = 0, **options: Any) -> Any:
    return optax.noisy_sgd(learning_rate, key=jax.random.key(seed), **options)


def _sam(learning_rate: Any, radius: float = 0.05, sync_period: int = 2) -> Any:
    # opaque: ascent and descent are one step, so that no step ends after the ascent
    ascent = optax.chain(contrib.normalize(), optax.sgd(radius))
    return contrib.sam(
        optax.sgd(learning_rate), ascent, sync_period=sync_period, opaque_mode=True
    )


def _mechanize(learning_rate: Any = 1.0, **options: Any) -> Any:
    return contrib.mechanize(optax.sgd(learning_rate), **options)


def _schedule_free(learning_rate: Any, **options: Any) -> Any:
    return contrib.schedule_free(optax.sgd(learning_rate), learning_rate, **options)


# The facts of Optax's own rules: each entry makes a Rule from the function of Optax,
# because the installed Optax decides which of them exist.
_FACTS: dict[str, Callable[[Maker], Rule]] = {
    "adagrad": partial(Rule, edge=edge_of_adagrad),
    "adam": partial(Rule, edge=edge_of_adam),
    "adamw": partial(Rule, edge=edge_of_adam),
    "cocob": partial(Rule, own_rate=True),
    "dadapt_adamw": partial(Rule, own_rate=True),
    "dog": partial(Rule, own_rate=True),
    "dowg": partial(Rule, own_rate=True),
    "lbfgs": partial(
        Rule, full_batch=True, own_rate=True, wants=("value", "grad", "value_fn")
    ),
    "momo": partial(Rule, own_rate=True, wants=("value",)),
    "momo_adam": partial(Rule, wants=("value",)),
    "optimistic_gradient_descent": partial(Rule, follows_gradient=True),
    "prodigy": partial(Rule, own_rate=True),
    "rmsprop": partial(Rule, edge=edge_of_rmsprop),
    "schedule_free_adamw": partial(Rule, average=contrib.schedule_free_eval_params),
    "schedule_free_sgd": partial(
        Rule, average=contrib.schedule_free_eval_params, follows_gradient=True
    ),
    "sgd": partial(Rule, follows_gradient=True, edge=edge_of_descent),
    "sophia": partial(Rule, wants=("obj_fn",)),
}

_OUR_RULES: dict[str, Rule] = {
    "averaged_sgd": Rule(averaged_sgd, average=average_of, follows_gradient=True),
    "dpsgd": Rule(dpsgd, per_example=True, wants=("penalty_gradient",)),
    "lookahead": Rule(lookahead, follows_gradient=True),
    "mechanize": Rule(_mechanize, own_rate=True, hands_to=contrib.mechanize),
    "momentum": Rule(_momentum, follows_gradient=True, edge=edge_of_descent),
    "nesterov": Rule(_nesterov, follows_gradient=True, edge=edge_of_nesterov),
    "newton_cg": Rule(
        newton_cg,
        full_batch=True,
        own_rate=True,
        wants=("value", "value_fn", "hessian_vector_product"),
    ),
    "noisy_sgd": Rule(_noisy_sgd, follows_gradient=True, hands_to=optax.noisy_sgd),
    "polyak_sgd": Rule(
        _polyak_sgd, own_rate=True, wants=("value",), hands_to=optax.polyak_sgd
    ),
    "sam": Rule(_sam, follows_gradient=True, wants=("grad_fn",)),
    "schedule_free": Rule(
        _schedule_free,
        average=contrib.schedule_free_eval_params,
        follows_gradient=True,
        hands_to=contrib.schedule_free,
    ),
}


def _rules_of(module: Any) -> dict[str, Rule]:
    """Return the update rules of a module: its functions of a learning rate."""
    module_rules: dict[str, Rule] = {}
    for name, thing in vars(module).items():
        if name.startswith(("_", "scale_by_")) or not inspect.isfunction(thing):
            continue
        if "learning_rate" in inspect.signature(thing).parameters:
            module_rules[name] = _FACTS.get(name, Rule)(thing)
    return module_rules


rules: NameTable[Rule] = NameTable(
    "optimizer", {**_rules_of(optax), **_rules_of(contrib), **_OUR_RULES}
)
"""The facts of every update rule by name: `rules["lbfgs"].full_batch` is true."""

optimizers: NameTable[Maker] = NameTable(
    "optimizer", {name: rule.make for name, rule in rules.items()}
)
"""Update rules by name: `optimizers["adam"](learning_rate)` is `optax.adam`."""


def option_names(name: str) -> tuple[str, ...]:
    """Return the names of the options that a rule takes.

    Examples
    --------
    >>> option_names("momentum")
    ('momentum',)
    """
    return rules[name].option_names


def rule_options(name: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a rule with their names checked, hyphens allowed.

    Raises
    ------
    UnknownNameError
        If the rule has no option of that name.
    SettingError
        If the option is the learning rate, which has a setting of its own, or is a text
        where a number is meant.
    """
    checked = {}
    for given, value in options.items():
        option = given.replace("-", "_")
        if option in THE_RATE:
            raise SettingError(
                f"The optimizer option '{given}' has a setting of its own: "
                f"pass learning_rate={value} instead."
            )
        if option not in option_names(name):
            raise unknown_name(f"option of {name}", given, option_names(name))
        # without a momentum its default is None, and it is a number all the same
        usual = 0.0 if option == "momentum" else rules[name].defaults.get(option)
        check_option("optimizer", shown_name(name), option, value, usual)
        checked[option] = value
    return checked
