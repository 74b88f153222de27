"""A user's own object, found by its path in Python: package.module:name."""

import importlib
from typing import Any

from ..errors import ModelError, unknown_name
from ._located import from_here


def load_from(path: str, what: str) -> tuple[Any, str]:
    """Import a module, also from the current directory, and look up a name in it.

    Parameters
    ----------
    path : str
        "package.module:name".
    what : str
        What the path leads to, for the message: "model", "function".

    Returns
    -------
    module, str
        The module, and the name of one of its attributes.

    Raises
    ------
    ModelError
        If the path is not of that form, or the module cannot be imported (its own
        error is shown).
    UnknownNameError
        If the module has no such name.

    Examples
    --------
    >>> module, name = load_from("math:pi", "number")
    >>> round(getattr(module, name), 2)
    3.14
    """
    module_name, colon, name = path.partition(":")
    if not (module_name and colon and name):
        raise ModelError(
            f"A {what}'s path must read package.module:name; found '{path}'."
        )
    module = _import(module_name)
    if not hasattr(module, name):
        public = [known for known in vars(module) if not known.startswith("_")]
        raise unknown_name(f"name in the module {module_name}:", name, public)
    return module, name


def _import(name: str) -> Any:
    with from_here() as here:
        try:
            return importlib.import_module(name)
        except ModuleNotFoundError as error:
            if error.name is None or not (f"{name}.").startswith(f"{error.name}."):
                raise _failed(name, error) from error  # one that the user's imports
            raise ModelError(
                f"There is no module '{error.name}'; looked in {here} and where "
                "Python's packages are. Run from the folder that holds it, or install "
                "it."
            ) from error
        except Exception as error:  # whatever the user's own code raises is shown
            raise _failed(name, error) from error


def _failed(name: str, error: Exception) -> ModelError:
    return ModelError(
        f"The module '{name}' failed while it was imported: "
        f"{type(error).__name__}: {error}"
    )
