"""A polynomial through noisy points, with a penalty of any strength and any degree."""

import numpy as np

from ...descent import descend
from ...display import short_number
from ...models import linear
from ...objectives import Objective, loss_named, penalty_named
from .._picture import Curve, Panel
from .._trial import Choice, Trial, Tried
from ..penalties.wiggles import GRID, STEPS, X, Y, truth


def measure(strength: float, degree: int) -> Tried:
    """Fit the ten points of the experiment `wiggles`."""
    objective = Objective(
        linear(degree, 1), loss_named("squared_error"), penalty_named("l2"), strength
    )
    start = {"weight": np.zeros((1, degree)), "bias": np.zeros(1)}
    run = descend(
        objective,
        start,
        (powers(X, degree), Y),
        optimizer="lbfgs",
        batch_size="full",
        epochs=STEPS,
        watch=False,
    )
    weights = np.asarray(run.params["weight"], float)[0]
    bias = float(run.params["bias"][0])
    drawn = powers(GRID, degree) @ weights + bias
    through = powers(X, degree) @ weights + bias
    at_points = round(float(((through - Y) ** 2).mean()), 6)
    between = float(((drawn - truth()) ** 2).mean())
    panel = Panel(
        "the fitted polynomial",
        "x",
        "y",
        (
            Curve("points", X, Y, "dots"),
            Curve("sin(3x)", GRID, truth(), "dashed"),
            Curve("fitted", GRID, drawn),
        ),
        low=-2.5,
        high=2.5,
    )
    sizes = Panel(
        "the coefficients",
        "degree",
        "size",
        (Curve("", [str(i + 1) for i in range(degree)], np.abs(weights), "bars"),),
    )
    said = (
        f"λ = {short_number(strength)}: the mean squared error is "
        f"{short_number(at_points)} at the points and {short_number(between)} between "
        "them."
    )
    return Tried((said,), (panel, sizes))


def powers(x: np.ndarray, degree: int) -> np.ndarray:
    """Return the Legendre polynomials of degree 1 and more, shape (points, degree)."""
    return np.polynomial.legendre.legvander(x, degree)[:, 1:]


TRIAL = Trial(
    name="polynomial",
    title="The wiggly polynomial and λ",
    claim="Ten coefficients go through ten noisy points and wiggle between them; a "
    "penalty keeps them small.",
    choices=(
        Choice("strength", "penalty strength λ", 0.0, 0.0, 2.0),
        Choice("degree", "degree", 9, 1, 9, whole=True),
    ),
    presets={
        "wrong: no penalty": {"strength": 0.0, "degree": 9},
        "right: λ = 0.05": {"strength": 0.05, "degree": 9},
        "wrong: λ = 2": {"strength": 2.0, "degree": 9},
        "right: degree 3": {"strength": 0.0, "degree": 3},
    },
    measure=measure,
)
