"""An update rule of the table: the function that makes it, and its facts."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import optax

from ._edge import Edge

Maker = Callable[..., optax.GradientTransformation]
"""A function of the learning rate and of named options."""

# arguments of a maker that are not options
THE_RATE = frozenset({"learning_rate", "max_learning_rate"})
_NOT_OPTIONS = THE_RATE | {"base_optimizer", "key"}


@dataclass(frozen=True)
class Rule:
    """How an update rule is made, and its facts.

    Every fact has a default that suits most rules, so that a new one is
    `Rule(its_maker)`.

    Parameters
    ----------
    make : callable
        `make(learning_rate, **options)` returns the Optax transformation.
    full_batch : bool
        Whether it needs a full batch: the noise of smaller batches misleads it.
    own_rate : bool
        Whether it finds the length of its steps itself: its learning rate is 1.
    wants : tuple of str
        The keywords that its `update` gets: names among "value", "grad", "value_fn",
        "obj_fn", "grad_fn", "hessian_vector_product" and "penalty_gradient".
    per_example : bool
        Whether it takes one gradient per example.
    average : callable, optional
        `average(state, params)` returns the parameters to evaluate, where those are an
        average that its state holds.
    follows_gradient : bool
        Whether its steps are η times a gradient, or an average of gradients, so that a
        longer gradient makes a longer step.
    edge : callable, optional
        `edge(options)` returns its `Edge` of stability, or None where none is known
        with these options; options that were not given have their defaults.
    memory : tuple of str
        Possible names of the option that is its momentum β; the first whose value is a
        number counts.
    hands_to : callable, optional
        The function that `make` passes its other options to.

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
    average: Callable[[Any, Any], Any] | None = None
    follows_gradient: bool = False
    edge: Callable[[Mapping[str, Any]], Edge | None] | None = None
    memory: tuple[str, ...] = ("momentum", "b1", "decay", "beta")
    hands_to: Maker | None = None

    @property
    def averaged(self) -> bool:
        """Whether the parameters to evaluate are an average that its state holds."""
        return self.average is not None

    @cached_property
    def option_names(self) -> tuple[str, ...]:
        """The names of the options that it takes, without the learning rate."""
        names: dict[str, None] = {}
        for maker in (self.make, self.hands_to):
            if maker is not None:
                for parameter in inspect.signature(maker).parameters.values():
                    if parameter.kind is not parameter.VAR_KEYWORD:
                        names.setdefault(parameter.name)
        return tuple(name for name in names if name not in _NOT_OPTIONS)

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """The default values of the options of `make`."""
        parameters = inspect.signature(self.make).parameters.values()
        return {
            parameter.name: parameter.default
            for parameter in parameters
            if parameter.name in self.option_names
            and parameter.default is not parameter.empty
        }

    def edge_with(self, options: Mapping[str, Any]) -> Edge | None:
        """Return its edge of stability with these options, None if none is known."""
        return None if self.edge is None else self.edge({**self.defaults, **options})

    def momentum_with(self, options: Mapping[str, Any]) -> tuple[str, float] | None:
        """Return the name and the value of the option that is its momentum, if any."""
        values = {**self.defaults, **options}
        for option in self.memory:
            value = values.get(option)
            if isinstance(value, int | float) and not isinstance(value, bool):
                return option, float(value)
        return None
