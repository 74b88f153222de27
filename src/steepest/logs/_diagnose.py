"""From a log to what it proves."""

from pathlib import Path

from ..errors import SettingError
from . import _course as course
from . import _standing as standing
from ._diagnosis import LogDiagnosis, LogFinding
from ._log import Log
from ._read import read_log

WORST_FIRST = ("fail", "warn", "pass")


def diagnose_log(log: Log | str | Path, *, classes: int | None = None) -> LogDiagnosis:
    """Say what the numbers of a training prove, without its model.

    Parameters
    ----------
    log : path or Log
        As for `read_log`.
    classes : int, optional
        How many classes there are. Otherwise it is told from a loss that stays at log
        C, as far as that can be.

    Returns
    -------
    LogDiagnosis
        `print` shows it as text.

    Raises
    ------
    DataError
        If there is no log, or it holds no loss.
    SettingError
        If the number of classes is less than 2.

    Examples
    --------
    >>> import numpy as np
    >>> from steepest.logs import Log, Series
    >>> flat = Series("loss", np.arange(5.0), np.full(5, 2.3026), "epoch")
    >>> found = diagnose_log(Log(source="log.csv", kind="table", loss=flat))
    >>> print(found.findings[0].says)  # doctest: +NORMALIZE_WHITESPACE
    The column loss stays at 2.303, and log 10 is 2.303: the loss of guessing among 10
    classes that are equally frequent.

    See Also
    --------
    steepest.diagnose : says why, with the model and its rows.
    """
    if classes is not None and classes < 2:
        raise SettingError(f"There are 2 classes or more; found {classes}.")
    read = log if isinstance(log, Log) else read_log(log)
    first = (
        standing.not_finite(read)
        or standing.exactly_zero(read)
        or standing.at_chance(read, classes)
        or course.diverges(read)
        or standing.one_answer(read)
        or course.overfits(read)
        or standing.hardly_falls(read)
        or course.goes_on(read)
    )  # what stands first explains what stands below it
    found = [first, course.schedule(read)]
    known: list[LogFinding] = [finding for finding in found if finding is not None]
    known.sort(key=lambda finding: WORST_FIRST.index(finding.verdict))
    return LogDiagnosis(log=read, findings=tuple(known))
