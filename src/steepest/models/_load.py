"""A user's own model, found by its path in Python: package.module:name."""

import importlib
import sys
from pathlib import Path
from typing import Any

import numpy as np

from .._core import unknown_name
from ..errors import ModelError
from ._adapt import adapt
from ._model import Model

__all__ = ["load_model"]


def load_model(path: str, example_inputs: np.ndarray, n_outputs: int) -> Model:
    """Import a model by its path, from the current directory too, and adapt it.

    Parameters
    ----------
    path : str
        "package.module:name", where the name is anything that `adapt` takes.
    example_inputs : (batch, …)
        A few rows as the model will see them.
    n_outputs : int
        How many scores the loss needs.

    Returns
    -------
    Model

    Raises
    ------
    ModelError
        If the module cannot be imported (its own error is shown), or what has this
        name is not a model.
    UnknownNameError
        If the module has no such name.

    Examples
    --------
    >>> import numpy as np
    >>> load_model("steepest.models:linear", np.zeros((2, 4)), 3)
    Model(linear 4-3)
    """
    module_name, colon, name = path.partition(":")
    if not (module_name and colon and name):
        raise ModelError(
            f"A model's path must read package.module:name; found '{path}'."
        )
    module = _import(module_name)
    if not hasattr(module, name):
        public = [each for each in vars(module) if not each.startswith("_")]
        raise unknown_name(f"name in the module {module_name}:", name, public)
    return adapt(getattr(module, name), example_inputs, n_outputs)


def _import(name: str) -> Any:
    here = str(Path.cwd())
    sys.path.insert(0, here)
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is None or not (f"{name}.").startswith(f"{error.name}."):
            raise _failed(name, error) from error  # a module that theirs imports
        raise ModelError(
            f"There is no module '{error.name}'; looked in {here} and where Python's "
            "packages are. Run from the folder that holds it, or install it."
        ) from error
    except Exception as error:  # whatever the user's own code raises is shown
        raise _failed(name, error) from error
    finally:
        sys.path.remove(here)


def _failed(name: str, error: Exception) -> ModelError:
    return ModelError(
        f"The module '{name}' failed while it was imported: "
        f"{type(error).__name__}: {error}"
    )
