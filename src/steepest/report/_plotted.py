"""A run as a complete figure: the rows that it is judged by are read again.

A diagnosis and that of a log are drawn from what they hold.
"""

import warnings
from typing import Any

from ..diagnosis import Diagnosis
from ..errors import SteepestError
from ..language import told
from ..logs import LogDiagnosis
from ..runs import Run
from ..training import Judged, judged_again
from ._diagnosis_picture import diagnosis_figure
from ._font import picture_language
from ._log_picture import log_figure
from ._run_picture import judged_part, run_figure


def judged_if_possible(run: Run) -> tuple[Judged | None, str]:
    """Return the rows that a run is judged by, or None and why not.

    See Also
    --------
    steepest.training.judged_again : reads them.
    """
    if judged_part(run) is None:  # it was judged by no rows
        return None, ""
    try:
        return judged_again(run), ""
    except (SteepestError, OSError) as error:
        return None, str(error)


def plotted(run: Run | Diagnosis | LogDiagnosis, language: str = "en") -> Any:
    """Return a Matplotlib figure of a run; warn of what could not be shown.

    Parameters
    ----------
    run : Run, Diagnosis or LogDiagnosis
        What to show.
    language : {"en", "ko"}
        Of the words.

    See Also
    --------
    run_figure : draws it without reading data or warning, with an example.
    """
    if isinstance(run, LogDiagnosis):
        return log_figure(run, language)
    if isinstance(run, Diagnosis):
        if picture_language(language) != language:
            warnings.warn(told(NO_FONT), stacklevel=3)
        return diagnosis_figure(run, getattr(run, "run", None), language)
    judged, why = judged_if_possible(run)
    if why:
        warnings.warn(told(f"Some pictures are left out. {why}"), stacklevel=3)
    figure = run_figure(run, judged, language)
    if picture_language(language) != language:
        warnings.warn(told(NO_FONT), stacklevel=3)
    return figure


NO_FONT = (
    "No font with Korean letters was found, so that the picture's words are English. "
    "Install one, such as Nanum Gothic or Noto Sans KR."
)
