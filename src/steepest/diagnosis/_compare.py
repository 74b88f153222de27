"""Compare runs: their settings and metrics, and whether a gain may be chance."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from .._core import to_json_value
from ..display import as_html
from ..errors import SettingError, SteepestError, english_of
from ..runs import Run
from ..training import Judged, judged_again
from .repair._gain import Gain, gain_on

# these record how other settings were chosen
NOT_SET = ("asked", "learning_rate_choice")


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What differs between runs; each list has an entry for each run.

    Attributes
    ----------
    names : tuple of str
        What the runs are called.
    settings : mapping of str to tuple
        Settings that differ; None where a run has none of that name.
    metrics : mapping of (str, str) to tuple
        By part and metric: the value of each run, None where it was not measured.
    gains : tuple of Gain or None
        Of each run against the first, on the rows that both are judged by; None for
        the first, and where they are not judged by the same rows.
    remarks : tuple of str
        Why there is no gain, run by run; "" where there is one.
    findings : mapping of str to tuple
        By check: the verdicts, where they differ and one is a warning or failure.

    See Also
    --------
    steepest.diagnosis.compare : compares runs, with an example.
    """

    names: tuple[str, ...]
    settings: Mapping[str, tuple[Any, ...]]
    metrics: Mapping[tuple[str, str], tuple[float | None, ...]]
    gains: tuple[Gain | None, ...]
    remarks: tuple[str, ...]
    findings: Mapping[str, tuple[str | None, ...]]

    def to_json(self) -> dict[str, Any]:
        """Return JSON values; a number that is not finite is null."""
        metrics: dict[str, dict[str, Any]] = {}
        for (part, name), values in self.metrics.items():
            metrics.setdefault(part, {})[name] = values
        gains = [None if gain is None else asdict(gain) for gain in self.gains]
        return to_json_value(
            {
                "runs": self.names,
                "settings": self.settings,
                "metrics": metrics,
                "gains": gains,
                "remarks": self.remarks,
                "findings": self.findings,
            },
            "comparison",
        )

    def _repr_html_(self) -> str:
        return as_html(self)


def compare(
    runs: Sequence[Run], names: Sequence[str] = (), *, again: bool = True
) -> Comparison:
    """Return what differs between runs, the first against each of the others.

    Where two runs are judged by the same rows, these are read and predicted again, and
    the difference of accuracy or R² is taken row by row: its interval is much narrower
    than that of either score, because rows differ more than models do.

    Parameters
    ----------
    runs : sequence of Run
        At least two.
    names : sequence of str
        What to call them; their folders by default.
    again : bool
        Whether to read the rows again.

    Raises
    ------
    SettingError
        If there are fewer than two runs.

    Examples
    --------
    >>> from steepest import Settings, train
    >>> short, long = (
    ...     train(Settings(data="iris", epochs=n, learning_rate=0.1)) for n in (1, 9)
    ... )
    >>> comparison = compare([short, long])
    >>> dict(comparison.settings), comparison.gains[1].rows
    ({'epochs': (1, 9)}, 30)
    """
    if len(runs) < 2:
        raise SettingError(
            f"A comparison takes at least two runs; got {len(runs)}. Name another one."
        )
    if not names:
        names = [str(run.folder or f"run {i}") for i, run in enumerate(runs, 1)]
    gains: list[Gain | None] = [None]
    remarks = [""]
    if again:
        judged = [_judged(run) for run in runs]
        for other in judged[1:]:
            gain, why = _gain(judged[0], other, len(runs) - 1)
            gains.append(gain)
            remarks.append(why)
    return Comparison(
        names=tuple(names),
        settings=_settings(runs),
        metrics=_metrics(runs),
        gains=tuple(gains) if again else (None,) * len(runs),
        remarks=tuple(remarks) if again else ("",) * len(runs),
        findings=_findings(runs),
    )


def _settings(runs: Sequence[Run]) -> dict[str, tuple[Any, ...]]:
    different = {}
    for name in dict.fromkeys(name for run in runs for name in run.settings):
        values = tuple(to_json_value(run.settings.get(name), name) for run in runs)
        if name not in NOT_SET and any(value != values[0] for value in values):
            different[name] = values
    return different


def _metrics(runs: Sequence[Run]) -> dict[tuple[str, str], tuple[float | None, ...]]:
    keys = dict.fromkeys(
        (part, name)
        for run in runs
        for part, values in run.metrics.items()
        for name in values
    )
    return {
        (part, name): tuple(run.metrics.get(part, {}).get(name) for run in runs)
        for part, name in keys
    }


def _findings(runs: Sequence[Run]) -> dict[str, tuple[str | None, ...]]:
    by_run = [
        {finding["check"]: finding["verdict"] for finding in run.findings}
        for run in runs
    ]
    different = {}
    for check in dict.fromkeys(check for checks in by_run for check in checks):
        verdicts = tuple(checks.get(check) for checks in by_run)
        if len(set(verdicts)) > 1 and {"warn", "fail"} & set(verdicts):
            different[check] = verdicts
    return different


def _judged(run: Run) -> Judged | str:
    """Return the rows that a run is judged by, or why they are not known."""
    if not run.outcome.succeeded:
        return f"{run.folder or 'It'} {run.outcome}."
    try:
        return judged_again(run)
    except (SteepestError, OSError) as error:
        return english_of(error)


def _gain(
    first: Judged | str, other: Judged | str, comparisons: int
) -> tuple[Gain | None, str]:
    for rows in (first, other):
        if isinstance(rows, str):
            return None, rows
    if isinstance(first, str) or isinstance(other, str) or not _same(first, other):
        return (
            None,
            "Both are judged by different rows, so that chance cannot be ruled out.",
        )
    weights = first.rows.weights
    metric = "r2" if first.rows.classes is None else "accuracy"
    before, after = errors_of(first), errors_of(other)
    return gain_on(before, after, metric, first.part, weights, comparisons), ""


def errors_of(judged: Judged) -> np.ndarray:
    """Return errors by row; their weighted mean is 1 − accuracy or 1 − R²."""
    if judged.rows.classes is not None:
        return judged.errors
    n = len(judged.truth)
    truth = np.asarray(judged.truth, np.float64).reshape(n, -1)
    mean = np.average(truth, axis=0, weights=judged.rows.weights)
    spread = np.average((truth - mean) ** 2, axis=0, weights=judged.rows.weights)
    predicted = np.asarray(judged.predictions.values, np.float64).reshape(n, -1)
    return ((truth - predicted) ** 2 / np.where(spread > 0, spread, 1.0)).mean(axis=1)


def _same(first: Judged, other: Judged) -> bool:
    """Say whether two runs are judged by the same rows."""
    if first.part != other.part or first.truth.shape != other.truth.shape:
        return False
    if (first.rows.classes is None) != (other.rows.classes is None):
        return False
    if first.rows.classes is None:
        alike = np.allclose(first.truth, other.truth, rtol=1e-5)
    else:
        alike = np.array_equal(first.truth, other.truth)
    names = first.rows.row_names, other.rows.row_names
    if names[0] is not None and names[1] is not None:
        return bool(alike) and np.array_equal(names[0], names[1])
    ours, theirs = np.asarray(first.rows.inputs), np.asarray(other.rows.inputs)
    return bool(alike) and np.array_equal(ours, theirs)
