"""Accuracy beside scikit-learn's estimators, with everything at its default.

python -m benchmarks.estimators [--tables NAME …] [--write FILE]

Five stratified folds of every table; no scaling but what an estimator does itself. The
linear model is compared with LogisticRegression and SGDClassifier, the mlp with
MLPClassifier: `=` where the 95 % interval of the difference, row by row, includes 0.
FILE gets a line for each table, and a second call goes on where the first stopped.
Seconds are of a fit when its programs are compiled: they count on an idle machine only.
"""

import argparse
import json
import time
import warnings
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.model_selection import StratifiedKFold
from sklearn.neural_network import MLPClassifier

from steepest import DescentClassifier

from .tables import TABLES

FOLDS, NORMAL = 5, 1.96
ESTIMATORS = {
    "linear": lambda: DescentClassifier(random_state=0),
    "mlp": lambda: DescentClassifier(model="mlp", random_state=0),
    "LogisticRegression": lambda: LogisticRegression(random_state=0),
    "SGDClassifier": lambda: SGDClassifier(random_state=0),
    "MLPClassifier": lambda: MLPClassifier(random_state=0),
}
AGAINST = {
    "linear": ("LogisticRegression", "SGDClassifier"),
    "mlp": ("MLPClassifier",),
}


def right_rows(make, X, y):
    """Return which rows are predicted right in their fold, and the seconds of a fit."""
    right, seconds = np.zeros(len(y), bool), []
    for training, rest in StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(
        X, y
    ):
        estimator = make()
        begin = time.perf_counter()
        estimator.fit(X[training], y[training])
        seconds.append(time.perf_counter() - begin)
        right[rest] = estimator.predict(X[rest]) == y[rest]
    return right, float(np.median(seconds))


def measured(name):
    """Return accuracies, seconds and differences with their interval."""
    X, y = TABLES[name]()
    results = {key: right_rows(make, X, y) for key, make in ESTIMATORS.items()}
    differences = {}
    for ours, others in AGAINST.items():
        for other in others:
            by_row = results[ours][0].astype(float) - results[other][0]
            half = NORMAL * by_row.std() / np.sqrt(len(y))
            differences[f"{ours} − {other}"] = (float(by_row.mean()), float(half))
    return {
        "table": name,
        "rows": list(X.shape),
        "accuracy": {key: float(right.mean()) for key, (right, _) in results.items()},
        "seconds": {key: seconds for key, (_, seconds) in results.items()},
        "difference": differences,
    }


def sign(mean, half):
    """Return whether ours is better, equal or worse."""
    return "=" if abs(mean) <= half else "+" if mean > 0 else "−"


def main():
    """Measure the tables, and print a line for each and the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables", nargs="*", default=list(TABLES))
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    results = {}
    if asked.write is not None and asked.write.exists():
        lines = asked.write.read_text("utf-8").splitlines()
        results = {each["table"]: each for each in map(json.loads, lines)}
    print("| table | rows |", " | ".join(ESTIMATORS), "| against |")
    for name in asked.tables:
        if name not in results:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                results[name] = measured(name)
            if asked.write is not None:
                with asked.write.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(results[name]) + "\n")
        result = results[name]
        accuracy = " | ".join(f"{result['accuracy'][key]:.3f}" for key in ESTIMATORS)
        signs = " ".join(sign(*each) for each in result["difference"].values())
        rows = "×".join(map(str, result["rows"]))
        seconds = ", ".join(f"{each:.2f}" for each in result["seconds"].values())
        print(f"| {name} | {rows} | {accuracy} | {signs} | {seconds} s", flush=True)
    found = list(results.values())
    for pair in found[0]["difference"]:
        signs = [sign(*result["difference"][pair]) for result in found]
        counts = {each: signs.count(each) for each in "+=−"}
        print(f"{pair}: better {counts['+']}, equal {counts['=']}, worse {counts['−']}")


if __name__ == "__main__":
    main()
