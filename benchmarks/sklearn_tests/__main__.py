"""Run test_sgd.py and test_mlp.py of the installed scikit-learn on our estimators.

python -m benchmarks.sklearn_tests [sgd|mlp] [-k EXPRESSION] [--write FILE [--again]]

The files are read where they are installed; only their imports of the estimators are
replaced, by classes that `from_sklearn` stands behind. Printed: of how many functions
all cases pass, some, none, and the first line of each failure; those that fail only
because an error of the right type says it in other words are counted apart. With
`--write` every case is a line of FILE, and a second call goes on where the first
stopped; `--again` runs the failed ones once more.
"""

import argparse
import json
import signal
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
import sklearn

from .left_out import LEFT_OUT

OTHER_WORDS = "Regex pattern did not match"  # of an error that was raised as it should
SECONDS = 240  # of the processor for a case: then it counts as failed
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

    def __init__(self, key: str, path: Path | None, again: bool) -> None:
        self.key, self.path = key, path
        self.cases: dict[str, tuple[bool, str]] = {}
        lines = path.read_text("utf-8") if path and path.exists() else ""
        for line in lines.splitlines():
            file, case, passed, why = json.loads(line)
            if file == key:
                self.cases[case] = passed, why
        done = [case for case, (fine, _) in self.cases.items() if fine or not again]
        self.done = set(done)

    @pytest.fixture
    def global_random_seed(self) -> int:
        """Return the seed that scikit-learn's own runs use by default."""
        return 42

    def pytest_collection_modifyitems(self, items: list) -> None:
        """Leave out what does not carry over, and what was run before."""
        items[:] = [
            item
            for item in items
            if item.originalname not in LEFT_OUT
            and "OneClass" not in item.name
            and item.name not in self.done
        ]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> object:
        """End a case that takes too long."""
        signal.signal(signal.SIGPROF, _too_long)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            return (yield)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the outcome of a case."""
        if report.when != "call" and not report.failed:
            return
        case = report.nodeid.split("::")[-1]
        crash = getattr(report.longrepr, "reprcrash", None)
        why = "" if report.passed else str(getattr(crash, "message", report.longrepr))
        line = why.splitlines()[0][:150] if why else ""
        self.cases[case] = report.passed, line
        if self.path is not None:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([self.key, case, *self.cases[case]]) + "\n")


def _too_long(*_: object) -> None:
    raise TimeoutError(f"took more than {SECONDS} s of the processor")


def main() -> None:
    """Run the files that are asked for, and print the counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", default=[])
    parser.add_argument("-k", default="")
    parser.add_argument("--write", type=Path)
    parser.add_argument("--again", action="store_true")
    asked = parser.parse_args()
    for key in asked.files or FILES:
        text = FILES[key].read_text("utf-8")
        for theirs, ours in IMPORTS.items():
            text = text.replace(theirs, ours)
        seen = Seen(key, asked.write, asked.again)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / FILES[key].name
            path.write_text(text, encoding="utf-8")
            options = ["-q", "--no-header", "-p", "no:cacheprovider", "--tb=line"]
            options += ["-W", "ignore", "--no-summary", "--rootdir", folder]
            pytest.main([str(path), *options, "-k", asked.k], plugins=[seen])
        _print(key, seen.cases)


def _print(key: str, cases_seen: dict[str, tuple[bool, str]]) -> None:
    functions: dict[str, list[tuple[bool, str, str]]] = defaultdict(list)
    for case, (fine, why) in cases_seen.items():
        functions[case.split("[")[0]].append((fine, case, why))
    counts = dict.fromkeys(("all", "words", "some", "none"), 0)
    for cases in functions.values():
        dense = [case for case in cases if "Sparse" not in case[1]] or cases
        good = [case for case in dense if case[0]]
        words = [case for case in dense if not case[0] and OTHER_WORDS in case[2]]
        kind = "some" if good else "none"
        if len(good) + len(words) == len(dense):
            kind = "words" if words else "all"
        counts[kind] += 1
        for fine, case, why in cases:
            if not fine:
                sys.stdout.write(f"  {kind:5} {case}: {why}\n")
    sparse = [fine for case, (fine, _) in cases_seen.items() if "Sparse" in case]
    sys.stdout.write(
        f"{key}: {len(functions)} functions carried over; of {counts['all']} all dense "
        f"cases pass, of {counts['words']} all but for the words of an error, of "
        f"{counts['some']} some, of {counts['none']} none; of {len(sparse)} sparse "
        f"cases {sum(sparse)} pass\n"
    )


if __name__ == "__main__":
    main()
