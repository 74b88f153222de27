"""scikit-learn's own checks: all of them, with the defaults and where descent is exact.

The only failures that are expected are those that scikit-learn expects of its own
`SGDClassifier`: with batches of some rows, a row twice is not a row of weight two.
"""

from collections.abc import Iterator

import jax
import pytest
from sklearn.utils.estimator_checks import check_estimator

from steepest.estimators import DescentClassifier, DescentRegressor

EXACT = {
    "optimizer": "nesterov",
    "learning_rate": 0.1,
    "schedule": "constant",
    "batch_size": "full",
    "epochs": 30,
    "dtype": "float64",
}
MLP = {"model": "mlp", "hidden": (8,), "epochs": 5}
OF_BATCHES = {
    f"check_sample_weight_equivalence_on_{kind}_data": "rows are drawn, not weights"
    for kind in ("dense", "sparse")
}


@pytest.fixture(autouse=True)
def _compile_fast() -> Iterator[None]:
    """Every check has other shapes: here compiling costs more than it saves."""
    jax.config.update("jax_disable_most_optimizations", True)
    yield
    jax.config.update("jax_disable_most_optimizations", False)


@pytest.mark.filterwarnings("ignore")  # some checks warn on purpose
@pytest.mark.parametrize("kind", [DescentClassifier, DescentRegressor])
@pytest.mark.parametrize(
    ("settings", "expected"),
    [({}, OF_BATCHES), (MLP, OF_BATCHES), (EXACT, {})],
    ids=["defaults", "mlp", "exact"],
)
def test_scikit_learn_finds_nothing_wrong(kind, settings, expected):
    results = check_estimator(
        kind(**settings),
        expected_failed_checks=expected,
        on_skip=None,
        on_fail=None,
    )
    failed = [
        f"{result['check_name']}: {result['exception']}"
        for result in results
        if result["status"] == "failed"
    ]
    skipped = [str(r["exception"]) for r in results if r["status"] == "skipped"]
    assert not failed
    # what is expected to fail does
    assert {r["check_name"] for r in results if r["status"] == "xfail"} == set(expected)
    # pandas is no dependency; the array API is checked where its variable is set
    assert all("pandas" in why or "SCIPY_ARRAY_API" in why for why in skipped), skipped
    assert sum(result["status"] == "passed" for result in results) >= 50
