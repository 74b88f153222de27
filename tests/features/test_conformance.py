"""The transformers of tables pass scikit-learn's checks; those of images fit in."""

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator

from steepest import DescentClassifier
from steepest.errors import SettingError
from steepest.features import HOG, ColorHistogram, FeatureStack, RawInputs


@pytest.mark.filterwarnings("ignore")  # some checks warn on purpose
@pytest.mark.parametrize("transformer", [RawInputs(), FeatureStack("raw")], ids=repr)
def test_scikit_learn_finds_nothing_wrong(transformer):
    results = check_estimator(transformer, on_skip=None, on_fail=None)
    failed = [
        f"{result['check_name']}: {result['exception']}"
        for result in results
        if result["status"] == "failed"
    ]
    assert not failed
    assert sum(result["status"] == "passed" for result in results) >= 40


def test_a_stack_stands_in_a_pipeline_and_is_cloned(photos):
    stack = FeatureStack("hog:block=2,color-histogram", scaling="center")
    labels = np.arange(len(photos)) % 2
    pipeline = make_pipeline(clone(stack), DescentClassifier(learning_rate=0.01))
    assert pipeline.fit(photos, labels).predict(photos).shape == labels.shape
    assert clone(stack).get_params() == stack.get_params()
    named = pipeline[:-1].get_feature_names_out()
    assert len(named) == pipeline[0].transform(photos).shape[1]
    changed = stack.set_params(features="color-histogram").fit(photos, labels)
    assert changed.transform(photos).shape == (len(photos), 48)
    with pytest.raises(SettingError, match="scaling"):
        clone(stack).set_params(scaling="minmax").fit(photos)


@pytest.mark.parametrize(
    "transformer", [HOG(), ColorHistogram(), RawInputs(), FeatureStack("hog")]
)
def test_features_are_counted_as_scikit_learn_counts_them(transformer, photos):
    assert transformer.fit(photos).n_features_in_ == photos.shape[1]


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_numbers_that_are_none_are_refused(wrong):
    rows = np.ones((3, 2))
    rows[1, 1] = wrong
    with pytest.raises(ValueError, match="Input X contains"):
        RawInputs().fit(rows)
    with pytest.raises(ValueError, match="minimum of 1 is required"):
        RawInputs().fit(rows[:0])
