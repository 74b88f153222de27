"""A parameter tree as named arrays and an outline, from which it is rebuilt."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from .._core._stored import DamagedError
from ..errors import RunError
from ._arrays import as_array


def flatten(tree: Any, name: str) -> tuple[Any, dict[str, np.ndarray]]:
    """Return a tree's outline, as JSON, and its arrays by name.

    Parameters
    ----------
    tree : nested dict, list or tuple of arrays
        May hold None and bare numbers too.
    name : str
        The first part of every array's name. A name is the path to the array with
        "/" between its parts; within a part "~1" stands for "/" and "~0" for "~",
        so that no two paths share a name (RFC 6901, section 3).

    Raises
    ------
    RunError
        If a branch or a leaf has a type that cannot be restored.

    Examples
    --------
    >>> import numpy as np
    >>> outline, arrays = flatten({"layers": [np.zeros(2), np.ones(3)]}, "params")
    >>> list(arrays)
    ['params/layers/0', 'params/layers/1']
    >>> unflatten(outline, arrays)["layers"][1]
    array([1., 1., 1.])
    """
    arrays: dict[str, np.ndarray] = {}
    return _outline(tree, name, arrays), arrays


def unflatten(outline: Any, arrays: Mapping[str, np.ndarray]) -> Any:
    """Rebuild the tree from its outline and its arrays.

    Raises
    ------
    DamagedError
        If `flatten` cannot have written the outline, or an array of it is missing.
    """
    match outline:
        case {"array": str(name)} if name in arrays:
            return arrays[name]
        case {"array": str(name)}:
            raise DamagedError(f"its array '{name}' is missing")
        case {"dict": list(items)} if _are_items(items):
            return {key: unflatten(branch, arrays) for key, branch in items}
        case {"list": list(branches)}:
            return [unflatten(branch, arrays) for branch in branches]
        case {"tuple": list(branches)}:
            return tuple(unflatten(branch, arrays) for branch in branches)
        case None:
            return None
    raise DamagedError(f"not the outline of a tree: {str(outline)[:80]}")


def named_arrays(
    outline: Any, arrays: Mapping[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Rebuild a dictionary of arrays.

    Raises
    ------
    DamagedError
        If it is another tree.
    """
    tree = unflatten(outline, arrays)
    if not isinstance(tree, dict) or not all(
        isinstance(array, np.ndarray) for array in tree.values()
    ):
        raise DamagedError("its arrays are no list of names and arrays")
    return {str(name): array for name, array in tree.items()}


def _are_items(items: list[Any]) -> bool:
    """Return whether they are pairs of a key and a branch."""
    return all(
        isinstance(item, list) and len(item) == 2 and isinstance(item[0], str | int)
        for item in items
    )


def _outline(tree: Any, name: str, arrays: dict[str, np.ndarray]) -> Any:
    if tree is None:
        return None
    if isinstance(tree, Mapping):
        for key in tree:
            if not isinstance(key, str | int):
                raise RunError(
                    f"Cannot store '{name}': its key {key!r} is a "
                    f"{type(key).__name__}. Use text or whole numbers as keys."
                )
        items = [
            [key, _outline(branch, f"{name}/{_part(key)}", arrays)]
            for key, branch in tree.items()
        ]
        return {"dict": items}
    if type(tree) in (list, tuple):
        branches = [
            _outline(branch, f"{name}/{i}", arrays) for i, branch in enumerate(tree)
        ]
        return {type(tree).__name__: branches}
    if isinstance(tree, list | tuple):  # a named tuple would come back as another type
        raise RunError(
            f"Cannot store '{name}': it is a {type(tree).__name__}. "
            "Use dicts, lists, tuples and arrays."
        )
    arrays[name] = as_array(tree, name)
    return {"array": name}


def _part(key: str | int) -> str:
    return str(key).replace("~", "~0").replace("/", "~1")
