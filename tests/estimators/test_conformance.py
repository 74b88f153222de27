"""scikit-learn's own checks, all of them where full batches in float64 are exact."""

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


@pytest.fixture(autouse=True)
def _compile_fast() -> Iterator[None]:
    """Every check has other shapes: here compiling costs more than it saves."""
    jax.config.update("jax_disable_most_optimizations", True)
    yield
    jax.config.update("jax_disable_most_optimizations", False)


@pytest.mark.filterwarnings("ignore")  # some checks warn on purpose
@pytest.mark.parametrize("estimator", [DescentClassifier, DescentRegressor])
def test_scikit_learn_finds_nothing_wrong(estimator):
    results = check_estimator(estimator(**EXACT), on_skip=None, on_fail=None)
    failed = [
        f"{result['check_name']}: {result['exception']}"
        for result in results
        if result["status"] == "failed"
    ]
    skipped = [str(r["exception"]) for r in results if r["status"] == "skipped"]
    assert not failed
    # pandas is no dependency; the array API is checked where its variable is set
    assert all("pandas" in why or "SCIPY_ARRAY_API" in why for why in skipped), skipped
    assert sum(result["status"] == "passed" for result in results) >= 50
