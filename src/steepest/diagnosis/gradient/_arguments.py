"""A user's function and its arguments, both found in its module."""

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple

from ..._core._load import load_from
from ...errors import ModelError
from ...objectives import Objective


class Call(NamedTuple):
    """A function with its arguments, and its gradient if there is one.

    Attributes
    ----------
    function : callable
        `function(params)` or `function(params, batch)`.
    params : tree
        Its first argument.
    batch : Any
        Its other arguments; None if there are none.
    gradient : callable or None
        Called like the function; None for automatic differentiation.
    """

    function: Callable[..., Any]
    params: Any
    batch: Any
    gradient: Callable[..., Any] | None


def load_call(path: str, gradient: str | None = None) -> Call:
    """Import a function and find its arguments in the same module, by their names.

    Every argument without a default is looked up in the function's module: a value of
    that name, or a function without arguments that returns it. The first one is the
    parameters. An `Objective` takes `params` and `batch`.

    Parameters
    ----------
    path : str
        "package.module:name".
    gradient : str, optional
        The name of a function in the same module with the same arguments, which
        returns the gradient.

    Returns
    -------
    Call

    Raises
    ------
    ModelError
        If it cannot be imported or called, takes nothing, or an argument is missing in
        the module.
    UnknownNameError
        If the module has no such name.

    See Also
    --------
    steepest.diagnosis.check_gradient : takes the parts of the result.
    """
    module, name = load_from(path, "function")
    function = getattr(module, name)
    own_gradient = None
    if gradient is not None:
        own_gradient = getattr(
            *load_from(f"{path.partition(':')[0]}:{gradient}", "gradient")
        )
    names = _names(path, function)
    params, *data = [_argument(module, path, name) for name in names]
    if len(data) <= 1:
        return Call(function, params, data[0] if data else None, own_gradient)

    def spread(f: Callable[..., Any]) -> Callable[..., Any]:
        return lambda params, data: f(params, *data)

    return Call(
        spread(function),
        params,
        tuple(data),
        None if own_gradient is None else spread(own_gradient),
    )


def _names(path: str, function: Any) -> list[str]:
    if isinstance(function, Objective):
        return ["params", "batch"]
    if not callable(function):
        raise ModelError(
            f"'{path}' is a {type(function).__name__} and cannot be called. "
            "Give the path of a function of parameters that returns one number."
        )
    names = [
        parameter.name
        for parameter in inspect.signature(function).parameters.values()
        if parameter.default is parameter.empty
        and parameter.kind
        in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
    ]
    if not names:
        raise ModelError(
            f"'{path}' takes no arguments. Its first one must be the parameters."
        )
    return names


def _argument(module: Any, path: str, name: str) -> Any:
    if not hasattr(module, name):
        raise ModelError(
            f"'{path}' takes '{name}', and its module has nothing of that name. "
            f"Define there what to call it with: {name} = …, or a function {name}() "
            "that makes it."
        )
    value = getattr(module, name)
    if not callable(value) or isinstance(value, type):
        return value
    try:
        return value()
    except Exception as error:  # whatever the user's own code raises is shown
        raise ModelError(
            f"{name}(), which makes an argument of '{path}', failed: "
            f"{type(error).__name__}: {error}"
        ) from error
