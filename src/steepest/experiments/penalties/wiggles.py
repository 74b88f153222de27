"""A polynomial of degree 9 through ten noisy points, with and without a penalty.

The inputs of a linear model are the Legendre polynomials of degree 1 to 9.

Examples
--------
>>> import numpy as np
>>> from steepest import descend
>>> from steepest.models import linear
>>> from steepest.objectives import Objective, losses, penalties
>>> x = np.linspace(-1, 1, 10)
>>> inputs = np.polynomial.legendre.legvander(x, 9)[:, 1:]
>>> y = np.sin(3 * x) + 0.3 * np.random.default_rng(1).normal(size=10)
>>> l2 = penalties["l2"]()
>>> objective = Objective(linear(9, 1), losses["squared-error"](), l2, 0.1)
>>> start = {"weight": np.zeros((1, 9)), "bias": np.zeros(1)}
>>> run = descend(objective, start, (inputs, y), optimizer="lbfgs", epochs=200)
>>> print(round(float(np.abs(run.params["weight"][0, 3:]).sum()), 1))
0.6
"""

import numpy as np

from ...descent import descend
from ...models import linear
from ...objectives import Objective, loss_named, penalty_named
from .._experiment import Experiment, Measured
from .._picture import Curve, Panel

DEGREE, POINTS, NOISE, STEPS = 9, 10, 0.3, 400
X = np.linspace(-1.0, 1.0, POINTS)
Y = np.sin(3 * X) + NOISE * np.random.default_rng(1).normal(size=POINTS)
GRID = np.linspace(-1.0, 1.0, 201)
STRENGTHS = (0.0, 0.01, 0.1, 1.0)


def measure() -> Measured:
    """Fit with four strengths, and compare with the curve without noise."""
    numbers: dict[str, float] = {}
    curves = [Curve("points", X, Y, "dots"), Curve("sin(3x)", GRID, truth(), "dashed")]
    for strength in STRENGTHS:
        weights, bias = _fit(strength)
        drawn = powers(GRID) @ weights + bias
        through = powers(X) @ weights + bias
        key = f"{strength:g}".replace(".", "_")
        numbers[f"at_points_{key}"] = round(float(((through - Y) ** 2).mean()), 6)
        numbers[f"from_truth_{key}"] = float(((drawn - truth()) ** 2).mean())
        numbers[f"high_{key}"] = float(np.abs(weights[3:]).sum())
        curves.append(Curve(f"λ = {strength:g}", GRID, drawn))
    title = "polynomials of degree 9"
    panel = Panel(title, "x", "y", tuple(curves), low=-2.5, high=2.5)
    return Measured(numbers, (panel,))


def truth() -> np.ndarray:
    """Return the curve without noise on the grid."""
    return np.sin(3 * GRID)


def powers(x: np.ndarray) -> np.ndarray:
    """Return the Legendre polynomials of degree 1 to 9, shape (points, 9)."""
    return np.polynomial.legendre.legvander(x, DEGREE)[:, 1:]


def _fit(strength: float) -> tuple[np.ndarray, float]:
    objective = Objective(
        linear(DEGREE, 1), loss_named("squared_error"), penalty_named("l2"), strength
    )
    start = {"weight": np.zeros((1, DEGREE)), "bias": np.zeros(1)}
    run = descend(
        objective,
        start,
        (powers(X), Y),
        optimizer="lbfgs",
        batch_size="full",
        epochs=STEPS,
        watch=False,
    )
    return np.asarray(run.params["weight"], float)[0], float(run.params["bias"][0])


EXPERIMENT = Experiment(
    page=__doc__,
    name="wiggles",
    group="penalties",
    claim="A penalty tames a polynomial that wiggles through every point.",
    says=(
        "Without a penalty the mean squared error at the ten points is {at_points_0}, "
        "and {from_truth_0} between them, from the curve without noise.",
        "With λ = 0.01 they are {at_points_0_01} and {from_truth_0_01}, with 0.1 "
        "{at_points_0_1} and {from_truth_0_1}, with 1 {at_points_1} and "
        "{from_truth_1}: too much is worse again.",
        "The coefficients of degree 4 and higher add up to {high_0} without a penalty "
        "and to {high_0_1} with λ = 0.1: low degrees are preferred.",
    ),
    measure=measure,
)
