"""How long the user has waited, from the start of the process, imports included."""

import time

LOADED = time.perf_counter()  # this is the first module that the command line loads


class Clock:
    """The time since a command began.

    Parameters
    ----------
    of_process : bool
        Whether the process runs this command only, so that its imports count.

    Examples
    --------
    >>> Clock(of_process=False).seconds < 60
    True
    """

    def __init__(self, of_process: bool) -> None:
        self.began = LOADED if of_process else time.perf_counter()

    @property
    def seconds(self) -> float:
        """The seconds since the command began."""
        return time.perf_counter() - self.began
