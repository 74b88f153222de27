"""The landscape of any function: directions, curvature, critical points, stability.

Everything here takes a function of a parameter tree, `f(params, *data)`, and uses its
derivatives. Data are arguments, so that nothing large becomes part of a compiled
program:

>>> import jax.numpy as jnp
>>> from steepest.landscape import critical_point, race
>>> mountain_pass = lambda w: w["x"] ** 2 - w["y"] ** 2
>>> print(critical_point(mountain_pass, {"x": 0.0, "y": 0.0}).kind)
saddle
"""

from ._along import Along, along
from ._around import slopes_around
from ._critical_point import CriticalPoint, critical_point
from ._critical_sharpness import CriticalSharpness, critical_sharpness
from ._curvature import Curvature, Eigenvalue, curvature
from ._directions import (
    Taylor,
    cosine,
    directional_derivative,
    slope,
    steepest_direction,
    taylor,
)
from ._edges_here import EdgesHere, edges_here
from ._find import critical_points, find_critical_points
from ._height_map import HeightMap, height_map
from ._hessian import dense_hessian, hessian_vector_product
from ._kind import Kind
from ._numbers_of_step import NumbersOfStep, numbers_of_step
from ._outcome import Ending, RaceOutcome
from ._race import Race, Runner, race
from ._rules import (
    make_rule,
    newton,
    perturbed_descent,
    rule_names,
    saddle_free_newton,
)
from ._sampled_curvature import SampledCurvature, sampled_curvature
from ._spectrum import Estimate, SpectralDensity, hessian_trace, spectral_density
from ._stability import StableRate, largest_stable_rate
from ._stability_map import stability_map
from ._steps_until import steps_until

__all__ = [
    "Along",
    "CriticalPoint",
    "CriticalSharpness",
    "Curvature",
    "EdgesHere",
    "Eigenvalue",
    "Ending",
    "Estimate",
    "HeightMap",
    "Kind",
    "NumbersOfStep",
    "Race",
    "RaceOutcome",
    "Runner",
    "SampledCurvature",
    "SpectralDensity",
    "StableRate",
    "Taylor",
    "along",
    "cosine",
    "critical_point",
    "critical_points",
    "critical_sharpness",
    "curvature",
    "dense_hessian",
    "directional_derivative",
    "edges_here",
    "find_critical_points",
    "height_map",
    "hessian_trace",
    "hessian_vector_product",
    "largest_stable_rate",
    "make_rule",
    "newton",
    "numbers_of_step",
    "perturbed_descent",
    "race",
    "rule_names",
    "saddle_free_newton",
    "sampled_curvature",
    "slope",
    "slopes_around",
    "spectral_density",
    "stability_map",
    "steepest_direction",
    "steps_until",
    "taylor",
]
