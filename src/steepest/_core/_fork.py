"""Whether this process was forked from one that used JAX, which then waits forever."""

import os
import sys

from ..errors import ProcessError

_process = {"forked": False}


def _after_fork() -> None:
    bridge = sys.modules.get("jax._src.xla_bridge")
    started = getattr(bridge, "backends_are_initialized", None)
    if bridge is not None and (started is None or started()):
        _process["forked"] = True


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def forked() -> bool:
    """Return whether JAX had started before this process was forked.

    A fork copies one thread. Those that JAX computes with are not there in the child,
    and whoever waits for them waits forever.
    """
    return _process["forked"]


def refuse_in_forked_child(what: str) -> None:
    """Raise where JAX would wait forever.

    Parameters
    ----------
    what : str
        What cannot be done, the beginning of a sentence: "fit".

    Raises
    ------
    ProcessError
        In a process that was forked after JAX had started.
    """
    if forked():
        raise ProcessError(
            f"{what} cannot compute here: this process was forked from one in which "
            "JAX had started, and JAX's threads do not survive a fork. Start processes "
            "with multiprocessing's 'spawn' or 'forkserver', or with joblib's 'loky'."
        )
