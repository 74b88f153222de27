"""The programs that a run can be exported to, by name, without importing them."""

import sys
from importlib.util import find_spec

from ..errors import SettingError
from ._choices import named

WRITES_ITSELF = "tensorboard"
"""Its files are written without it, so that it need not be installed."""


def check_tracker(name: str) -> str:
    """Return the name of a tracker that is installed.

    Raises
    ------
    UnknownNameError
        If there is no tracker of that name.
    SettingError
        If it is not installed.

    Examples
    --------
    >>> check_tracker("TensorBoard")
    'tensorboard'
    """
    tracker = str(named("tracker")(name, "--track"))
    if tracker == WRITES_ITSELF or tracker in sys.modules or find_spec(tracker):
        return tracker
    raise SettingError(
        f"{tracker} is not installed, so that the run cannot be exported to it. "
        f"Install it, such as by pip install {tracker}, or leave out --track."
    )
