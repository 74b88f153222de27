"""Whether a fit with the defaults ever ends without a model.

    python -m benchmarks.always_trains --fits 1000

fits the estimators, their learning rate searched, to data from which little can be
learned: noise, constants, one to five rows, one column, extreme values. It counts what
was raised, and what was warned of.
"""

import argparse
import sys
import warnings
from collections import Counter

import numpy as np

from steepest.estimators import DescentClassifier, DescentRegressor

KINDS = ("noise", "constant column", "constant target", "few rows", "one column", "far")


def drawn(kind: str, draw: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return inputs and numbers of a kind; few shapes, since each is compiled."""
    rows = int(draw.integers(1, 6)) if kind == "few rows" else 50
    columns = 1 if kind == "one column" else 3
    x, y = draw.normal(size=(rows, columns)), draw.normal(size=rows)
    if kind == "constant column":
        x[:, 0] = 5.0
        x = x[:, :1] if draw.random() < 0.5 else x
    if kind == "constant target":
        y[:] = draw.normal()
    if kind == "far":
        y[draw.random(rows) < 0.02] = 1e6
        x[draw.random(rows) < 0.02] = 1e6
    return x, y


def main() -> int:
    """Fit so often, and count."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--fits", type=int, default=1000)
    asked.add_argument("--epochs", type=int, default=3)
    told = asked.parse_args()
    draw = np.random.default_rng(0)
    raised: Counter[str] = Counter()
    warned: Counter[str] = Counter()
    for k in range(told.fits):
        kind = KINDS[k % len(KINDS)]
        x, y = drawn(kind, draw)
        ours = DescentRegressor(epochs=told.epochs, random_state=k)
        labels = draw.integers(0, 2, len(x))
        if k // len(KINDS) % 2 and len(np.unique(labels)) > 1:
            ours = DescentClassifier(epochs=told.epochs, random_state=k)
            y = labels
        with warnings.catch_warnings(record=True) as told_of:
            warnings.simplefilter("always")
            try:
                found = ours.fit(x, y).predict(x)
                if ours._task == "regression" and not np.isfinite(found).all():
                    raised[f"{kind}: predictions that are not finite"] += 1
            except Exception as error:
                raised[f"{kind}: {type(error).__name__}: {str(error)[:80]}"] += 1
        warned[kind] += bool(told_of)
    for kind in KINDS:
        print(f"{warned[kind]:5} warned  {kind}")
    for what, times in raised.most_common():
        print(f"{times:5} RAISED  {what}")
    print(f"{raised.total()} of {told.fits} fits ended without a model")
    return bool(raised)


if __name__ == "__main__":
    sys.exit(main())
