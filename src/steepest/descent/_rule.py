"""An update rule as it stands in the table: how it is made, and what is true of it."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import optax

from ._edge import Edge

Maker = Callable[..., optax.GradientTransformation]
"""A function of the learning rate and of named options."""

# what stands in a maker's signature and is no option
THE_RATE = frozenset({"learning_rate", "max_learning_rate"})
_NOT_OPTIONS = THE_RATE | {"base_optimizer", "key"}


@dataclass(frozen=True)
class Rule:
    """What is known of an update rule, whoever asks.

    Every fact has a default that suits most rules, so that a new one is
    `Rule(its_maker)`.

    Parameters
    ----------
    make : callable
        `make(learning_rate, **options)` returns the Optax transformation.
    full_batch : bool
        Whether it trusts one gradient: the noise of a mini-batch leads it astray.
    own_rate : bool
        Whether it finds the length of its own steps: its learning rate is 1.
    wants : tuple of str
        What `update` is told beside the gradient, and no more: names among "value",
        "grad", "value_fn", "obj_fn", "grad_fn", "hessian_vector_product" and
        "penalty_gradient".
    per_example : bool
        Whether it takes one gradient per example.
    averaged : bool
        Whether the parameters to judge are an average that its state holds.
    follows_gradient : bool
        Whether its steps are η times a gradient, or an average of gradients: a steeper
        slope makes them longer.
    edge : callable, optional
        `edge(options)` returns its `Edge` of stability, or None where none is known
        with these options; every option that has a default is among them.
    memory : tuple of str
        What the option may be called that holds its momentum β; the first that is a
        number counts.
    hands_to : callable, optional
        Whose options it takes beside those in the signature of `make`.

    Examples
    --------
    >>> import optax
    >>> rule = Rule(optax.rmsprop)
    >>> rule.full_batch, rule.momentum_with({}), rule.momentum_with({"momentum": 0.5})
    (False, ('decay', 0.9), ('momentum', 0.5))
    """

    make: Maker
    full_batch: bool = False
    own_rate: bool = False
    wants: tuple[str, ...] = ()
    per_example: bool = False
    averaged: bool = False
    follows_gradient: bool = False
    edge: Callable[[Mapping[str, Any]], Edge | None] | None = None
    memory: tuple[str, ...] = ("momentum", "b1", "decay", "beta")
    hands_to: Maker | None = None

    @cached_property
    def option_names(self) -> tuple[str, ...]:
        """The names of the options that it takes, the learning rate aside."""
        taken: dict[str, None] = {}
        for maker in (self.make, self.hands_to):
            if maker is not None:
                for parameter in inspect.signature(maker).parameters.values():
                    if parameter.kind is not parameter.VAR_KEYWORD:
                        taken.setdefault(parameter.name)
        return tuple(option for option in taken if option not in _NOT_OPTIONS)

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """The options of `make` that have a value of their own."""
        parameters = inspect.signature(self.make).parameters.values()
        return {
            each.name: each.default
            for each in parameters
            if each.name in self.option_names and each.default is not each.empty
        }

    def edge_with(self, options: Mapping[str, Any]) -> Edge | None:
        """Return its edge of stability with these options, None if none is known."""
        return None if self.edge is None else self.edge({**self.defaults, **options})

    def momentum_with(self, options: Mapping[str, Any]) -> tuple[str, float] | None:
        """Return the option that holds its momentum, and β; None if it has none."""
        values = {**self.defaults, **options}
        for option in self.memory:
            value = values.get(option)
            if isinstance(value, int | float) and not isinstance(value, bool):
                return option, float(value)
        return None
