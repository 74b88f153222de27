"""Whether the inputs have a scale that one learning rate suits."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .._finding import Finding, Verdict, skipped

if TYPE_CHECKING:
    from .._case import Case

ROWS = 2000
LOW, HIGH = 0.01, 30.0  # mean squares that starts and usual rates still suit
FAR_LOW, FAR_HIGH = 1e-3, 1e2
SPREAD = 100.0  # of columns: the curvature along them differs by its square


class InputScale(NamedTuple):
    """The scale of the inputs as the model gets them.

    Attributes
    ----------
    mean_square : float
        Over all rows and columns; 1 after standardizing.
    spread : float
        The largest rms of a column over the (lower) median, constant ones apart.
    offset : float
        The largest |mean| / standard deviation of a column.
    column : int
        The column with the largest rms.
    lowest, highest : float
        The smallest and largest number.
    scaling : str
        The scaling that was asked for, or "".

    See Also
    --------
    steepest.diagnosis.check_scale : measures and judges.
    """

    mean_square: float
    spread: float
    offset: float
    column: int
    lowest: float
    highest: float
    scaling: str = ""


def measure_scale(inputs: np.ndarray) -> InputScale | None:
    """Measure the scale of rows as the model gets them; None if they are not finite.

    Parameters
    ----------
    inputs : (rows, columns)
        After the objective's own scaling.

    See Also
    --------
    steepest.diagnosis.check_scale : measures and judges.
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
        usual = np.sort(rms[varies])[(varies.sum() - 1) // 2]  # of two, the smaller
        spread = float(rms[varies].max() / usual)
        offset = float(np.max(np.abs(x.mean(axis=0)[varies]) / deviation[varies]))
    return InputScale(
        float(squares.mean()),
        spread,
        offset,
        int(rms.argmax()),
        float(x.min()),
        float(x.max()),
    )


def judge_scale(
    measured: InputScale,
    *,
    column_names: tuple[str, ...] | None = None,
    symptom: bool = False,
) -> Finding:
    """Judge the scale of the inputs.

    See Also
    --------
    steepest.diagnosis.check_scale : measures and judges.
    """
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
    mend = because != "suits" and measured.scaling != "standard"
    return Finding(
        check="scale",
        verdict=verdict,
        because=because,
        measured={
            **measured._asdict(),
            "name": names[measured.column] if known else str(measured.column),
        },
        expected={"low": LOW, "high": HIGH, "spread_bound": SPREAD},
        advice=None if because == "suits" else "standardize",
        remedy={"scaling": "standard"} if mend else {},
        source="LeCun et al. (1998), Efficient BackProp, 4.3; He et al. (2015)",
        cost={"forwards": 0},
    )


def check_scale(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether the inputs have a scale that one learning rate suits.

    The curvature along a weight grows with the mean square of its input. Starts are
    made for a mean square of 1, and one rate serves all columns.

    Parameters
    ----------
    case : Case
        At most 2000 rows, after the run's own scaling.
    symptom : bool
        Whether the run was seen to fail; without, a bound only warns.

    Returns
    -------
    Finding
    """
    if case.own_function:
        return skipped("scale", "user_function")
    measured = measure_scale(case.scaled(case.sample("rows", ROWS).inputs))
    if measured is None:
        return skipped("scale", "data_not_finite")
    measured = measured._replace(scaling=str(case.asked.get("scaling", "")))
    return judge_scale(measured, column_names=case.column_names, symptom=symptom)
