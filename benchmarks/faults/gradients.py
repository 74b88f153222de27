"""Is a gradient that is 1 % off in one tensor found, and is a correct one left alone?

    python -m benchmarks.faults gradients [--nets 1000]

Correct nets are where a false alarm is likely: relu units, whose slope jumps, and
losses that do (hinge, absolute error), at drawn, trained, large, dead and zero
parameters, on rows of very different scales, some of them exactly on a fold. Of the
same nets every fifth gets a gradient in which one tensor, a weight or a bias, is 1 %
too long, 1 % too short, or off by noise of 1 % of its length; the check has to name
that tensor.
"""

from collections import Counter
from functools import cache
from typing import Any

import jax
import numpy as np

from steepest._core import key_for
from steepest.diagnosis import check_gradient
from steepest.models import mlp
from steepest.objectives import (
    Batch,
    Objective,
    absolute_error,
    hinge,
    l2,
    softmax_cross_entropy,
)

from .scoring import exact

__all__ = ["print_gradients"]

HIDDEN = ((8,), (16, 8), (12, 12, 12))
LOSSES = (hinge, softmax_cross_entropy, absolute_error)
STATES = ("drawn", "trained", "large", "dead", "zero")
COLUMNS, ROWS, EVERY = 7, 48, 5
PERCENT = 0.01


def print_gradients(nets: int) -> None:
    """Check so many correct nets and a fifth as many wrong gradients; print shares."""
    alarms: list[str] = []
    verdicts: Counter[str] = Counter()
    found = named = wrong = 0
    missed: list[str] = []
    for number in range(nets):
        objective, params, batch, said = _net(number)
        finding = check_gradient(objective, params, batch)
        verdicts[f"{finding.verdict}: {finding.because}"] += 1
        if finding.verdict in ("fail", "warn"):
            alarms.append(f"{number} {said}: {finding.because} {finding.measured}")
        if number % EVERY == 0:
            wrong += 1
            tensor, gradient = _wrong(objective, params, number)
            seen = check_gradient(objective, params, batch, gradient=gradient)
            found += seen.verdict == "fail"
            hit = seen.measured.get("tensor") == tensor
            named += seen.verdict == "fail" and hit
            if not (seen.verdict == "fail" and hit):
                missed.append(
                    f"{number} {said}, {tensor}: {seen.verdict} "
                    f"{seen.because} {seen.measured.get('tensor')}"
                )
    low, high = exact(len(alarms), nets)
    print(f"False alarms: {len(alarms)} of {nets} ({low:.2%} … {high:.2%}).")
    print(", ".join(f"{n} {what}" for what, n in verdicts.most_common()))
    low, high = exact(found, wrong)
    print(f"1 % in one tensor found: {found} of {wrong} ({low:.1%} … {high:.1%});")
    print(f"and named: {named}.")
    for line in (*alarms, *missed):
        print(line)


@cache
def _objective(hidden: tuple[int, ...], loss: Any) -> Objective:
    outputs = 1 if loss is absolute_error else 3
    return Objective(mlp(COLUMNS, hidden, outputs), loss(), l2(), 1e-3)


def _net(number: int) -> tuple[Objective, Any, Batch, str]:
    """Return a net of its own shape, loss, state and rows."""
    draw = np.random.default_rng((29, number))
    hidden, loss = HIDDEN[number % 3], LOSSES[number // 3 % 3]
    state = STATES[number // 9 % 5]
    objective = _objective(hidden, loss)
    scale = 10.0 ** draw.uniform(-1, 1, COLUMNS)
    x = (draw.normal(size=(ROWS, COLUMNS)) * scale).astype(np.float32)
    x[draw.random(x.shape) < 0.2] = 0  # rows that lie exactly on a fold
    if loss is absolute_error:
        y: Any = draw.normal(size=ROWS).astype(np.float32)
    else:
        y = draw.choice(3, ROWS, p=[0.6, 0.3, 0.1]).astype(np.int32)
    batch = Batch(x, y)
    params = jax.tree.map(
        np.asarray, objective.model.init(key_for(number, "gradients"))
    )
    if state == "trained":
        for _ in range(20):
            slope = _slope(objective, params, batch)
            params = jax.tree.map(lambda a, g: np.asarray(a - 0.02 * g), params, slope)
    elif state == "large":
        params = jax.tree.map(lambda a: 5 * a, params)
    elif state == "dead":
        *inner, last = params
        params = (*({**one, "bias": one["bias"] - 30} for one in inner), last)
    elif state == "zero":
        params = jax.tree.map(np.zeros_like, params)
    return objective, params, batch, f"{hidden} {objective.loss.name} {state}"


@jax.jit
def _slope(objective: Objective, params: Any, batch: Batch) -> Any:
    return jax.grad(lambda at: objective(at, batch))(params)


def _wrong(objective: Objective, params: Any, number: int) -> tuple[str, Any]:
    """Return the name of a tensor, and a gradient that is 1 % off in it."""
    draw = np.random.default_rng((31, number))
    layer = int(draw.integers(len(params)))
    part = ("weight", "bias")[int(draw.integers(2))]
    kind = int(draw.integers(3))
    direction = draw.normal(size=np.shape(params[layer][part]))
    direction /= np.linalg.norm(direction)

    def gradient(at: Any, batch: Any) -> Any:
        right = jax.tree.map(np.asarray, _slope(objective, at, batch))
        tensor = right[layer][part]
        if kind == 2:
            off = tensor + PERCENT * np.linalg.norm(tensor) * direction
        else:
            off = tensor * (1 + (PERCENT if kind else -PERCENT))
        changed = list(right)
        changed[layer] = {**right[layer], part: off.astype(tensor.dtype)}
        return tuple(changed)

    return f"{layer}/{part}", gradient
