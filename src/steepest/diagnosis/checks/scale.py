"""Are the inputs scaled so that one learning rate suits all columns?

The curvature along a weight grows with the mean square of its input. Initial weights
are made for a mean square of 1, and all columns share one learning rate.

## Measured

On 2000 rows as the model gets them, after the run's own scaling: `mean_square`;
`spread`, the largest rms of a column over the median one (the smaller of the two middle
ones), constant columns apart; the largest `offset` |mean| / standard deviation; the
lowest and highest number.

## Bound

A mean square outside of 0.01 to 30, or a spread above 100 (a condition number above
10⁴), warns. With a symptom, a mean square outside of 10⁻³ to 10², or such a spread,
fails. The remedy is `{"scaling": "standard"}`, unless the run used it.
"""

from typing import NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._evidence import INPUT_SCALE
from .._finding import Finding, Verdict

ROWS = 2000  # that are looked at
LOW, HIGH = INPUT_SCALE
FAR_LOW, FAR_HIGH = 1e-3, 1e2  # chosen: with a symptom, the likely cause of it
SPREAD = 100.0  # of columns, chosen: curvatures along them differ by its square, 10⁴

CHECK = Check(
    page=__doc__,
    name="scale",
    called="scale of the inputs",
    stage=Stage.INPUTS,
    of_rows=True,
    needs=(needs.an_objective, needs.quantities),
    explains=(
        "initial_loss",
        "saturated_units",
        "dead_units",
        "signal",
        "critical_point",
        After(Stage.START, but=("overfitting",)),
    ),
    skips=needs.DATA_NOT_FINITE,
    says={
        "suits": (
            "The mean square of the inputs is {mean_square:.3g}; the scale of the "
            "largest column is {spread:.3g} times the median."
        ),
        "too_large": (
            "The mean square of the inputs is {mean_square:.3g}; they range from "
            "{lowest:.3g} to {highest:.3g}."
        ),
        "too_small": (
            "The mean square of the inputs is {mean_square:.3g}; they range from "
            "{lowest:.3g} to {highest:.3g}."
        ),
        "uneven": (
            "Column {name} has {spread:.3g} times the median scale of the columns; a "
            "learning rate that suits one is wrong for the other."
        ),
    },
    expects=(
        "Expected: a mean square between {low:g} and {high:g}, and no column above "
        "{spread_bound:g} times the median scale."
    ),
    advice={
        "standardize": "Standardize every column to mean 0 and standard deviation 1.",
    },
    cannot_see="It cannot see a few huge numbers in a column whose scale is right.",
    source="LeCun et al. (1998), Efficient BackProp, 4.3; He et al. (2015)",
    costs="reads 2000 rows",
    cost={"forwards": 0},
    free=True,
)


class InputScale(NamedTuple):
    """The scale of the inputs as the model gets them.

    Attributes
    ----------
    mean_square : float
        Over all rows and columns; 1 after standardizing.
    spread : float
        The largest rms of a column over the (lower) median, without constant ones.
    offset : float
        The largest |mean| / standard deviation of a column.
    column : int
        The column with the largest rms.
    lowest, highest : float
        The smallest and largest number.
    scaling : str
        The scaling that was asked for, or "".
    """

    mean_square: float
    spread: float
    offset: float
    column: int
    lowest: float
    highest: float
    scaling: str = ""


def measure(inputs: np.ndarray) -> InputScale | None:
    """Measure the scale of rows as the model gets them; None if they are not finite.

    Parameters
    ----------
    inputs : (rows, columns)
        After the objective's own scaling.
    """
    x = np.asarray(inputs, np.float64)
    if not x.size or not np.isfinite(x).all():
        return None
    squares = np.mean(x**2, axis=0)
    deviation = x.std(axis=0)
    varies = np.ptp(x, axis=0) > 0
    rms = np.sqrt(squares)
    spread = offset = 0.0
    if varies.any():
        lower_median = np.sort(rms[varies])[(varies.sum() - 1) // 2]
        spread = float(rms[varies].max() / lower_median)
        offset = float(np.max(np.abs(x.mean(axis=0)[varies]) / deviation[varies]))
    return InputScale(
        float(squares.mean()),
        spread,
        offset,
        int(rms.argmax()),
        float(x.min()),
        float(x.max()),
    )


def judge(
    measured: InputScale,
    *,
    column_names: tuple[str, ...] | None = None,
    symptom: bool = False,
) -> Finding:
    """Judge the scale of the inputs."""
    verdict, because = Verdict.PASS, "suits"
    if not LOW <= measured.mean_square <= HIGH:
        because = "too_small" if measured.mean_square < LOW else "too_large"
    if measured.spread > SPREAD:
        because = "uneven"
    if because != "suits":
        far = not FAR_LOW <= measured.mean_square <= FAR_HIGH or because == "uneven"
        verdict = Verdict.FAIL if symptom and far else Verdict.WARN
    names = column_names or ()
    known = measured.column < len(names)
    can_scale = because != "suits" and measured.scaling != "standard"
    return CHECK.found(
        because,
        verdict,
        measured={
            **measured._asdict(),
            "name": names[measured.column] if known else str(measured.column + 1),
        },
        expected={"low": LOW, "high": HIGH, "spread_bound": SPREAD},
        advice=None if because == "suits" else "standardize",
        remedies=[{"scaling": "standard"}] if can_scale else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    rows = case.scaled(case.sample("rows", ROWS).inputs)
    measured = measure(case.quantities(rows))
    if measured is None:
        return CHECK.skipped("data_not_finite")
    measured = measured._replace(
        scaling=str(case.asked.get("scaling", "")),
        column=case.column_of(measured.column),
    )
    return judge(measured, column_names=case.column_names, symptom=symptom)
