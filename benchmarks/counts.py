"""What a command does before it can begin: programs traced, lowered, compiled; imports.

    python -m benchmarks.counts [--json FILE] [COMMAND ...]

Each command runs three times in a new process: with an empty cache, with what the first
run kept, and with JAX's own cache alone. The counts do not depend on how busy the
machine is; the seconds of processor time hardly do.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from ._report import keep
from ._turns import ROOT

COUNTING = """
import atexit, json, os, sys
counts = {"traced": [], "lowered": 0, "compiled": 0, "from disk": 0}
def listen(event, seconds, fun_name="", **_):
    if event.endswith("jaxpr_trace_duration"): counts["traced"].append(fun_name)
    if event.endswith("jaxpr_to_mlir_module_duration"): counts["lowered"] += 1
    if event.endswith("backend_compile_duration"): counts["compiled"] += 1
def hit(event, **_):
    if event == "/jax/compilation_cache/cache_hits": counts["from disk"] += 1
def tell():
    heavy = ("jax", "optax", "scipy", "scipy.stats", "sklearn", "pyarrow", "pandas")
    counts["imported"] = [name for name in heavy if name in sys.modules]
    counts["modules"] = len(sys.modules)
    counts["processor seconds"] = sum(os.times()[:2])
    open(os.environ["COUNTS"], "w").write(json.dumps(counts))
import jax
jax.monitoring.register_event_duration_secs_listener(listen)
jax.monitoring.register_event_listener(hit)
atexit.register(tell)
"""

TABLE = """
import numpy as np
rng = np.random.default_rng(0)
X = rng.standard_normal((1500, 64), dtype=np.float32)
y = (X @ rng.standard_normal((64, 10))).argmax(1)
"""

COMMAND = "import sys; sys.argv = {0!r}; from steepest.__main__ import main; main()"

RUNS = ("first", "second", "JAX's cache")
COMMANDS = {
    "import jax": "",
    "train": COMMAND.format(["steepest", "train", "digits", "--quiet", "--out", "run"]),
    "diagnose": COMMAND.format(["steepest", "diagnose", "trained", "--quiet"]),
    "descend": """
from steepest import Objective, descend, losses, models
from steepest._core import keep_compiled_programs
keep_compiled_programs()
model = models.linear(64, 10)
start = {"weight": np.zeros((10, 64)), "bias": np.zeros(10)}
objective = Objective(model, losses["softmax-cross-entropy"]())
descend(objective, start, (X, y), learning_rate=0.05, batch_size=32, epochs=5)
""",
    "DescentClassifier": """
from steepest import DescentClassifier
DescentClassifier(optimizer="sgd", learning_rate=0.05, epochs=5).fit(X, y)
""",
    "diagnose a table": """
import steepest
run = steepest.train((X, y), epochs=5, learning_rate=0.05)
run.diagnose()
""",
}


def counted(name, cache, ready):
    """Run a command once in a new process and return its counts."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "counts.json"
        around = {
            **os.environ,
            "XDG_CACHE_HOME": str(cache),
            "STEEPEST_READY_PROGRAMS": "on" if ready else "off",
            "COUNTS": str(out),
            "PYTHONPATH": f"{ROOT / 'src'}",
        }
        for variable in ("JAX_COMPILATION_CACHE_DIR", "PYTHONDONTWRITEBYTECODE"):
            around.pop(variable, None)
        program = COMMANDS[name]
        if "X" in program:
            program = TABLE + program
        if "trained" in program:
            train = COMMANDS["train"].replace("'run'", "'trained'")
            subprocess.run(
                [sys.executable, "-c", train],
                env=around,
                cwd=folder,
                check=True,
                capture_output=True,
            )
        done = subprocess.run(
            [sys.executable, "-c", COUNTING + program],
            env=around,
            cwd=folder,
            capture_output=True,
            text=True,
        )
        if not out.exists():
            raise SystemExit(done.stderr)
        return json.loads(out.read_text())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("commands", nargs="*", choices=[[], *COMMANDS])
    parser.add_argument("--json")
    asked = parser.parse_args()
    head = ("traced", "lowered", "compiled", "modules", "CPU s", "imported")
    print(f"{'command':34}", *(f"{word:>9}" for word in head))
    rows = []
    for name in asked.commands or COMMANDS:
        with tempfile.TemporaryDirectory() as cache:
            for which in RUNS:
                ready = which != "JAX's cache"
                if not ready:  # which the programs above are not in
                    counted(name, cache, ready)
                found = counted(name, cache, ready)
                row = (
                    len(found["traced"]),
                    found["lowered"],
                    found["compiled"] - found["from disk"],
                    found["modules"],
                    round(found["processor seconds"], 2),
                    " ".join(found["imported"]),
                )
                rows.append((name, which, *row))
                shown = f"{name}, {which}"
                print(f"{shown:34}", *(f"{value:>9}" for value in row), flush=True)
    keep(asked.json, "counts", {"head": head, "rows": rows})


if __name__ == "__main__":
    main()
