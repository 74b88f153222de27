"""What a kill during a save leaves, here and elsewhere.

    python -m benchmarks.killed_saves --tries 20 --only steepest orbax joblib
    python -m benchmarks.killed_saves --tries 20 --only keras keras-double

The second line needs Keras and PyTorch. A forked process saves one state after another,
24 MB in which every number is the number of the save, and is killed (SIGKILL) at a
random moment once two saves are done. Another process then reads what is there by the
documented way. `whole` is a state that fits together, of the last save that was
reported or of the next; `before` is such a state of an earlier save; `mixed` is one
with numbers of one save and the count of another; `lost` is an error.
"""

import argparse
import contextlib
import importlib
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

SIZE = 2_000, 3_000
Report = Callable[[], None]


def steepest_saves(folder: Path, report: Report) -> None:
    """Write checkpoints as a training does."""
    from steepest.runs import write_checkpoint

    for k in range(1, 1000):
        write_checkpoint(folder / "run", [np.full(SIZE, k, np.float32)], {"step": k})
        report()


def steepest_reads(folder: Path) -> tuple[np.ndarray, int]:
    """Read the checkpoint."""
    from steepest.runs import read_checkpoint

    found = read_checkpoint(folder / "run")
    return found.arrays[0], found.facts["step"]


def _orbax(folder: Path) -> Any:
    import orbax.checkpoint as orbax

    return orbax.CheckpointManager(
        folder / "orbax", options=orbax.CheckpointManagerOptions(max_to_keep=2)
    )


def orbax_saves(folder: Path, report: Report) -> None:
    """Save by a CheckpointManager, waiting for each save."""
    import orbax.checkpoint as orbax

    manager = _orbax(folder)
    for k in range(1, 1000):
        state = {"w": np.full(SIZE, k, np.float32)}
        manager.save(k, args=orbax.args.StandardSave(state))
        manager.wait_until_finished()
        report()


def orbax_reads(folder: Path) -> tuple[np.ndarray, int]:
    """Restore the latest step."""
    import orbax.checkpoint as orbax

    manager = _orbax(folder)
    step = manager.latest_step()
    shape = {"w": np.zeros(SIZE, np.float32)}
    found = manager.restore(step, args=orbax.args.StandardRestore(shape))
    return np.asarray(found["w"]), step


def joblib_saves(folder: Path, report: Report) -> None:
    """Dump an estimator, as scikit-learn's page on persistence says."""
    import joblib
    from sklearn.linear_model import LinearRegression

    for k in range(1, 1000):
        estimator = LinearRegression()
        estimator.coef_, estimator.step_ = np.full(SIZE, k, np.float32), k
        joblib.dump(estimator, folder / "model.joblib")
        report()


def joblib_reads(folder: Path) -> tuple[np.ndarray, int]:
    """Load the estimator."""
    import joblib

    found = joblib.load(folder / "model.joblib")
    return found.coef_, found.step_


def _keras(folder: Path, twice: bool, then: Callable[[Any, int], None]) -> None:
    """Fit one weight matrix whose numbers are minus the number of the epoch."""
    import keras

    class Then(keras.callbacks.Callback):
        def on_train_begin(self, logs: Any = None) -> None:
            then(self.model, 0)

        def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
            then(self.model, epoch + 1)

    layer = keras.layers.Dense(
        SIZE[1], use_bias=False, kernel_initializer="zeros", name="w"
    )
    model = keras.Sequential([keras.Input((SIZE[0],)), layer])
    total = lambda y, scores: keras.ops.sum(scores)  # noqa: E731 (its gradient is 1)
    model.compile(keras.optimizers.SGD(1.0), loss=total)
    backup = keras.callbacks.BackupAndRestore(
        str(folder / "keras"), double_checkpoint=twice
    )
    row = np.ones((1, SIZE[0]), np.float32)
    answers = np.zeros((1, SIZE[1]), np.float32)
    model.fit(row, answers, epochs=1000, verbose=0, callbacks=[backup, Then()])


def keras_saves(folder: Path, report: Report, twice: bool = False) -> None:
    """Fit with BackupAndRestore, which saves after every epoch."""
    _keras(folder, twice, lambda model, epoch: report() if epoch else None)


def keras_reads(folder: Path, twice: bool = False) -> tuple[np.ndarray, int]:
    """Begin to fit again, and look at what was restored."""
    restored: list[Any] = []

    def look(model: Any, epoch: int) -> None:
        restored.extend([-model.get_weights()[0], model._initial_epoch])
        raise InterruptedError

    with contextlib.suppress(InterruptedError):
        _keras(folder, twice, look)
    return restored[0], restored[1]


KINDS: dict[str, tuple[Any, Any, tuple[str, ...]]] = {
    "steepest": (steepest_saves, steepest_reads, ("steepest.runs",)),
    "orbax": (orbax_saves, orbax_reads, ("orbax.checkpoint",)),
    "joblib": (joblib_saves, joblib_reads, ("joblib", "sklearn.linear_model")),
    "keras": (keras_saves, keras_reads, ("keras",)),
    "keras-double": (
        partial(keras_saves, twice=True),
        partial(keras_reads, twice=True),
        ("keras",),
    ),
}


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """Fork a process that writes to a pipe; return its number and the pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    status = 1
    try:
        os.close(reading)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        work(writing)
        status = 0
    finally:
        os._exit(status)


def trial(kind: str, folder: Path, draw: random.Random) -> str:
    """Kill a process that saves, and return what is there afterwards."""
    saves, reads, _ = KINDS[kind]
    child, pipe = forked(lambda out: saves(folder, lambda: os.write(out, b".")))
    os.read(pipe, 1)
    began = time.monotonic()
    os.read(pipe, 1)
    time.sleep(draw.uniform(0, 2 * (time.monotonic() - began)))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    reported = 2
    while more := os.read(pipe, 1000):
        reported += len(more)
    os.close(pipe)

    def read(out: int) -> None:
        numbers, step = reads(folder)
        same = float(numbers.min()) == float(numbers.max()) == float(step)
        fresh = reported <= step <= reported + 1
        os.write(out, b"mixed" if not same else b"whole" if fresh else b"before")

    child, pipe = forked(read)
    answer = os.read(pipe, 100).decode() or "lost"
    os.waitpid(child, 0)
    os.close(pipe)
    return answer


def main() -> None:
    """Kill saves of each kind, and count what they leave."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=20)
    parser.add_argument("--only", nargs="*", default=list(KINDS), choices=list(KINDS))
    asked = parser.parse_args()
    os.environ.setdefault("KERAS_BACKEND", "torch")  # JAX does not survive a fork
    for kind in asked.only:
        for name in KINDS[kind][2]:
            importlib.import_module(name)
        counts: Counter[str] = Counter()
        for k in range(asked.tries):
            with tempfile.TemporaryDirectory() as folder:
                draw = random.Random(f"{kind} {k}")
                counts[trial(kind, Path(folder), draw)] += 1
        print(f"{kind}: {dict(counts)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
