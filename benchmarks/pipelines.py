"""A hundred healthy pipelines of scikit-learn: how many are called a failure?

python -m benchmarks.pipelines [--until T] [--out FILE]

Twenty sets of rows, and ten estimators whose score on held-out rows is, in each set, at
least as good as that of the best of them less two points; others are left out and
counted, until there are a hundred. A finding that fails is false, and is printed. Lines
that are there already are not made again.
"""

import argparse
import json
import time
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from sklearn import datasets
from sklearn.linear_model import (
    ElasticNet,
    Lasso,
    LinearRegression,
    LogisticRegression,
    Ridge,
    SGDClassifier,
    SGDRegressor,
)
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

import steepest
from steepest._core import keep_compiled_programs

OUT = Path("runs/pipelines.jsonl")
WANTED = 100  # healthy pipelines
NEAR = 0.02  # of the best score: a pipeline that is farther is not called healthy


def sets() -> dict[str, tuple[Any, Any]]:
    """Return inputs and targets of twenty sets."""
    made, numbers = datasets.make_classification, datasets.make_regression
    return {
        "wine": datasets.load_wine(return_X_y=True),
        "breast_cancer": datasets.load_breast_cancer(return_X_y=True),
        "digits": datasets.load_digits(return_X_y=True),
        "classes": made(600, 12, n_informative=6, n_classes=3, random_state=0),
        "blobs": datasets.make_blobs(600, 5, centers=4, random_state=1),
        "two": made(800, 20, n_informative=10, class_sep=1.5, random_state=2),
        "diabetes": datasets.load_diabetes(return_X_y=True),
        "plane": datasets.make_regression(500, 10, noise=5.0, random_state=3),
        "sparse": datasets.make_regression(500, 30, n_informative=5, random_state=4),
        "noisy": datasets.make_regression(800, 8, noise=60.0, random_state=5),
        "iris": datasets.load_iris(return_X_y=True),
        "wide": made(300, 60, n_informative=10, random_state=6),
        "rare": made(900, 10, weights=[0.85], class_sep=1.5, random_state=7),
        "five": made(900, 15, n_informative=8, n_classes=5, random_state=8),
        "mislabeled": made(700, 8, flip_y=0.2, random_state=9),
        "clouds": datasets.make_blobs(
            300, 3, centers=3, cluster_std=3, random_state=10
        ),
        "few": numbers(90, 5, noise=10.0, random_state=11),
        "rank": numbers(400, 20, effective_rank=5, noise=1.0, random_state=12),
        "uncorrelated": datasets.make_sparse_uncorrelated(500, 10, random_state=13),
        "large": numbers(1500, 12, noise=20.0, bias=300.0, random_state=14),
    }


def estimators(is_classes: bool, seed: int) -> dict[str, Any]:
    """Return estimators as people use them."""
    if is_classes:
        return {
            "logistic": LogisticRegression(max_iter=1000),
            "logistic C=0.1": LogisticRegression(C=0.1, max_iter=1000),
            "logistic C=10": LogisticRegression(C=10, max_iter=1000),
            "svc": LinearSVC(),
            "svc C=0.1": LinearSVC(C=0.1),
            "sgd": SGDClassifier(random_state=seed),
            "sgd log": SGDClassifier("log_loss", random_state=seed),
            "mlp": MLPClassifier((32,), max_iter=500, random_state=seed),
            "mlp tanh": MLPClassifier((32,), "tanh", max_iter=500, random_state=seed),
            "mlp deep": MLPClassifier((32, 32), max_iter=500, random_state=seed),
        }
    return {
        "least squares": LinearRegression(),
        "ridge": Ridge(),
        "ridge 10": Ridge(10.0),
        "ridge 0.1": Ridge(0.1),
        "lasso": Lasso(0.1),
        "lasso 1": Lasso(1.0),
        "elastic net": ElasticNet(0.01),
        "sgd": SGDRegressor(random_state=seed),
        "sgd l1": SGDRegressor(penalty="l1", random_state=seed),
        "mlp": MLPRegressor(hidden_layer_sizes=(32,), max_iter=2000, random_state=seed),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--until", type=float, default=float("inf"))
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    keep_compiled_programs()
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    rows = []
    if asked.out.exists():
        rows = [json.loads(line) for line in asked.out.read_text().splitlines()]
    done = {row["key"] for row in rows}
    for turn in range(10):  # every set and every estimator, whenever it ends
        for at, (name, (X, y)) in enumerate(sets().items()):
            parts = train_test_split(X, y, test_size=0.3, random_state=0)
            known = estimators(y.dtype.kind in "iu", 0)
            kind = list(known)[(turn + at) % len(known)]
            enough = sum("failed" in row for row in rows) >= WANTED
            if enough or f"{name}/{kind}" in done or time.time() > asked.until:
                continue
            row = _diagnosed(name, kind, parts, known)
            rows.append(row)
            with asked.out.open("a") as file:
                file.write(json.dumps(row) + "\n")
            print(row["key"], row.get("failed", "left out"), flush=True)
    healthy = [row for row in rows if "failed" in row]
    false = [row for row in healthy if row["failed"]]
    print(f"{len(false)} of {len(healthy)} healthy pipelines failed;", end=" ")
    print(f"{len(rows) - len(healthy)} left out.")


def _diagnosed(
    name: str, kind: str, parts: list[np.ndarray], known: dict[str, Any]
) -> dict[str, Any]:
    X, X_val, y, y_val = parts
    made = {k: make_pipeline(StandardScaler(), e) for k, e in known.items()}
    scores = {k: each.fit(X, y).score(X_val, y_val) for k, each in made.items()}
    row: dict[str, Any] = {"key": f"{name}/{kind}", "score": scores[kind]}
    if scores[kind] < max(scores.values()) - NEAR:
        return row
    found = steepest.diagnose(made[kind], X, y, X_val=X_val, y_val=y_val)
    told = {"failed": "fail", "warned": "warn"}
    return row | {
        key: [f"{f.check}/{f.because}" for f in found.findings if f.verdict == verdict]
        for key, verdict in told.items()
    }


if __name__ == "__main__":
    main()
