"""Run test_sgd.py and test_mlp.py of the installed scikit-learn on our estimators.

python -m benchmarks.sklearn_tests [sgd|mlp] [-k EXPRESSION]

The files are read where they are installed; only their imports of the estimators are
replaced, by classes that `from_sklearn` stands behind. Printed: how many functions pass
with all their cases, with some, with none, and the first line of each failure.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
import sklearn

from .left_out import LEFT_OUT

HERE = Path(sklearn.__file__).parent
FILES = {
    "sgd": HERE / "linear_model" / "tests" / "test_sgd.py",
    "mlp": HERE / "neural_network" / "tests" / "test_mlp.py",
}
ADAPTERS = "from benchmarks.sklearn_tests.adapters import"
IMPORTS = {
    "from sklearn import datasets, linear_model, metrics": (
        f"from sklearn import datasets, metrics\n{ADAPTERS} linear_model"
    ),
    "from sklearn.neural_network import MLPClassifier, MLPRegressor": (
        f"{ADAPTERS} MLPClassifier, MLPRegressor"
    ),
}


class Seen:
    """A plugin that keeps what became of every case."""

    def __init__(self) -> None:
        self.cases: dict[str, list[tuple[bool, str, str]]] = defaultdict(list)

    @pytest.fixture
    def global_random_seed(self) -> int:
        """Return the seed that scikit-learn's own runs use by default."""
        return 42

    def pytest_collection_modifyitems(self, items: list) -> None:
        """Leave out what does not carry over."""
        items[:] = [
            item
            for item in items
            if item.originalname not in LEFT_OUT and "OneClass" not in item.name
        ]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the outcome of a case."""
        if report.when != "call" and not report.failed:
            return
        name = report.nodeid.split("::")[-1]
        crash = getattr(report.longrepr, "reprcrash", None)
        why = "" if report.passed else str(getattr(crash, "message", report.longrepr))
        line = why.splitlines()[0][:150] if why else ""
        self.cases[name.split("[")[0]].append((report.passed, name, line))


def main() -> None:
    """Run the files that are asked for, and print the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", default=[])
    parser.add_argument("-k", default="")
    asked = parser.parse_args()
    for key in asked.files or FILES:
        text = FILES[key].read_text("utf-8")
        for theirs, ours in IMPORTS.items():
            text = text.replace(theirs, ours)
        seen = Seen()
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / FILES[key].name
            path.write_text(text, encoding="utf-8")
            options = ["-q", "--no-header", "-p", "no:cacheprovider", "--tb=line"]
            options += ["-W", "ignore", "--no-summary", "--rootdir", folder]
            pytest.main([str(path), *options, "-k", asked.k], plugins=[seen])
        _print(key, seen)


def _print(key: str, seen: Seen) -> None:
    counts = {"all": 0, "some": 0, "none": 0}
    passed = total = sparse_passed = sparse_total = 0
    for name, cases in seen.cases.items():
        good = [case for case in cases if case[0]]
        sparse = [case for case in cases if "Sparse" in case[1]]
        passed, total = passed + len(good), total + len(cases)
        sparse_total += len(sparse)
        sparse_passed += sum(case[0] for case in sparse)
        kind = "all" if len(good) == len(cases) else "some" if good else "none"
        counts[kind] += 1
        for fine, case, why in cases:
            if not fine:
                sys.stdout.write(f"  {kind:4} {case or name}: {why}\n")
    sys.stdout.write(
        f"{key}: {sum(counts.values())} functions carried over; all cases of "
        f"{counts['all']} pass, some of {counts['some']}, none of {counts['none']}; "
        f"{passed} of {total} cases, sparse {sparse_passed} of {sparse_total}\n"
    )


if __name__ == "__main__":
    main()
