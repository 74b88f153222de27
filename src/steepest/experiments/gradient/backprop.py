"""The matrix formulas of a network of three layers, beside automatic differentiation.

δ³ = ∂L/∂z³; δˡ = (δˡ⁺¹ Wˡ⁺¹) ⊙ σ′(zˡ); ∂L/∂Wˡ = δˡᵀ aˡ⁻¹; ∂L/∂bˡ = Σᵢ δˡ, over rows.

Examples
--------
>>> import jax
>>> import numpy as np
>>> from steepest.diagnosis import backprop
>>> from steepest.models import mlp
>>> from steepest.objectives import Objective, losses
>>> model = mlp(2, [4, 3], 2, activation="tanh", last_start="glorot")
>>> loss, params = losses["softmax-cross-entropy"](), model.init(jax.random.key(0))
>>> data = np.eye(2, dtype=np.float32), np.array([0, 1])
>>> passed = backprop(params, *data, "tanh", loss)
>>> gradient = Objective(model, loss).gradient(params, data)
>>> for layer, automatic in zip(passed.layers, gradient, strict=True):
...     print(bool(np.allclose(layer.weight, automatic["weight"], atol=1e-6)))
True
True
True
"""

from typing import Any

import jax
import numpy as np
from jax.flatten_util import ravel_pytree

from ...diagnosis import backprop
from ...models import Model, mlp
from ...objectives import Objective, loss_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

ROWS, STEP = 8, 1e-5


def network() -> Model:
    """Return a network of three layers."""
    return mlp(3, [4, 3], 2, activation="tanh", last_start="glorot")


def data() -> tuple[np.ndarray, np.ndarray]:
    """Return eight rows of two classes."""
    inputs = np.random.default_rng(0).normal(size=(ROWS, 3))
    return inputs, (inputs.sum(1) > 0).astype(int)


def measure() -> Measured:
    """Compute all derivatives in three ways, in float64."""
    with jax.enable_x64(True):
        formulas, automatic, differences = (np.asarray(g) for g in _gradients())
    largest = float(np.abs(automatic).max())
    numbers = {
        "parameters": float(len(automatic)),
        "largest": largest,
        "to_automatic": _shown(np.abs(formulas - automatic).max()),
        "to_differences": _shown(np.abs(formulas - differences).max()),
    }
    at = np.arange(1, len(automatic) + 1)
    panel = Panel(
        "derivatives of a network of three layers",
        "parameter",
        "∂L/∂w",
        (
            Curve("formulas", at, formulas, "line"),
            Curve("centered differences", at, differences, "dots"),
        ),
    )
    return Measured(numbers, (panel,))


def _shown(error: float) -> float:
    """Return a power of ten above an error: its digits are rounding alone."""
    return float(10.0 ** np.ceil(np.log10(max(error, 1e-16))))


def _gradients() -> tuple[Any, Any, Any]:
    loss = loss_named("softmax_cross_entropy")
    objective = Objective(network(), loss).astype("float64")
    params = jax.tree.map(
        lambda leaf: np.asarray(leaf, float), network().init(jax.random.key(0))
    )
    flat, unravel = ravel_pytree(params)
    passed = backprop(params, *data(), "tanh", loss)
    layers = tuple({"bias": one.bias, "weight": one.weight} for one in passed.layers)
    value = jax.jit(lambda at: objective(unravel(at), data()))
    steps = STEP * np.eye(len(flat))
    differences = [(value(flat + s) - value(flat - s)) / (2 * STEP) for s in steps]
    automatic = objective.gradient(params, data())
    return ravel_pytree(layers)[0], ravel_pytree(automatic)[0], np.array(differences)


EXPERIMENT = Experiment(
    page=__doc__,
    name="backprop",
    group="gradient",
    claim="The matrix formulas of backpropagation give the gradient, number by number.",
    says=(
        "A network of three layers has {parameters} derivatives, the largest of size "
        "{largest}.",
        "The formulas differ from automatic differentiation by less than "
        "{to_automatic}, and from centered differences by less than {to_differences}.",
    ),
    correction=(
        "Notes write ∂L/∂b = δ. For a batch it is the sum of δ over the rows; for a "
        "single row the two are the same."
    ),
    measure=measure,
)
