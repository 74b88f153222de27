"""In which order the parts of a sum are added, by devices and by processes.

    python -m benchmarks.order_of_sums

sums 10,000 float32 numbers over four devices of one process and over four processes,
with one all-reduce each, and prints for every eighth of them which order of addition
gives all its bits, and whether a second sum gives the same. An order counts from the
first two parts, whose own order changes nothing.
"""

import argparse
import itertools
import os
import socket
import subprocess
import sys

import numpy as np

LENGTH, PARTS = 10_000, 4
MEMBER = "--member"


def summed(member: int, processes: int, port: int) -> None:
    """Sum in one of so many processes; the first prints the orders."""
    import jax
    from jax.sharding import AxisType, Mesh, NamedSharding, PartitionSpec

    if processes > 1:
        place = f"127.0.0.1:{port}"
        jax.distributed.initialize(
            place, processes, member, coordinator_bind_address=place
        )
    devices = np.array(jax.devices())
    mesh = Mesh(devices, ("data",), axis_types=(AxisType.Auto,))
    parts = np.random.default_rng(0).normal(size=(PARTS, LENGTH)).astype(np.float32)
    divided = NamedSharding(mesh, PartitionSpec("data"))
    rows = jax.make_array_from_callback(
        parts.shape, divided, lambda where: parts[where]
    )
    whole = NamedSharding(mesh, PartitionSpec())
    add = jax.jit(lambda rows: rows.sum(0), out_shardings=whole)
    first, second = (np.asarray(add(rows).addressable_data(0)) for _ in range(2))
    if member:
        return
    print(f"{processes} processes, {len(devices)} devices")
    for begin, end in itertools.pairwise(range(0, LENGTH + 1, LENGTH // 8)):
        fit = [
            order
            for order in itertools.permutations(range(PARTS))
            if order[0] < order[1]
            and (in_turn(parts[:, begin:end], order) == first[begin:end]).all()
        ]
        print(f"  numbers {begin} to {end - 1}: parts {fit}")
    print(f"  a second time the same bits: {bool((first == second).all())}", flush=True)


def in_turn(parts: np.ndarray, order: tuple[int, ...]) -> np.ndarray:
    """Return the sum of the parts, added one after another."""
    total = parts[order[0]]
    for part in order[1:]:
        total = total + parts[part]
    return total


def main() -> None:
    """Start one process with four devices, and then four processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(MEMBER, type=int, nargs=3)
    asked = parser.parse_args()
    if asked.member:
        summed(*asked.member)
        return
    for processes in (1, PARTS):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        flags = f"--xla_force_host_platform_device_count={PARTS // processes}"
        running = [
            subprocess.Popen(
                [sys.executable, "-m", __spec__.name, MEMBER, *map(str, member)],
                env=os.environ | {"XLA_FLAGS": flags, "JAX_PLATFORMS": "cpu"},
                stderr=subprocess.DEVNULL,
            )
            for member in ((k, processes, port) for k in range(processes))
        ]
        for process in running:
            process.wait()
        if any(process.returncode for process in running):
            raise SystemExit("a process failed")


if __name__ == "__main__":
    main()
