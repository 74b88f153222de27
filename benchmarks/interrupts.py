"""Whether Ctrl-C and SIGTERM are answered, whenever they come.

    python -m benchmarks.interrupts --tries 40

starts `steepest train` again and again, interrupts it after a random time, and looks at
how it ended. An interruption is lost where the command goes on to the end of its work,
and badly answered where a traceback is shown or what it says of the run is not true.
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
LISTENS = 0.15  # seconds that Python takes before its first line of ours


def interrupted(number: signal.Signals, after: float, folder: Path) -> tuple[str, str]:
    """Return how a training ended that was interrupted, in a word, and what it said."""
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
    return judged(training.returncode, output, errors, folder), errors


def judged(status: int, output: str, errors: str, folder: Path) -> str:
    """Return a word for how a command ended."""
    if "Traceback" in errors or "Exception ignored" in errors:
        return "TRACEBACK"
    if status == -signal.SIGTERM and not folder.exists():
        return "ended at once"  # before there was a handler
    # Python ends by SIGINT, whatever we return, where an interruption came through some
    # module's C code; that is also what shells expect of an interrupted command
    ended = status in (1, -signal.SIGINT)
    if ended and errors.endswith(NOTHING) and not folder.exists():
        return "nothing saved"
    whole = {path.name for path in folder.iterdir()} if folder.exists() else set()
    if status == 1 and output.startswith("Interrupted") and "run.json" in whole:
        return "run saved"
    return f"WRONG: status {status}"


def main() -> int:
    """Interrupt so many trainings, and count."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--tries", type=int, default=40)
    asked.add_argument(
        "--within", type=float, help="seconds; else until a while into it"
    )
    asked.add_argument("--seed", type=int, default=0)
    told = asked.parse_args()
    draw = random.Random(told.seed)
    counts: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as root:
        within = told.within or 1.5 * _until_training(Path(root, "first"))
        print(f"interrupted within {within:.1f} s")
        for k in range(told.tries):
            number = (signal.SIGINT, signal.SIGTERM)[k % 2]
            after = draw.uniform(LISTENS, within)
            word, errors = interrupted(number, after, Path(root, str(k)))
            phases = re.findall(r"^(.*) …$", errors, re.MULTILINE)
            phase = phases[-1] if phases else "importing"
            counts[phase, word] += 1
            print(f"{number.name:8} {after:6.2f} s  {phase:28} {word}", flush=True)
            if word.isupper() or word.startswith("WRONG"):
                print(errors)
    for (phase, word), count in sorted(counts.items()):
        print(f"{count:4}  {phase:28} {word}")
    bad = sum(n for (_, word), n in counts.items() if word[:2].isupper())
    print(f"{bad} of {told.tries} were lost or answered badly")
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
