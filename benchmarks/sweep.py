"""32 rates with three folds or seeds each: one sweep, GridSearchCV, and one by one.

    python -m benchmarks.sweep [--turns 3] [--rows 20000] [--json FILE]

The same rows (64 columns, ten classes), five epochs, linear softmax, l2 of 1e-4. Ours
trains 32 rates as one population, three times. GridSearchCV fits 32 SGDClassifier for
each of three folds on two processes: ten models of one class each, one row per step, so
the steps differ. "One by one" is our estimator in the same GridSearchCV, and `train` 96
times. Members are measured at K = 1, 8, 32, 128 and 512, with the memory that it took.
"""

import argparse
import resource
import time

import numpy as np

from ._machine import quiet_load
from ._report import keep

RATES = tuple(float(rate) for rate in np.logspace(-4, 0, 32))
EPOCHS = 5


def rows(n):
    """Return inputs and classes."""
    rng = np.random.default_rng(0)
    inputs = rng.standard_normal((n, 64), dtype=np.float32)
    scores = inputs @ rng.standard_normal((64, 10)) + rng.normal(0, 2, (n, 10))
    return inputs, scores.argmax(1)


def by_sweep(X, y, rates=RATES, seeds=3):
    """Train a population for each seed."""
    import steepest

    found = steepest.sweep(
        (X, y),
        rates=rates,
        l2=(1e-4,),
        seeds=seeds,
        batch_sizes=(64,),
        epochs=EPOCHS,
        optimizer="sgd",
        schedule="constant",
        validation=0.33,
    )
    return found.best.rate, found.best.mean


def by_train(X, y):
    """Train one after another."""
    import steepest

    best = np.inf, 0.0
    for rate in RATES:
        for seed in range(3):
            run = steepest.train(
                (X, y),
                learning_rate=rate,
                penalty_strength=1e-4,
                batch_size=64,
                epochs=EPOCHS,
                optimizer="sgd",
                schedule="constant",
                validation=0.33,
                seed=seed,
            )
            best = min(best, (run.metrics["validation"]["loss"], rate))
    return best[1], best[0]


def by_grid_search(X, y, ours=False):
    """Search with two processes of joblib."""
    from sklearn.linear_model import SGDClassifier
    from sklearn.model_selection import GridSearchCV

    model = SGDClassifier(
        "log_loss", learning_rate="constant", max_iter=EPOCHS, tol=None
    )
    name = "eta0"
    if ours:
        from steepest import DescentClassifier

        model = DescentClassifier(
            optimizer="sgd", schedule="constant", epochs=EPOCHS, batch_size=64
        )
        name = "learning_rate"
    search = GridSearchCV(
        model, {name: list(RATES)}, cv=3, n_jobs=2, scoring="neg_log_loss", refit=False
    )
    search.fit(X, y)
    return search.best_params_[name], -search.best_score_


CONTENDERS = {
    "steepest.sweep": by_sweep,
    "GridSearchCV(SGDClassifier)": by_grid_search,
    "GridSearchCV(DescentClassifier)": lambda X, y: by_grid_search(X, y, ours=True),
    "steepest.train, 96 times": by_train,
}


def timed(function, *args):
    """Return the seconds of a call, and what it returned."""
    quiet_load()
    began = time.perf_counter()
    found = function(*args)
    return time.perf_counter() - began, found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--json")
    parser.add_argument("--only", nargs="*", choices=CONTENDERS, default=[*CONTENDERS])
    asked = parser.parse_args()
    X, y = rows(asked.rows)
    seconds = {name: [] for name in asked.only}
    best = {}
    by_sweep(X, y)  # compiled programs are on disk, as after the first time ever
    for _ in range(asked.turns):
        for name in asked.only:
            took, best[name] = timed(CONTENDERS[name], X, y)
            seconds[name].append(took)
            print(f"{name}: {took:.2f} s, best {best[name]}", flush=True)
    base = np.array(seconds[asked.only[0]])
    for name, took in seconds.items():
        ratio = float(np.median(np.array(took) / base))
        print(f"{name:34} {min(took):8.2f} s  {ratio:7.1f} times {asked.only[0]}")
    members = {}
    for k in (1, 8, 32, 128, 512):
        rates = np.logspace(-4, 0, k).tolist()
        by_sweep(X, y, rates, 1)
        took = min(timed(by_sweep, X, y, rates, 1)[0] for _ in range(asked.turns))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        members[k] = took, peak
        shown = f"{took:8.2f} s, {took / members[1][0]:6.1f} times one, {peak:6.0f} MB"
        print(f"{k:4} rates at once: {shown}", flush=True)
    keep(asked.json, "sweep", {"seconds": seconds, "members": members})


if __name__ == "__main__":
    main()
