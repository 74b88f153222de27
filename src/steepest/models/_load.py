"""A user's own model, found by its path in Python: package.module:name."""

import numpy as np

from .._core._load import load_from
from ._adapt import adapt
from ._model import Model


def load_model(path: str, example_inputs: np.ndarray, n_outputs: int) -> Model:
    """Import a model by its path, also from the current directory, and adapt it.

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
        If the module cannot be imported (its own error is shown), or the name is not
        that of a model.
    UnknownNameError
        If the module has no such name.

    Examples
    --------
    >>> import numpy as np
    >>> load_model("steepest.models:linear", np.zeros((2, 4)), 3)
    Model(linear 4-3)
    """
    module, name = load_from(path, "model")
    return adapt(getattr(module, name), example_inputs, n_outputs)
