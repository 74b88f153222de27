"""The critical points of a surface with two basins.

Examples
--------
>>> import jax.numpy as jnp
>>> from steepest.landscape import critical_point
>>> pass_between_hills = lambda w: (w[0] ** 2 - 1) ** 2 + w[1] ** 2
>>> for at in ([-1.0, 0.0], [0.0, 0.0]):
...     print(at, critical_point(pass_between_hills, jnp.array(at)).kind)
[-1.0, 0.0] minimum
[0.0, 0.0] saddle
"""

import jax.numpy as jnp
import numpy as np

from ...landscape import Kind, critical_point, find_critical_points
from ...surfaces import surface_of
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

FORMULA = "(x^2 - 1)^2 + x/4 + y^2"


def measure() -> Measured:
    """Find the critical points and judge each by its curvature."""
    surface = surface_of(FORMULA)
    found = find_critical_points(surface)
    numbers: dict[str, float] = {"count": len(found)}
    names = iter(("global", "local"))
    x = np.linspace(-1.5, 1.5, 121)
    curves = [Curve("y = 0", x, (x**2 - 1) ** 2 + x / 4)]
    for known in found:
        judged = critical_point(surface, jnp.array(known.point))
        name = next(names) if judged.kind == Kind.MINIMUM else "saddle"
        curvature = judged.curvature
        numbers[f"{name}_x"] = float(known.point[0])
        numbers[f"{name}_f"] = judged.value
        if curvature is not None:
            numbers[f"{name}_low"] = float(curvature.smallest.value)
            numbers[f"{name}_high"] = float(curvature.largest.value)
        label = {"global": "global minimum", "local": "local minimum"}.get(name, name)
        curves.append(Curve(label, known.point[:1], [judged.value], "dots"))
    numbers = {name: float(value) for name, value in numbers.items()}
    return Measured(numbers, (Panel(FORMULA, "x", "f", tuple(curves)),))


EXPERIMENT = Experiment(
    page=__doc__,
    name="kinds",
    group="points",
    claim="Where the gradient is 0 there is a global or a local minimum, or a saddle.",
    says=(
        "(x² − 1)² + x/4 + y² has {count} critical points. The global minimum is at "
        "x = {global_x} with f = {global_f}; its curvatures are {global_low} and "
        "{global_high}.",
        "A local minimum is at {local_x} with f = {local_f}; its curvatures are "
        "{local_low} and {local_high}.",
        "Between them is a saddle at {saddle_x} with f = {saddle_f}; its curvatures "
        "are {saddle_low} and {saddle_high}: down along x, up along y.",
    ),
    measure=measure,
)
