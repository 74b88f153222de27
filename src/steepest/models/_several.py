"""Several inputs of a Flax Module: a dict or a tuple of arrays."""

import inspect
from typing import Any


def arguments_of(call: Any, inputs: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return inputs as the arguments of a call, by position and by name.

    A dict whose names are those of arguments gives these, and a tuple one argument
    after the other; a call with a single argument gets a dict or a tuple whole.

    Examples
    --------
    >>> def call(words, price, train=False): ...
    >>> arguments_of(call, {"price": 2, "words": 1})
    ((), {'price': 2, 'words': 1})
    >>> arguments_of(call, (1, 2)), arguments_of(lambda batch: batch, (1, 2))
    (((1, 2), {}), (((1, 2),), {}))
    """
    takes = inspect.signature(call).parameters
    if isinstance(inputs, dict) and set(inputs) <= set(takes):
        return (), inputs
    if isinstance(inputs, tuple):
        by_position = [
            each
            for each in takes.values()
            if each.default is each.empty and each.kind is each.POSITIONAL_OR_KEYWORD
        ]
        spread = any(each.kind is each.VAR_POSITIONAL for each in takes.values())
        if spread or len(by_position) >= len(inputs):
            return inputs, {}
    return (inputs,), {}
