"""How long until a new process has fitted? Imports, compiling and fitting together.

    python -m benchmarks.cold [--turns 5] [--json FILE]

The compiled programs are on disk, as after the first fit ever; so is the bytecode. The
first diagnosis of a table is measured with an empty cache, too. Then, in one process:
what a fit with other numbers compiles.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time

import numpy as np

from ._machine import quiet_load
from ._report import keep, print_table
from ._turns import ROOT

DRAW = """
import numpy as np
rng = np.random.default_rng(0)
X = rng.standard_normal((1500, 64), dtype=np.float32)
y = (X @ rng.standard_normal((64, 10))).argmax(1).astype(np.int32)
"""

DESCEND = """
import jax
from steepest import Objective, descend, losses, models
from steepest._core import Stopwatch, keep_compiled_programs
keep_compiled_programs()
model = models.linear(64, 10)
start = model.init(jax.random.key(0))
loss = losses["softmax-cross-entropy"]()
def fit(n=1500, strength=0.0, **more):
    from steepest import penalties
    objective = Objective(model, loss, penalties["l2"](), strength)
    more = {"learning_rate": 0.05, "batch_size": 32, "epochs": 5} | more
    descend(objective, start, (X[:n], y[:n]), **more)
fit()
"""

CONTENDERS = {
    "steepest, descend": (DESCEND, "linear softmax, 5 epochs of 1500 rows"),
    "steepest, DescentClassifier": (
        """
from steepest import DescentClassifier
DescentClassifier(optimizer="sgd", learning_rate=0.05, epochs=5).fit(X, y)
""",
        "the same; imports scikit-learn",
    ),
    "scikit-learn": (
        """
from sklearn.linear_model import SGDClassifier
SGDClassifier(max_iter=5, tol=None).fit(X, y)
""",
        "SGDClassifier, 5 epochs",
    ),
    "torch": (
        """
import torch
model = torch.nn.Linear(64, 10)
rule = torch.optim.SGD(model.parameters(), 0.05)
inputs, targets = torch.from_numpy(X), torch.from_numpy(y).long()
for _ in range(5):
    for chosen in torch.randperm(1500).split(32):
        rule.zero_grad()
        scores = model(inputs[chosen])
        torch.nn.functional.cross_entropy(scores, targets[chosen]).backward()
        rule.step()
""",
        "eager, 5 epochs",
    ),
    "steepest train digits": (
        """
import sys, tempfile
from steepest.__main__ import main
with tempfile.TemporaryDirectory() as folder:
    sys.argv = ["steepest", "train", "digits", "--quiet", "--out", f"{folder}/run"]
    main()
""",
        "the whole command, searching for the rate",
    ),
    "the first diagnosis": (
        """
import time
import steepest
run = steepest.train((X, y), epochs=5, learning_rate=0.05)
began = time.perf_counter()
run.diagnose()
print(time.perf_counter() - began)
""",
        "of a table, after its training: the diagnosis alone",
    ),
    "import jax": ("import jax", "nothing else: ours cannot be below it"),
    "import sklearn.linear_model": ("import sklearn.linear_model", "nothing else"),
}

NEW = """
import json
def compiled(**more):
    clock = Stopwatch()
    fit(**more)
    return clock.programs
print(json.dumps({
    "another N": compiled(n=1111),
    "another rate": compiled(learning_rate=0.01),
    "another penalty strength": compiled(strength=0.1),
    "another schedule": compiled(schedule="cosine", warmup=10),
    "more epochs": compiled(epochs=9),
}))
"""


def _told(name, printed, whole):
    """Return the seconds that a program printed of a part of it, or all of them."""
    return float(printed.split()[-1]) if "diagnosis" in name else whole


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--json")
    asked = parser.parse_args()
    seconds = {name: [] for name in CONTENDERS}
    with tempfile.TemporaryDirectory() as cache:
        around = {**os.environ, "JAX_COMPILATION_CACHE_DIR": cache}
        around.pop("PYTHONDONTWRITEBYTECODE", None)
        around |= {
            "JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS": "0",
            "JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES": "-1",
        }

        def run(program):
            return subprocess.run(
                [sys.executable, "-c", program],
                env=around,
                cwd=ROOT,
                check=True,
                capture_output=True,
                text=True,
            ).stdout

        for name, (program, _) in CONTENDERS.items():
            try:
                run(DRAW + program)
            except subprocess.CalledProcessError as error:
                print(f"{name} is left out: {error.stderr.splitlines()[-1]}")
                del seconds[name]
        for _ in range(asked.turns):
            for name in seconds:
                program = CONTENDERS[name][0]
                quiet_load()
                began = time.perf_counter()
                printed = run(DRAW + program)
                whole = time.perf_counter() - began
                seconds[name].append(_told(name, printed, whole))
        new = run(DRAW + DESCEND + NEW)
        name = "the first diagnosis"
        cold = f"{name}, cold"
        seconds[cold] = []
        for _ in range(asked.turns):
            with tempfile.TemporaryDirectory() as empty:
                around["JAX_COMPILATION_CACHE_DIR"] = empty
                quiet_load()
                printed = run(DRAW + CONTENDERS[name][0])
                seconds[cold].append(_told(name, printed, 0.0))
    base = np.array(seconds["steepest, descend"])
    rows = [
        (
            name,
            float(np.min(took)),
            float(np.median(took)),
            float(np.median(took / base)),
            CONTENDERS[name][1] if name in CONTENDERS else "with an empty cache",
        )
        for name, took in seconds.items()
    ]
    head = ("seconds, whole process", "min", "median", "ratio", "what")
    print_table("cold: a new process, programs on disk", head, rows)
    print(f"programs that a second fit compiles: {new.strip()}")
    keep(asked.json, "cold", {"rows": rows, "compiled": new.strip()})


if __name__ == "__main__":
    main()
