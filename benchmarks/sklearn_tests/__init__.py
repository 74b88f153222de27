"""scikit-learn's own tests of SGD and MLP, run on the estimators of this package."""
