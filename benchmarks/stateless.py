"""What state costs a model that has none: nothing, the compiled programs are the same.

    python -m benchmarks.stateless [BEFORE] [AFTER] [--turns 15]

BEFORE and AFTER are commits; by default the one before models could have state, and the
one that brought it. The sources of both are unpacked beside each other. First the
programs of a training epoch, as they are handed to XLA, are compared as texts. Then
each trains for an epoch in turn, in a process of its own: the ratio is taken turn by
turn and its median printed. To be run on an idle machine.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

BEFORE, AFTER = "8cd12a6^", "8cd12a6"
MODELS = ("linear", "mlp")
ROWS, COLUMNS, CLASSES = 20_000, 784, 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("commits", nargs="*", default=[BEFORE, AFTER])
    parser.add_argument("--turns", type=int, default=15)
    asked = parser.parse_args()
    if len(asked.commits) != 2:
        parser.error("give two commits, or none")
    with tempfile.TemporaryDirectory() as folder:
        trees = [
            unpacked(commit, Path(folder, str(i)))
            for i, commit in enumerate(asked.commits)
        ]
        for model in MODELS:
            texts = [programs(tree, model) for tree in trees]
            same = texts[0] == texts[1]
            told = {"model": model, "programs": len(texts[1]), "identical": same}
            if asked.turns:
                told |= turns(trees, model, asked.turns)
            print(json.dumps(told), flush=True)


def unpacked(commit: str, folder: Path) -> Path:
    folder.mkdir()
    archive = subprocess.run(
        ["git", "archive", commit, "src"], check=True, capture_output=True
    )
    subprocess.run(["tar", "x", "-C", folder], input=archive.stdout, check=True)
    return folder


def child(tree: Path, model: str, **more: str) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), **more}
    return subprocess.Popen(
        [sys.executable, __file__, "--child", model],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def programs(tree: Path, model: str) -> list[str]:
    """Return the texts of the programs that train, without places in the source."""
    with tempfile.TemporaryDirectory() as folder:
        process = child(tree, model, JAX_DUMP_IR_TO=folder, XDG_CACHE_HOME=folder)
        process.communicate("\n")
        files = sorted(Path(folder).glob("*run_chunk*compile.mlir"))
        texts = [file.read_text() for file in files]
        plain = [re.sub(r"^#loc.*\n| loc\(.*?\)", "", t, flags=re.M) for t in texts]
        return [text.rstrip() for text in plain]


def turns(trees: list[Path], model: str, n: int) -> dict:
    children = [child(tree, model) for tree in trees]
    seconds = []
    for turn in range(n + 1):
        order = children if turn % 2 else children[::-1]
        took = {id(process): epoch(process) for process in order}
        if turn:  # the first one compiled
            seconds.append([took[id(process)] for process in children])
    for process in children:
        process.communicate()
    before, after = np.array(seconds).T
    ratio = after / before
    return {
        "ms": [round(1000 * float(np.median(one)), 1) for one in (before, after)],
        "ratio": round(float(np.median(ratio)), 4),
        "quartiles": [round(float(q), 4) for q in np.quantile(ratio, (0.25, 0.75))],
    }


def epoch(process: subprocess.Popen) -> float:
    process.stdin.write("\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def train(model: str) -> None:
    from steepest.descent import descend
    from steepest.models import linear, mlp
    from steepest.objectives import Batch, Objective, softmax_cross_entropy

    draw = np.random.default_rng(0)
    inputs = draw.normal(size=(ROWS, COLUMNS)).astype(np.float32)
    rows = Batch(inputs, draw.integers(0, CLASSES, ROWS).astype(np.int32))
    net = linear(COLUMNS, CLASSES)
    if model == "mlp":
        net = mlp(COLUMNS, [128], CLASSES)
    import jax

    start = net.init(jax.random.key(0))
    for _ in sys.stdin:
        began = time.perf_counter()
        descend(
            Objective(net, softmax_cross_entropy()),
            start,
            rows,
            learning_rate=0.01,
            batch_size=64,
            epochs=1,
        )
        print(time.perf_counter() - began, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        train(sys.argv[2])
    else:
        main()
