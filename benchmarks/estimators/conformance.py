"""Seconds of scikit-learn's checks: no programs kept, and those of a first run.

python -m benchmarks.estimators.conformance [--only NAME ...]

Every line is one process: how many checks passed, failed as scikit-learn expects of
SGDClassifier, and failed; processor seconds from before the import until the end.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

SETTINGS = {
    "linear": {},
    "linear, full": {"batch_size": "full"},
    "mlp": {"model": "mlp", "hidden": (8,)},
    "mlp, full": {"model": "mlp", "hidden": (8,), "batch_size": "full"},
}
RUN = """
import json, sys, time, warnings
warnings.simplefilter("ignore")
import steepest
from sklearn.utils.estimator_checks import check_estimator
kind, settings = json.loads(sys.argv[1])
found = check_estimator(
    getattr(steepest, kind)(**settings), on_skip=None, on_fail=None,
    expected_failed_checks={
        "check_sample_weight_equivalence_on_dense_data": "rows are drawn",
        "check_sample_weight_equivalence_on_sparse_data": "rows are drawn",
    },
)
status = [each["status"] for each in found]
failed = [e["check_name"] for e in found if e["status"] == "failed"]
counts = {name: status.count(name) for name in ("passed", "xfail", "skipped")}
print(json.dumps([counts, failed, time.process_time()]))
"""


def main() -> None:
    """Print a line for every estimator and setting, cold and warm."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="*", default=list(SETTINGS))
    for name in parser.parse_args().only:
        for kind in ("DescentClassifier", "DescentRegressor"):
            with tempfile.TemporaryDirectory() as cache:
                there = {**os.environ, "XDG_CACHE_HOME": cache}
                for state in ("cold", "warm"):
                    found = subprocess.run(
                        [sys.executable, "-c", RUN, json.dumps([kind, SETTINGS[name]])],
                        env=there,
                        check=True,
                        capture_output=True,
                        text=True,
                    )
                    counts, failed, seconds = json.loads(found.stdout.splitlines()[-1])
                    sys.stdout.write(
                        f"{kind} {name} {state}: {counts}, failed {failed}, "
                        f"{seconds:.1f} s\n"
                    )
                    sys.stdout.flush()


if __name__ == "__main__":
    main()
