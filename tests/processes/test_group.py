"""Which group a process belongs to, from what its launcher says."""

import pytest

from steepest.errors import SettingError
from steepest.processes import Group, group_of

OWN = {
    "STEEPEST_COORDINATOR": "10.0.0.1:7777",
    "STEEPEST_PROCESSES": "3",
    "STEEPEST_PROCESS": "2",
}
MPI = {
    "OMPI_COMM_WORLD_SIZE": "4",
    "OMPI_COMM_WORLD_RANK": "3",
    "OMPI_COMM_WORLD_LOCAL_SIZE": "2",
    "OMPI_COMM_WORLD_LOCAL_RANK": "1",
    "OMPI_MCA_orte_hnp_uri": "1531576320.0;tcp://10.96.0.1,10.148.0.1:34911",
}
SLURM = {
    "SLURM_JOB_ID": "12",
    "SLURM_STEP_ID": "0",
    "SLURM_STEP_NODELIST": "gpu[007-009],old",
    "SLURM_STEP_NUM_NODES": "3",
    "SLURM_STEP_NUM_TASKS": "6",
    "SLURM_STEP_TASKS_PER_NODE": "2(x3)",
    "SLURM_PROCID": "5",
    "SLURM_LOCALID": "1",
}


def test_a_process_alone_has_no_group():
    assert group_of({}) is None
    assert group_of(OWN | {"STEEPEST_PROCESSES": "1", "STEEPEST_PROCESS": "0"}) is None
    batch_script = {"SLURM_JOB_ID": "7", "SLURM_NTASKS": "4", "SLURM_PROCID": "0"}
    assert group_of(batch_script) is None


def test_the_variables_of_the_program_come_first():
    assert group_of(MPI | OWN) == Group("10.0.0.1:7777", 3, 2)
    assert group_of(OWN | {"STEEPEST_WAIT": "9"}).wait == 9


def test_mpirun_on_several_machines_and_on_one():
    several = group_of(MPI)
    assert (several.count, several.index, several.local_index) == (4, 3, 1)
    assert several.address.startswith("10.96.0.1:6")
    one = group_of(MPI | {"OMPI_COMM_WORLD_LOCAL_SIZE": "4"})
    assert one.address.startswith("127.0.0.1:6")
    named = group_of(MPI | {"STEEPEST_COORDINATOR": "node1:7000"})
    assert named.address == "node1:7000"
    newer = MPI | {"OMPI_MCA_orte_hnp_uri": "", "PMIX_NAMESPACE": "prterun-1"}
    with pytest.raises(SettingError, match="STEEPEST_COORDINATOR=HOST:PORT"):
        group_of(newer)


@pytest.mark.parametrize(
    ("nodes", "first"),
    [("gpu[007-009],old", "gpu007"), ("a,b", "a"), ("n-1", "n-1"), ("x[3,5]", "x3")],
)
def test_slurm(nodes, first):
    group = group_of(SLURM | {"SLURM_STEP_NODELIST": nodes})
    assert (group.count, group.index, group.local_index) == (6, 5, 1)
    assert group.address.split(":")[0] == first
    one = SLURM | {"SLURM_STEP_TASKS_PER_NODE": "1(x6)"}
    assert group_of(one).local_index is None  # it may use all that its machine has


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"STEEPEST_PROCESS": ""}, "STEEPEST_PROCESS is not"),
        ({"STEEPEST_PROCESS": "3"}, "numbered from 0 to 2"),
        ({"STEEPEST_PROCESSES": "two"}, "STEEPEST_PROCESSES is a whole number"),
        ({"STEEPEST_COORDINATOR": "host"}, "is HOST:PORT"),
        ({"STEEPEST_COORDINATOR": "host:70000"}, "is HOST:PORT"),
    ],
)
def test_what_cannot_be_is_refused(changes, message):
    with pytest.raises(SettingError, match=message):
        group_of(OWN | changes)
