"""Backpropagation through three layers, number by number, beside autodiff."""

import jax
import numpy as np

from ...diagnosis import backprop
from ...display import short_number
from ...models import mlp
from ...objectives import Objective, loss_named
from .._trial import Choice, Grid, Trial, Tried


def measure(rows: int, activation: str, bias: str) -> Tried:
    """Compute every number of one pass in float64."""
    with jax.enable_x64(True):
        return _measured(rows, activation, bias)


def _measured(rows: int, activation: str, bias: str) -> Tried:
    inputs = np.random.default_rng(0).normal(size=(rows, 3))
    targets = (inputs.sum(axis=1) > 0).astype(int)
    loss = loss_named("softmax_cross_entropy")
    model = mlp(3, [4, 3], 2, activation=activation, last_start="glorot")
    params = jax.tree.map(
        lambda leaf: np.asarray(leaf, float), model.init(jax.random.key(0))
    )
    passed = backprop(params, inputs, targets, activation, loss)
    objective = Objective(model, loss).astype("float64")
    automatic = objective.gradient(params, (inputs, targets))
    grids, furthest = [], 0.0
    for number in (3, 2, 1):
        layer, gradient = passed.layers[number - 1], automatic[number - 1]
        delta = np.asarray(layer.delta)
        by_formula = delta.sum(axis=0) if bias == "sum" else delta[0]
        weight, auto = np.asarray(layer.weight), np.asarray(gradient["weight"])
        auto_bias = np.asarray(gradient["bias"])
        furthest = max(
            furthest, abs(weight - auto).max(), abs(by_formula - auto_bias).max()
        )
        lifted = _lifted(number)
        grids.append(
            (
                Grid(f"δ{lifted}", delta),
                Grid(f"∂L/∂W{lifted} = δᵀ a", weight),
                Grid(f"∂L/∂W{lifted}, autodiff", auto),
                Grid(f"∂L/∂b{lifted}", by_formula[None]),
                Grid(f"∂L/∂b{lifted}, autodiff", auto_bias[None]),
            )
        )
    said = (
        "The largest difference between the formulas and automatic differentiation is "
        f"{short_number(float(furthest))}."
    )
    return Tried((said,), grids=tuple(grids))


def _lifted(number: int) -> str:
    return "⁰¹²³"[number]


TRIAL = Trial(
    name="backward",
    title="Backpropagation, number by number",
    claim="From the last layer to the first: δ³ = ∂L/∂z³, δˡ = (δˡ⁺¹ Wˡ⁺¹) ⊙ σ′(zˡ), "
    "∂L/∂Wˡ = δˡᵀ aˡ⁻¹, and ∂L/∂bˡ is the sum of δˡ over the rows.",
    choices=(
        Choice("rows", "rows", 2, 1, 4, whole=True),
        Choice("activation", "activation", "tanh", words=("tanh", "sigmoid", "relu")),
        Choice("bias", "∂L/∂b", "sum", words=("sum", "first row")),
    ),
    presets={
        "right: ∂L/∂b = Σ δ": {"rows": 2, "bias": "sum"},
        "wrong: ∂L/∂b = δ": {"rows": 2, "bias": "first row"},
        "one row": {"rows": 1, "bias": "first row"},
    },
    measure=measure,
)
