"""The history of a run as arrays for the page, of a size that it can draw."""

from typing import Any

import numpy as np

from ..runs import History

MOST = 4000  # points of a curve
MEASURED = ("gradient_norm", "update_norm", "weight_norm", "cosine")


def curves_of(history: History, prefix: str = "") -> dict[str, Any]:
    """Return the curves of a history: at most 4000 points of each.

    Of longer ones every second, third, … step is kept, and always the last one.

    Returns
    -------
    dict
        "steps": step, loss, learning rate; "measured": step, the lengths of gradient,
        update and weights, cos θ; "epochs": step, loss and score of both parts. Each
        has a row for every point.
    """
    steps, epochs = history.steps, history.epochs
    n = history.n_steps
    shown = _thinned(np.arange(n))
    rate = steps.get("learning_rate", np.full(n, np.nan))
    loss = steps.get("loss", np.full(n, np.nan))
    norms = [np.asarray(steps.get(name, np.full(n, np.nan))) for name in MEASURED]
    known = _thinned(np.flatnonzero(np.isfinite(norms[0])))
    rows = history.n_epochs
    score = next((x for x in ("accuracy", "r2") if f"train_{x}" in epochs), "accuracy")
    names = ("step", "train_loss", "validation_loss", f"train_{score}")
    names += (f"validation_{score}",)
    return {
        f"{prefix}steps": np.stack([shown, loss[shown], rate[shown]], 1),
        f"{prefix}measured": np.stack([known, *(norm[known] for norm in norms)], 1),
        f"{prefix}epochs": np.stack(
            [epochs.get(name, np.full(rows, np.nan)) for name in names], 1
        ),
    }


def _thinned(indices: np.ndarray) -> np.ndarray:
    every = -(-len(indices) // MOST) or 1
    kept = indices[::every]
    if len(indices) and kept[-1] != indices[-1]:
        kept = np.append(kept, indices[-1])
    return kept
