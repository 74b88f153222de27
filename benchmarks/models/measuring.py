"""What is measured of a model of another package, and on which rows."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np
from sklearn.datasets import load_digits

import steepest
from steepest.foreign import read
from steepest.objectives import Batch, Objective, softmax_cross_entropy

__all__ = ["DIGITS", "PIXELS", "RATE", "WORDS", "Subject", "answered", "compared"]

RATE, ROWS, EPOCHS, BATCH = 0.1, 64, 5, 64
PIXELS, DIGITS = load_digits(return_X_y=True)
PIXELS = (PIXELS / 16).astype(np.float32)
ORDER = np.random.default_rng(0).permutation(len(PIXELS))
PIXELS, DIGITS = PIXELS[ORDER], DIGITS[ORDER].astype(np.int32)
WORDS = (PIXELS[:, ::4] * 16).astype(np.int32)


@dataclass(frozen=True)
class Subject:
    """A model, and what its own package makes of it.

    Attributes
    ----------
    thing : model
        As it is given to `steepest.diagnose`.
    X : (rows, …)
    scores : callable
        `scores(rows)` in evaluation.
    step : callable
        `step(rows, targets)` returns parameters and state after one step, in the order
        in which they are read here.
    epochs : callable or None
        `epochs(rows, targets, n, batch)` returns the mean loss and the accuracy in
        evaluation after n epochs in the order of the rows, as the package itself
        computes them; None without batch normalization.
    """

    thing: Any
    X: np.ndarray
    scores: Callable[[np.ndarray], np.ndarray]
    step: Callable[[np.ndarray, np.ndarray], list[np.ndarray]]
    epochs: Callable[..., tuple[float, float]] | None = None


def compared(subject: Subject) -> tuple[str, ...]:
    """Return the differences from its own package, and the seconds to read it."""
    X = subject.X
    began = time.perf_counter()
    foreign = read(subject.thing, X[:4], DIGITS[:4])
    reading = time.perf_counter() - began
    objective = Objective(foreign.model, softmax_cross_entropy(), state=foreign.state)
    inputs, targets = foreign.inputs_of(X[:ROWS]), DIGITS[:ROWS]
    scores = jax.jit(objective.scores)(foreign.params, inputs)
    off = float(np.abs(np.asarray(scores) - subject.scores(X[:ROWS])).max())

    def loss(params: Any) -> Any:
        key = jax.random.key(0)
        scores, state = objective.scores_and_state(params, foreign.state, inputs, key)
        return objective.loss.per_example(scores, targets).mean(), state

    gradient, state = jax.jit(jax.grad(loss, has_aux=True))(foreign.params)
    moved = jax.tree.map(lambda w, g: w - RATE * g, foreign.params, gradient)
    ours = [*jax.tree.leaves(moved), *jax.tree.leaves(state)]
    step = max(
        float(np.abs(np.asarray(a, np.float64) - np.asarray(b, np.float64)).max())
        for a, b in zip(ours, subject.step(X[:ROWS], targets), strict=True)
    )
    after = ""
    if subject.epochs is not None:
        ours = _trained(foreign, X)
        theirs = subject.epochs(X[:600], DIGITS[:600], EPOCHS, BATCH)
        after = ", ".join(
            f"{abs(a - b):.1e}" for a, b in zip(ours, theirs, strict=True)
        )
    return f"{off:.1e}", f"{step:.1e}", after, f"{reading:.1f}"


def _trained(foreign: Any, X: np.ndarray) -> tuple[float, float]:
    run = steepest.descend(
        Objective(foreign.model, softmax_cross_entropy(), state=foreign.state),
        foreign.params,
        Batch(foreign.inputs_of(X[:600]), DIGITS[:600]),
        optimizer="sgd",
        learning_rate=RATE,
        batch_size=BATCH,
        epochs=EPOCHS,
        shuffle=False,
    )
    return run.metrics["train"]["loss"], run.metrics["train"]["accuracy"]


def answered(subject: Subject) -> tuple[str, str, str]:
    """Return seconds to the first findings, and how many checks answer, and why not."""
    X, y = subject.X, DIGITS
    about = {
        "loss": "softmax_cross_entropy",
        "optimizer": "sgd",
        "learning_rate": RATE,
        "epochs": 2,
        "trained": False,
    }
    rows = (subject.thing, X[:1000], y[:1000])
    held = {"X_val": X[1000:1400], "y_val": y[1000:1400]}
    began = time.perf_counter()
    steepest.diagnose(*rows, **held, **about, budget=0)
    first = time.perf_counter() - began
    found = steepest.diagnose(*rows, **held, **about)
    skipped = Counter(
        (f.because, f.check) for f in found.findings if f.verdict == "skipped"
    )
    reasons: dict[str, list[str]] = {}
    for reason, check in skipped:
        reasons.setdefault(reason, []).append(check)
    texts = [f"{reason}: {', '.join(each)}" for reason, each in sorted(reasons.items())]
    n = len(found.findings) - len(skipped)
    return f"{first:.0f}", f"{n} of {len(found.findings)}", "; ".join(texts)
