"""The options of optimizers, losses and penalties that a page can set: numbers."""

import inspect
from collections.abc import Mapping
from typing import Any

from ..descent import rules
from ..objectives import losses, penalties
from ..settings import WITH_MOMENTUM

Options = dict[str, float | bool | None]


def options_by_name() -> dict[str, dict[str, Options]]:
    """Return options with their defaults, by kind and by the name that has them.

    Examples
    --------
    >>> found = options_by_name()
    >>> found["loss"]["hinge"], found["optimizer"]["nesterov"]
    ({'margin': 1.0}, {'momentum': 0.9})
    """
    found = {
        "optimizer": {name: dict(rule.defaults) for name, rule in rules.items()},
        "loss": {name: _of(make) for name, make in losses.items()},
        "penalty": {name: _of(make) for name, make in penalties.items()},
    }
    return {
        kind: {
            name.replace("_", "-"): settable
            for name, options in by_name.items()
            if (settable := _settable(name, options))
        }
        for kind, by_name in found.items()
    }


def _of(make: Any) -> Mapping[str, Any]:
    parameters = inspect.signature(make).parameters.values()
    return {one.name: one.default for one in parameters}


def _settable(name: str, options: Mapping[str, Any]) -> Options:
    """Return the options that are numbers, or could be: those of momentum."""
    return {
        option: default
        for option, default in options.items()
        if isinstance(default, bool | int | float)
        or (option == "momentum" and name in WITH_MOMENTUM)
    }
