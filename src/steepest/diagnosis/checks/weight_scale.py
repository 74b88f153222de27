"""Do the initial weights preserve the scale of the signal?

A layer of relu units multiplies the scale of its inputs by ρ = rms(W) √(inputs / 2),
and L of them by ρ^L.

## Measured

`rho` of the worst hidden layer, and that of all of them in `layers`. Layers of fewer
than ten weights are left out.

## Bound

More than 3 warns, and so does a product over all layers of more than 30: twelve layers
of 1.8 multiply by a thousand. So does less than 0.1, computed with the larger of the
numbers of inputs and units, since Glorot's scale lies between the two. Each fails with
a symptom, if that start is its cause: with layers of scale 1 instead, 96 steps at the
run's own learning rate reach a loss that is lower by 5 % or more, also than that of the
whole run.
"""

from typing import Any, NamedTuple

import jax
import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import CANNOT_MOVE, Check, Stage
from .._finding import Finding, Verdict
from ..measured._backprop import layers_of
from ..measured._found_layers import FoundLayers, found_layers
from ..measured._mended import start_is_the_cause

LARGE, SMALL = 3.0, 0.1  # chosen: 1 preserves the scale
TOGETHER = 30.0  # the same of all layers, whose scales multiply: chosen, 3 of three
FEWEST = 10  # weights, chosen: the scale of fewer is a matter of luck

START_AUTO = {
    "start_auto": "Initialize the weights at the scale that suits the activation.",
}

CHECK = Check(
    page=__doc__,
    name="weight_scale",
    called="scale of the initial weights",
    stage=Stage.START,
    explains=(
        "initial_loss",
        "dead_units",
        "saturated_units",
        "signal",
        "overfitting",
        *CANNOT_MOVE,
    ),
    skips={
        "few_weights": "the hidden layers have too few weights to measure a scale.",
        "normalized": (
            "a normalization follows every hidden layer, and the scale of its weights "
            "changes nothing."
        ),
        **needs.LINEAR_MODEL,
        **needs.NO_LAYERS,
    },
    says={
        "keeps": "The largest weight scale is {rho:.3g}, in layer {layer}.",
        "too_large": (
            "The weight scale of layer {layer} is {rho:.3g}: the layer makes the "
            "signal larger by this factor."
        ),
        "too_small": (
            "The weight scale of layer {layer} is {rho:.3g}: the layer makes the "
            "signal smaller by this factor."
        ),
        "multiplies": (
            "The weight scales of {n_layers} layers multiply to {product:.3g}: each is "
            "at most {rho:.3g}, and together they make the signal larger by this "
            "factor."
        ),
    },
    expects="Expected: between {low:g} and {high:g}; 1 preserves the scale.",
    advice=START_AUTO,
    cannot_see=(
        "It cannot see the scale of the inputs, or what normalization layers correct."
    ),
    source="He et al. (2015), eq. 10: variance 2 / inputs; Glorot & Bengio (2010)",
    costs="nothing; with a symptom, two short trainings of 96 steps where it is wrong",
    cost={"forwards": 0},
    free=True,
)


class Scale(NamedTuple):
    """The weight scale of a hidden layer.

    Attributes
    ----------
    layer : int or str
        From 0 on; its name in a model of another package.
    rho : float
        rms(W) √(inputs / 2): 1 preserves the variance through relu.
    rho_wide : float
        The same with the larger of inputs and units, in the spirit of Glorot's start.
    """

    layer: int | str
    rho: float
    rho_wide: float


def measure(layers: tuple[Any, ...]) -> list[Scale]:
    """Measure the scale of each hidden layer that has enough weights."""
    scales = []
    for i, layer in enumerate(layers[:-1]):
        weight = np.asarray(layer["weight"], np.float64)
        if weight.size >= FEWEST:
            rms = float(np.sqrt(np.mean(weight**2)))
            units, inputs = weight.shape
            wide = max(units, inputs)
            scales.append(Scale(i, rms * (inputs / 2) ** 0.5, rms * (wide / 2) ** 0.5))
    return scales


def measure_found(found: FoundLayers) -> list[Scale]:
    """Measure the scale of each hidden layer that no normalization follows.

    Weights that are used again and again, as at each step over time, count once.
    """
    scales = []
    used = set()
    for layer in found.hidden:
        weights = (layer.leaf, layer.weight.tobytes())
        if weights in used:
            continue
        used.add(weights)
        if layer.weight.size >= FEWEST and layer.step not in found.normalized:
            rms = float(np.sqrt(np.mean(np.asarray(layer.weight, np.float64) ** 2)))
            units, inputs = layer.weight.shape
            wide = max(units * layer.field, inputs)
            rho = rms * (inputs / 2) ** 0.5
            scales.append(Scale(layer.name, rho, rms * (wide / 2) ** 0.5))
    return scales


def judge(
    measured: list[Scale], *, symptom: bool = False, settable: bool = True
) -> Finding:
    """Judge the layer that is farthest from preserving the scale.

    A model of another package draws its start itself (`settable=False`).
    """
    largest = max(measured, key=lambda scale: scale.rho)
    smallest = min(measured, key=lambda scale: scale.rho_wide)
    product = float(np.prod([scale.rho for scale in measured]))
    verdict, because, worst, rho = Verdict.PASS, "keeps", largest, largest.rho
    if largest.rho > LARGE:
        because = "too_large"
    elif product > TOGETHER:
        because = "multiplies"
    elif smallest.rho_wide < SMALL:
        because, worst, rho = "too_small", smallest, smallest.rho_wide
    if because != "keeps":
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    return CHECK.found(
        because,
        verdict,
        measured={
            "layer": worst.layer,
            "rho": rho,
            "product": product,
            "n_layers": len(measured),
            "layers": [scale._asdict() for scale in measured],
        },
        expected={"low": SMALL, "high": LARGE},
        advice=None if because == "keeps" else "start_auto",
        remedies=[{"start": "auto"}] if because != "keeps" and settable else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    layers = layers_of(case.start)
    if layers is None:
        return _of_found(case, symptom)
    if len(layers) == 1:
        return CHECK.skipped("linear_model")
    measured = measure(layers)
    if not measured:
        return CHECK.skipped("few_weights")
    found = judge(measured, symptom=symptom)
    if found.verdict is Verdict.FAIL and start_is_the_cause(case, _mended) is False:
        return judge(measured, symptom=False)
    return found


def _mended(case: Case) -> Any:
    """Return the start with every hidden layer scaled to preserve the signal.

    The last layer is made smaller if it is too large, too.
    """
    layers: tuple[Any, ...] = layers_of(case.start) or ()
    with_last = (*layers, *layers[-1:])
    scales = {scale.layer: scale.rho for scale in measure(with_last)}
    last = len(layers) - 1
    scales[last] = max(scales.get(last, 1.0), 1.0)
    return type(case.start)(
        {**layer, "weight": layer["weight"] / scales.get(i, 1.0)}
        for i, layer in enumerate(layers)
    )


def _of_found(case: Case, symptom: bool) -> Finding:
    """Judge a model whose layers are found."""
    found = case.once(found_layers)
    if isinstance(found, str):
        return CHECK.skipped(found)
    measured = measure_found(found)
    if not measured:
        normalized = {layer.step for layer in found.hidden} <= found.normalized
        return CHECK.skipped("normalized" if normalized else "few_weights")
    judged = judge(measured, symptom=symptom, settable=False)
    if judged.verdict is Verdict.FAIL and start_is_the_cause(case, _rescaled) is False:
        return judge(measured, settable=False)
    return judged


def _rescaled(case: Case) -> Any:
    """Return the start with the weights of every layer at the scale of the signal.

    The last layer is made smaller if it is too large, too.
    """
    found = case.once(found_layers)
    leaves, tree = jax.tree.flatten(case.start)
    if isinstance(found, str):
        return case.start
    for layer in found.weights:
        if layer.step not in found.normalized:
            rms = np.sqrt(np.mean(np.asarray(layer.weight, np.float64) ** 2))
            rho = float(rms) * (layer.weight.shape[1] / 2) ** 0.5
            rho = rho if layer in found.hidden else max(rho, 1.0)
            leaves[layer.leaf] = np.asarray(leaves[layer.leaf] / (rho or 1.0))
    return jax.tree.unflatten(tree, leaves)
