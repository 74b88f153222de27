"""Does every command read a file as `train` does?

    python -m benchmarks.every_command FOLDER [--language ko]

Each table or array in FOLDER is given to `train` (a short one), and if
that reads it, to `evaluate`, `predict` and `diagnose`. A line for each file that one of
them refuses or that ends in another error than a sentence, and a line of counts.
`pytest tests/data --basetemp FOLDER` leaves hundreds of odd files in FOLDER.
"""

import argparse
import contextlib
import io
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from steepest._core import keep_compiled_programs
from steepest.cli import main as command

SHORT = ["--epochs", "1", "--learning-rate", "0.01", "--quiet"]


def outcome(words: list[str]) -> tuple[int, str]:
    """Return the status of a command, and what it said of an error."""
    said = io.StringIO()
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(said),
        ):
            status = command(words)
    except Exception:
        return -1, traceback.format_exc()
    return status, said.getvalue()


def of_file(path: Path, language: list[str]) -> dict[str, tuple[int, str]]:
    """Return the outcome of each command; of `train` alone if it refuses."""
    with tempfile.TemporaryDirectory() as folder:
        run = str(Path(folder, "run"))
        found = {
            "train": outcome(["train", str(path), *SHORT, "--out", run, *language])
        }
        if found["train"][0] == 0:
            out = ["--out", str(Path(folder, "predictions.csv")), "--quiet"]
            found["evaluate"] = outcome(["evaluate", run, str(path), *language])
            found["predict"] = outcome(["predict", run, str(path), *out, *language])
            found["diagnose"] = outcome(["diagnose", run, "--budget", "0", *language])
    return found


def main() -> int:
    """Try every file and print what differs."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    asked.add_argument("folder", type=Path)
    asked.add_argument("--language", default="en")
    chosen = asked.parse_args()
    keep_compiled_programs()
    language = ["--language", chosen.language]
    counts: Counter[str] = Counter()
    for path in sorted(p for p in chosen.folder.rglob("*") if p.is_file()):
        for name, (status, said) in of_file(path, language).items():
            counts[f"{name} {status}"] += 1
            wrong = status == -1 or "Traceback" in said or (name != "train" and status)
            # a diagnosis that finds a failure ends with 1
            if wrong and (name, status) != ("diagnose", 1):
                print(f"{path}: {name} {status}: {said.strip()[-600:]}", flush=True)
    print(dict(counts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
