"""Joining a group of processes, and leaving it, well or not."""

import os
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from ..errors import ProcessError, SteepestError
from ._agree import gathered
from ._alive import LOST, Watch, end_now
from ._group import Group, group_of

CRASHED = 70  # the exit status of an error that nobody foresaw
HEARTBEAT = 60  # seconds until JAX itself ends a process; `Watch` is earlier
SHUTDOWN = 20  # seconds that an ending process waits for the others
LONGEST = 7 * 24 * 3600 * 1000  # milliseconds that the end is waited for
SIGNS = ("gloo", "connection", "coordination", "heartbeat", "peer", "collective",
         "unavailable", "barrier")  # fmt: skip

_joined: dict[str, Any] = {"group": None}


@contextmanager
def taking_part() -> Iterator[Group | None]:
    """Join the group that the environment names, and leave it after the block.

    An error inside ends the process with `leave`, so that the others see it at once;
    Python's own end would wait for them, and they for it.

    Raises
    ------
    ProcessError
        If another process ended or the group cannot be joined.

    Examples
    --------
    >>> with taking_part() as group:
    ...     group is None  # nothing in the environment names one
    True
    """
    group = group_of()
    if group is None:
        yield None
        return
    watch = _join(group)
    try:
        yield group
        _joined["client"].wait_at_barrier("steepest-end", LONGEST)
    except SteepestError:
        raise
    except Exception as error:
        if not _is_lost(error):
            traceback.print_exc()
            leave(CRASHED)
        raise ProcessError(
            "Another process of the group ended, or cannot be reached. Start all of "
            "them again; --resume goes on from the last checkpoint."
        ) from error
    watch.end()
    import jax

    jax.distributed.shutdown()
    _joined.clear()
    _joined["group"] = None


def leave(status: int) -> None:
    """End the process at once if it is one of a group and did not end well.

    Parameters
    ----------
    status : int
        The exit status.

    See Also
    --------
    steepest.processes.taking_part : the group.
    """
    if _joined["group"] is None or status == 0:
        return
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def _is_lost(error: Exception) -> bool:
    """Return whether an error of JAX says that another process is gone."""
    text = str(error).lower()
    return isinstance(error, RuntimeError | ValueError) and any(
        sign in text for sign in SIGNS
    )


def _join(group: Group) -> Watch:
    import jax
    import numpy as np
    from jax._src.distributed import global_state

    # else JAX would catch SIGTERM, which asks this program to save and stop
    jax.config.update("jax_enable_preemption_service", False)
    late = threading.Timer(
        group.wait,
        end_now,
        (
            f"Process {group.index} of {group.count} waited {group.wait:g} seconds for "
            f"the others at {group.address}: one of them did not start, or cannot "
            "reach that address.",
            LOST,
        ),
    )
    late.daemon = True
    late.start()
    with _quiet_output():
        try:
            jax.distributed.initialize(
                group.address,
                group.count,
                group.index,
                local_device_ids=[group.local_index or 0]
                if group.local_index is not None
                else None,
                cluster_detection_method="deactivate",
                initialization_timeout=int(group.wait) + 60,
                heartbeat_timeout_seconds=HEARTBEAT,
                shutdown_timeout_seconds=SHUTDOWN,
                coordinator_bind_address=group.address,
            )
        except Exception as error:
            raise ProcessError(
                f"Process {group.index} of {group.count} cannot join the others at "
                f"{group.address} ({error}). The address is one of the machine of "
                "process 0, with a port that is free there."
            ) from error
        _joined.update(group=group, client=global_state.client)
        watch = Watch(global_state.client, group)
        gathered(np.zeros(1))  # connects all with all
    late.cancel()
    return watch


@contextmanager
def _quiet_output() -> Iterator[None]:
    """Send what libraries print nowhere; the standard output is the result's."""
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
