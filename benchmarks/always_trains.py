"""Whether a fit with the defaults ever ends without a model.

    python -m benchmarks.always_trains --fits 1000

fits the estimators, with a search for the learning rate, to data from which little can
be learned: noise, constants, one to five rows, one column, extreme values. It counts
the exceptions and the warnings.
"""

import argparse
import sys
import warnings
from collections import Counter

import numpy as np

from steepest.estimators import DescentClassifier, DescentRegressor

KINDS = ("noise", "constant column", "constant target", "few rows", "one column", "far")


def random_data(kind: str, draw: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
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
    """Fit the estimators, and count how the fits end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fits", type=int, default=1000)
    parser.add_argument("--epochs", type=int, default=3)
    arguments = parser.parse_args()
    draw = np.random.default_rng(0)
    raised: Counter[str] = Counter()
    warned: Counter[str] = Counter()
    for k in range(arguments.fits):
        kind = KINDS[k % len(KINDS)]
        x, y = random_data(kind, draw)
        estimator = DescentRegressor(epochs=arguments.epochs, random_state=k)
        labels = draw.integers(0, 2, len(x))
        if k // len(KINDS) % 2 and len(np.unique(labels)) > 1:
            estimator = DescentClassifier(epochs=arguments.epochs, random_state=k)
            y = labels
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                predicted = estimator.fit(x, y).predict(x)
                is_regression = estimator._task == "regression"
                if is_regression and not np.isfinite(predicted).all():
                    raised[f"{kind}: predictions that are not finite"] += 1
            except Exception as error:
                raised[f"{kind}: {type(error).__name__}: {str(error)[:80]}"] += 1
        warned[kind] += bool(caught)
    for kind in KINDS:
        print(f"{warned[kind]:5} warned  {kind}")
    for error, times in raised.most_common():
        print(f"{times:5} RAISED  {error}")
    print(f"{raised.total()} of {arguments.fits} fits ended without a model")
    return bool(raised)


if __name__ == "__main__":
    sys.exit(main())
