"""Which package a model is from, told by the names of its classes: nothing is imported.

A package is loaded only when a model of it is given, and then it is loaded already.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import ModelError

MODULES = {
    "keras": ("keras",),
    "torch": ("torch",),
    "flax": ("flax",),
    "equinox": ("equinox",),
    "haiku": ("haiku",),
    "sklearn": ("sklearn",),
}
TAKEN = (
    "a fitted scikit-learn estimator or Pipeline, a Keras model, a torch.nn.Module, a "
    "Flax linen or nnx Module, an Equinox Module, or a steepest Model; linen with its "
    "variables, and Equinox with its state, as a pair"
)


def package_of(thing: Any) -> str:
    """Return the package that a model is from, a key of `MODULES`, or "steepest".

    Raises
    ------
    ModelError
        If it is from none of them.

    Examples
    --------
    >>> from sklearn.linear_model import Ridge
    >>> package_of(Ridge())
    'sklearn'
    """
    from ..models import Model

    if isinstance(thing, Model):
        return "steepest"
    if isinstance(thing, tuple) and len(thing) == 2:  # with variables, or with a state
        thing = thing[0]
    if isinstance(thing, type):
        raise ModelError(
            f"{thing.__name__} is a class, not a model. Give an object: "
            f"{thing.__name__}(…)."
        )
    roots = [base.__module__.partition(".")[0] for base in type(thing).__mro__]
    if roots[0] == "tf_keras" or ("tensorflow" in roots and "keras" not in roots):
        raise ModelError(
            "This is a model of TensorFlow's old Keras 2. Save its weights, and build "
            "it with Keras 3 on the JAX backend: KERAS_BACKEND=jax."
        )
    for package, names in MODULES.items():
        if any(root in names for root in roots):
            return package
    if isinstance(thing, str | Path):
        raise ModelError(
            f"A model is given itself, not by its file: {thing}. Load it first, as "
            "with keras.models.load_model(…), or in PyTorch build the module and "
            "module.load_state_dict(torch.load(…))."
        )
    if isinstance(thing, Mapping):
        raise ModelError(
            f"{type(thing).__name__} holds numbers, but not what is computed with "
            "them. Give the module that has loaded it: module.load_state_dict(…)."
        )
    raise ModelError(
        f"{type(thing).__name__} from {type(thing).__module__} is not a model that is "
        f"known here. Give {TAKEN}."
    )
