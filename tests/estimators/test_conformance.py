"""scikit-learn's own checks: all of them where full batches in float64 make it exact."""

import pytest
from sklearn.utils.estimator_checks import check_estimator

from steepest.estimators import DescentClassifier, DescentRegressor

# The array API is checked only where SCIPY_ARRAY_API is set; the others need pandas.
MAY_BE_SKIPPED = {
    "check_array_api_input",
    "check_dataframe_column_names_consistency",
    "check_estimators_pandas",
    "check_sample_weights_pandas_series",
}
EXACT = {
    "optimizer": "nesterov",
    "learning_rate": 0.1,
    "schedule": "constant",
    "batch_size": "full",
    "epochs": 30,
    "dtype": "float64",
}


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize("estimator", [DescentClassifier, DescentRegressor])
def test_scikit_learn_finds_nothing_wrong(estimator):
    results = check_estimator(estimator(**EXACT), on_skip=None, on_fail=None)
    failed = {
        result["check_name"]: result["exception"]
        for result in results
        if result["status"] == "failed"
    }
    skipped = {r["check_name"] for r in results if r["status"] == "skipped"}
    assert not failed
    assert skipped <= MAY_BE_SKIPPED
    assert sum(result["status"] == "passed" for result in results) >= 50
