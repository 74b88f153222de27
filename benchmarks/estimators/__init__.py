"""The estimators beside scikit-learn's, all at their defaults."""
