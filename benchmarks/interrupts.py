"""Whether Ctrl-C and SIGTERM are handled, whenever they come.

    python -m benchmarks.interrupts --tries 40

starts `steepest train` repeatedly, interrupts it after a random time, and checks how it
ended. An interruption is lost if the command does not end, and badly handled if there
is a traceback or if the message about the run is not true.
"""

import argparse
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

# long enough that nothing ends before it is interrupted
TRAIN = ("train", "digits", "--model", "mlp", "--epochs", "100000")
NOTHING = "Error: Interrupted; nothing was saved.\n"
EARLIEST = 0.15  # seconds until Python runs the first line of this project


def interrupt_training(
    number: signal.Signals, after: float, folder: Path
) -> tuple[str, str]:
    """Interrupt a training; return how it ended, as a label, and its errors."""
    command = [sys.executable, "-m", "steepest", *TRAIN, "--out", str(folder)]
    began = time.monotonic()
    training = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(max(began + after - time.monotonic(), 0))
    training.send_signal(number)
    try:
        output, errors = training.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        training.kill()
        _, errors = training.communicate()
        return "LOST", errors
    return how_ended(training.returncode, output, errors, folder), errors


def how_ended(status: int, output: str, errors: str, folder: Path) -> str:
    """Return a label for how a command ended."""
    if "Traceback" in errors or "Exception ignored" in errors:
        return "TRACEBACK"
    if status == -signal.SIGTERM and not folder.exists():
        return "ended at once"  # before there was a handler
    # Python ends by SIGINT, whatever status is returned, if the interruption passed
    # through a module's C code; shells expect that of an interrupted command, too
    failed = status in (1, -signal.SIGINT)
    if failed and errors.endswith(NOTHING) and not folder.exists():
        return "nothing saved"
    files = {path.name for path in folder.iterdir()} if folder.exists() else set()
    if status == 1 and output.startswith("Interrupted") and "run.json" in files:
        return "run saved"
    return f"WRONG: status {status}"


def main() -> int:
    """Interrupt trainings, and count how they end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=40)
    parser.add_argument(
        "--within",
        type=float,
        help="seconds; by default half as long again as until the first step",
    )
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    draw = random.Random(arguments.seed)
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as root:
        within = arguments.within or 1.5 * _until_training(Path(root, "first"))
        print(f"interrupted within {within:.1f} s")
        for k in range(arguments.tries):
            number = (signal.SIGINT, signal.SIGTERM)[k % 2]
            after = draw.uniform(EARLIEST, within)
            ending, errors = interrupt_training(number, after, Path(root, str(k)))
            phases = re.findall(r"^(.*) …$", errors, re.MULTILINE)
            phase = phases[-1] if phases else "importing"
            counts[phase, ending] += 1
            print(f"{number.name:8} {after:6.2f} s  {phase:28} {ending}", flush=True)
            if ending.isupper() or ending.startswith("WRONG"):
                print(errors)
    for (phase, ending), count in sorted(counts.items()):
        print(f"{count:4}  {phase:28} {ending}")
    bad = sum(n for (_, ending), n in counts.items() if ending[:2].isupper())
    print(f"{bad} of {arguments.tries} were lost or badly handled")
    return bool(bad)


def _until_training(folder: Path) -> float:
    """Return the seconds that a second training takes until its first step."""
    for name in ("cold", "warm"):
        began = time.monotonic()
        training = subprocess.Popen(
            [sys.executable, "-m", "steepest", *TRAIN, "--out", str(folder / name)],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        assert training.stderr is not None
        while "training" not in training.stderr.readline():
            pass
        seconds = time.monotonic() - began
        training.send_signal(signal.SIGINT)
        training.communicate()
    return seconds


if __name__ == "__main__":
    sys.exit(main())
