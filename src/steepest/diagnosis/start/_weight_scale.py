"""Whether starting weights keep the scale of what goes through them."""

from typing import Any, NamedTuple

import numpy as np

from .._finding import Finding, Verdict, skipped
from ._backprop import layers_of

LARGE = 3.0
SMALL = 0.1
NUMBERS = 10  # of fewer, the scale is a matter of luck


class Scale(NamedTuple):
    """The weight scale of a hidden layer.

    Attributes
    ----------
    layer : int
        From 0 on.
    rho : float
        rms(W) √(inputs / 2): 1 keeps the variance through relu.
    rho_wide : float
        The same with the larger of inputs and units, in the spirit of Glorot's start.

    See Also
    --------
    steepest.diagnosis.check_weight_scale : measures and judges.
    """

    layer: int
    rho: float
    rho_wide: float


def measure_weight_scale(layers: tuple[Any, ...]) -> list[Scale]:
    """Measure the scale of each hidden layer that has enough weights.

    See Also
    --------
    steepest.diagnosis.check_weight_scale : measures and judges.
    """
    found = []
    for i, layer in enumerate(layers[:-1]):
        weight = np.asarray(layer["weight"], np.float64)
        if weight.size >= NUMBERS:
            rms = float(np.sqrt(np.mean(weight**2)))
            units, inputs = weight.shape
            wide = max(units, inputs)
            found.append(Scale(i, rms * (inputs / 2) ** 0.5, rms * (wide / 2) ** 0.5))
    return found


def judge_weight_scale(measured: list[Scale], *, symptom: bool = False) -> Finding:
    """Judge the layer that is farthest from keeping the scale.

    See Also
    --------
    steepest.diagnosis.check_weight_scale : measures and judges.
    """
    largest = max(measured, key=lambda scale: scale.rho)
    smallest = min(measured, key=lambda scale: scale.rho_wide)
    verdict, because, worst, rho = Verdict.PASS, "keeps", largest, largest.rho
    if largest.rho > LARGE:
        because = "too_large"
    elif smallest.rho_wide < SMALL:
        because, worst, rho = "too_small", smallest, smallest.rho_wide
    if because != "keeps":
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    return Finding(
        check="weight_scale",
        verdict=verdict,
        because=because,
        measured={
            "layer": worst.layer,
            "rho": rho,
            "layers": [scale._asdict() for scale in measured],
        },
        expected={"low": SMALL, "high": LARGE},
        advice=None if because == "keeps" else "start_auto",
        remedy={} if because == "keeps" else {"start": "auto"},
        source="He et al. (2015), eq. 10: variance 2 / inputs; Glorot & Bengio (2010)",
        cost={"forwards": 0},
    )


def check_weight_scale(params: Any, *, symptom: bool = False) -> Finding:
    """Ask whether the starting weights keep the scale of what goes through them.

    ρ = rms(W) √(inputs / 2) of a hidden layer is 1 for He's start and between 0.1 and
    1.4 for Glorot's. What goes through L layers is multiplied by ρ^L.

    Parameters
    ----------
    params : tuple of layers
        As those of `steepest.models.mlp`.
    symptom : bool
        Whether a run from here was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding

    Examples
    --------
    >>> import jax
    >>> from steepest.models import mlp
    >>> params = mlp(64, [32], 10, start_scale=50.0).init(jax.random.key(0))
    >>> print(check_weight_scale(params).because)
    too_large
    """
    layers = layers_of(params)
    if layers is None:
        return skipped("weight_scale", "no_layers")
    if len(layers) == 1:
        return skipped("weight_scale", "linear_model")
    measured = measure_weight_scale(layers)
    if not measured:
        return skipped("weight_scale", "few_weights")
    return judge_weight_scale(measured, symptom=symptom)
