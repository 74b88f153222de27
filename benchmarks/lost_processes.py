"""What happens to a training of two processes when one of them is lost.

    python -m benchmarks.lost_processes

injects each fault once a checkpoint is there, and prints after how many seconds all
processes had ended, what they said, and whether the training that was started again
ended in the bits of one that nothing happened to. The faults of the network need two
network namespaces, which root may make: without them they are left out.
"""

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

TRAIN = (
    *("train", "digits", "--model", "mlp", "--hidden", "16", "--dropout", "0.2"),
    *("--epochs", "10", "--learning-rate", "0.002", "--batch-size", "64"),
    *("--watch", "off", "--quiet", "--checkpoint-every", "0"),
)
STEEPEST = (sys.executable, "-m", "steepest")
PORT = 7790
HOOK = """
import os, signal, threading, time, _thread
flag = os.environ.get("FAULT_FLAG", "")
if flag and os.environ.get("STEEPEST_PROCESS") == "1" and os.path.exists(flag):
    kind = open(flag).read()
    os.unlink(flag)
    if kind == "never starts":
        time.sleep(1000)
    def fail(*_):
        raise RuntimeError("injected")
    def wait():
        while not os.path.exists(os.environ["FAULT_CHECKPOINT"]):
            time.sleep(0.02)
        signal.signal = lambda *_: None
        _thread.interrupt_main(signal.SIGUSR1)
    signal.signal(signal.SIGUSR1, fail)
    threading.Thread(target=wait, daemon=True).start()
"""


def bits(folder: Path) -> str:
    """Return a digest of the parameters and the history of a run."""
    names = ("params.safetensors", "steps.parquet")
    content = b"".join((folder / name).read_bytes() for name in names)
    return hashlib.sha256(content).hexdigest()


def has_checkpoint(folder: Path, process: subprocess.Popen) -> None:
    """Wait for a checkpoint."""
    while not (folder / "checkpoint.safetensors").exists():
        if process.poll() is not None:
            raise RuntimeError(process.communicate()[1])
        time.sleep(0.02)


def member(index: int, launcher: int) -> int:
    """Return the process of this index among the children of a launcher."""
    children = Path(f"/proc/{launcher}/task/{launcher}/children").read_text().split()
    for child in children:
        if f"STEEPEST_PROCESS={index}\0" in Path(f"/proc/{child}/environ").read_text():
            return int(child)
    raise RuntimeError("no such process")


def launched(fault: str, folder: Path, root: Path) -> tuple[float, list[str]]:
    """Launch two processes with a fault; return when they ended and what was said."""
    environment = dict(os.environ)
    kind, _, index = fault.partition(", process ")
    if kind in ("raises", "never starts"):
        (root / "hook").mkdir(exist_ok=True)
        (root / "hook" / "sitecustomize.py").write_text(HOOK)
        (root / "flag").write_text(kind)
        before = environment.get("PYTHONPATH", "")
        environment["PYTHONPATH"] = f"{root / 'hook'}:{before}"
        environment["FAULT_FLAG"] = str(root / "flag")
        environment["FAULT_CHECKPOINT"] = str(folder / "checkpoint.safetensors")
        environment["STEEPEST_WAIT"] = "15"
    command = [*STEEPEST, "launch", "-n", "2", "--", *TRAIN, "--out", str(folder)]
    group = subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, bufsize=1
    )
    if kind != "never starts":
        has_checkpoint(folder, group)
    began, ended, said = time.monotonic(), 0.0, []
    number = {"killed": signal.SIGKILL, "frozen": signal.SIGSTOP}.get(kind)
    if number:
        os.kill(member(int(index), group.pid), number)
    for line in group.stderr:
        said.append(line.strip())
        if "started again" in line:
            ended = time.monotonic() - began
    group.wait()
    return ended, said


@contextmanager
def two_hosts() -> Iterator[None]:
    """Make two network namespaces with a link between them."""

    def ip(words: str) -> None:
        subprocess.run(["ip", *words.split()], check=True)

    names = ("steepest-a", "steepest-b")
    for name in names:
        ip(f"netns add {name}")
    try:
        ip("link add st-a netns steepest-a type veth peer name st-b netns steepest-b")
        for name, link, address in zip(
            names, ("st-a", "st-b"), ("10.99.0.1", "10.99.0.2"), strict=True
        ):
            ip(f"-n {name} addr add {address}/24 dev {link}")
            ip(f"-n {name} link set {link} up")
            ip(f"-n {name} link set lo up")
        yield
    finally:
        for name in names:
            ip(f"netns del {name}")


def on_two_hosts(
    folder: Path, fault: Callable[[list[subprocess.Popen]], None] | None, *more: str
) -> tuple[float, list[str]]:
    """Run one process in each namespace; return when they ended and what they said."""
    processes = []
    for index, name in enumerate(("steepest-a", "steepest-b")):
        group = {
            "STEEPEST_COORDINATOR": f"10.99.0.1:{PORT}",
            "STEEPEST_PROCESSES": "2",
            "STEEPEST_PROCESS": str(index),
            "STEEPEST_WAIT": "60",
        }
        words = " ".join([*STEEPEST, *TRAIN, "--out", str(folder), *more])
        # the name of each machine resolves to its address, as in a cluster
        table = folder.parent / f"hosts-{index}"
        own = subprocess.run(["hostname"], capture_output=True, text=True).stdout
        table.write_text(f"10.99.0.{index + 1} {own}127.0.0.1 localhost\n")
        shell = f"mount --bind {table} /etc/hosts; exec {words}"
        processes.append(
            subprocess.Popen(
                ["ip", "netns", "exec", name, "unshare", "-m", "bash", "-c", shell],
                env=os.environ | group,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
        )
    began = time.monotonic()
    if fault is not None:
        has_checkpoint(folder, processes[0])
        began = time.monotonic()
        fault(processes)
    said = []
    for index, process in enumerate(processes):
        if process.returncode is None and fault is not None:
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                said.append(f"process {index} still ran after 60 s")
                process.kill()
        words = process.communicate()[1]
        said += [f"[{index}] {line}" for line in words.splitlines()]
    return time.monotonic() - began, said


def cut(processes: list[subprocess.Popen]) -> None:
    """Take the link down."""
    del processes
    words = ["ip", "-n", "steepest-a", "link", "set", "st-a", "down"]
    subprocess.run(words, check=True)


def freeze(processes: list[subprocess.Popen]) -> None:
    """Stop the second process; ended a while later, for nobody else does."""
    os.kill(processes[1].pid, signal.SIGSTOP)
    processes[0].wait(60)
    processes[1].kill()


def main() -> None:
    """Inject every fault, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=())
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        whole = root / "whole"
        flags = "--xla_force_host_platform_device_count=2"
        subprocess.run(
            [*STEEPEST, *TRAIN, "--out", whole],
            env=os.environ | {"XLA_FLAGS": flags},
            stdout=subprocess.DEVNULL,
            check=True,
        )

        def tell(fault: str, seconds: float, said: list[str], folder: Path) -> None:
            same = "same bits" if bits(folder) == bits(whole) else "OTHER BITS"
            print(f"{fault}: ended after {seconds:.1f} s, then {same}", flush=True)
            for line in said:
                print(f"    {line}", flush=True)

        faults = ["killed, process 0", "killed, process 1", "frozen, process 0"]
        faults += ["frozen, process 1", "raises, process 1", "never starts, process 1"]
        for fault in faults:
            if not asked.only or fault in asked.only:
                folder = root / fault.replace(", ", "-").replace(" ", "-")
                tell(fault, *launched(fault, folder, root), folder)
        for fault, inject in (("none", None), ("link cut", cut), ("frozen", freeze)):
            name = f"two hosts, {fault}"
            if asked.only and name not in asked.only:
                continue
            folder = root / name.replace(", ", "-").replace(" ", "-")
            try:
                with two_hosts():
                    seconds, said = on_two_hosts(folder, inject)
                if inject is not None:
                    with two_hosts():
                        on_two_hosts(folder, None, "--resume")
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"{name}: left out ({error})", flush=True)
                continue
            tell(name, seconds, said, folder)


if __name__ == "__main__":
    main()
