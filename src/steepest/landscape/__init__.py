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
from ._find import find_critical_points
from ._hessian import dense_hessian, hessian_vector_product
from ._kind import Kind
from ._outcome import Ending, RaceOutcome
from ._race import Race, Runner, race
from ._rules import make_rule, newton, perturbed_descent, saddle_free_newton
from ._sampled_curvature import SampledCurvature, sampled_curvature
from ._spectrum import Estimate, SpectralDensity, hessian_trace, spectral_density
from ._stability import StableRate, largest_stable_rate
from ._steps_until import steps_until

__all__ = [
    "CriticalPoint",
    "CriticalSharpness",
    "Curvature",
    "Eigenvalue",
    "Ending",
    "Estimate",
    "Kind",
    "Race",
    "RaceOutcome",
    "Runner",
    "SampledCurvature",
    "SpectralDensity",
    "StableRate",
    "Taylor",
    "cosine",
    "critical_point",
    "critical_sharpness",
    "curvature",
    "dense_hessian",
    "directional_derivative",
    "find_critical_points",
    "hessian_trace",
    "hessian_vector_product",
    "largest_stable_rate",
    "make_rule",
    "newton",
    "perturbed_descent",
    "race",
    "saddle_free_newton",
    "sampled_curvature",
    "slope",
    "spectral_density",
    "steepest_direction",
    "steps_until",
    "taylor",
]
