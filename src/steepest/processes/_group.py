"""Which group of processes this one belongs to, as its environment says."""

import os
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from ..errors import SettingError

ADDRESS, COUNT, INDEX = "STEEPEST_COORDINATOR", "STEEPEST_PROCESSES", "STEEPEST_PROCESS"
WAIT = "STEEPEST_WAIT"
LOOPBACK = "127.0.0.1"
PORTS = 61_440, 4_096  # above those that Linux gives to clients
WAIT_SECONDS = 300.0  # a node or a container may take minutes to start
PLACE = re.compile(r"(\[[^\]]+\]|[^:\[\]]+):(\d{1,5})")


@dataclass(frozen=True)
class Group:
    """A process among others that train one model together.

    Attributes
    ----------
    address : str
        HOST:PORT where the first process listens, and nowhere else.
    count : int
        How many processes there are.
    index : int
        Which one this is, from 0.
    local_index : int or None
        Which one it is on its machine, if each takes one accelerator; None if it may
        use all that it sees.
    wait : float
        Seconds until all have to be there.
    """

    address: str
    count: int
    index: int
    local_index: int | None = None
    wait: float = WAIT_SECONDS


def group_of(environment: Mapping[str, str] | None = None) -> Group | None:
    """Return the group that the environment names; None for a process alone.

    The variables STEEPEST_COORDINATOR, STEEPEST_PROCESSES and STEEPEST_PROCESS come
    first, then those that Open MPI's `mpirun` and Slurm's `srun` set.

    Raises
    ------
    SettingError
        If the variables contradict each other, or some are missing.

    Examples
    --------
    >>> slurm = {"SLURM_JOB_ID": "7", "SLURM_STEP_NUM_TASKS": "2", "SLURM_PROCID": "1"}
    >>> slurm |= {"SLURM_STEP_NODELIST": "node[03-04]", "SLURM_STEP_NUM_NODES": "2"}
    >>> group_of(slurm).address.split(":")[0], group_of(slurm).index, group_of({})
    ('node03', 1, None)
    """
    environment = os.environ if environment is None else environment
    group = _named(environment) or _mpi(environment) or _slurm(environment)
    if group is None or group.count == 1:
        return None
    if not 0 <= group.index < group.count:
        raise SettingError(
            f"Process {group.index} of {group.count} cannot be: they are numbered from "
            f"0 to {group.count - 1}. Correct the variable {INDEX}."
        )
    return group


def _named(environment: Mapping[str, str]) -> Group | None:
    names = (ADDRESS, COUNT, INDEX)
    given = [name for name in names if environment.get(name)]
    if not given or given == [ADDRESS]:  # the address alone completes what mpirun says
        return None
    if len(given) < len(names):
        missing = next(name for name in names if name not in given)
        raise SettingError(
            f"The variable {given[0]} is set and {missing} is not. A process of a "
            f"group needs {ADDRESS}=HOST:PORT, {COUNT} and {INDEX}."
        )
    address = environment[ADDRESS]
    place = PLACE.fullmatch(address)
    if place is None or not 0 < int(place[2]) < 1 << 16:
        raise SettingError(
            f"{ADDRESS} is HOST:PORT, such as 10.0.0.1:7777; got {address!r}."
        )
    count = _number(environment, COUNT)
    return Group(address, count, _number(environment, INDEX), wait=_wait(environment))


def _mpi(environment: Mapping[str, str]) -> Group | None:
    if "OMPI_COMM_WORLD_SIZE" not in environment:
        return None
    count = _number(environment, "OMPI_COMM_WORLD_SIZE")
    beside = _number(environment, "OMPI_COMM_WORLD_LOCAL_SIZE")
    launcher = environment.get("OMPI_MCA_orte_hnp_uri", "")
    job = launcher.split(";")[0] or environment.get("PMIX_NAMESPACE", "")
    address = environment.get(ADDRESS)
    if not address:
        host = LOOPBACK
        if beside < count:
            found = re.search(r"tcp://([^,:]+)|tcp6://(\[[^,\]]+)", launcher)
            if found is None:
                raise SettingError(
                    "This version of mpirun does not say where the first process is. "
                    f"Set the variable {ADDRESS}=HOST:PORT to its machine for all."
                )
            host = found[1] or f"{found[2]}]"
        address = f"{host}:{_port(job)}"
    return Group(
        address,
        count,
        _number(environment, "OMPI_COMM_WORLD_RANK"),
        _number(environment, "OMPI_COMM_WORLD_LOCAL_RANK") if beside > 1 else None,
        _wait(environment),
    )


def _slurm(environment: Mapping[str, str]) -> Group | None:
    # a batch script has SLURM_PROCID, too; only what srun starts is a step
    needed = ("SLURM_STEP_NODELIST", "SLURM_STEP_NUM_TASKS", "SLURM_PROCID")
    if not all(environment.get(name) for name in needed):
        return None
    count = _number(environment, "SLURM_STEP_NUM_TASKS")
    alone = environment.get("SLURM_STEP_NUM_NODES", "1") == "1"
    beside = environment.get("SLURM_STEP_TASKS_PER_NODE", "1")
    job = f"{environment.get('SLURM_JOB_ID')}.{environment.get('SLURM_STEP_ID', '')}"
    host = LOOPBACK if alone else _first_host(environment["SLURM_STEP_NODELIST"])
    several = alone or not re.fullmatch(r"1(\(x\d+\))?", beside)
    return Group(
        environment.get(ADDRESS) or f"{host}:{_port(job)}",
        count,
        _number(environment, "SLURM_PROCID"),
        int(environment.get("SLURM_LOCALID", 0)) if several else None,
        _wait(environment),
    )


def _first_host(nodes: str) -> str:
    """Return the first of Slurm's list of nodes, such as a[03-05,7],b."""
    found = re.match(r"([^,\[]+)(?:\[(\d+))?", nodes)
    return nodes if found is None else found[1] + (found[2] or "")


def _port(job: str) -> int:
    """Return the same port for all processes of a job."""
    first, many = PORTS
    return first + zlib.crc32(job.encode()) % many


def _number(environment: Mapping[str, str], name: str) -> int:
    text = environment.get(name, "")
    if not re.fullmatch(r"\d{1,6}", text):
        raise SettingError(f"The variable {name} is a whole number; got {text!r}.")
    return int(text)


def _wait(environment: Mapping[str, str]) -> float:
    text = environment.get(WAIT, "")
    if not text:
        return WAIT_SECONDS
    return float(_number(environment, WAIT))
