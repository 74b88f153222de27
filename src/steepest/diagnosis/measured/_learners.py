"""Three simple learners without settings to tune: neighbors, ridge and trees.

Each learns numbers from standardized columns. Classes are learned as one column of 0
and 1 each, so that what is predicted are class scores.
"""

from collections.abc import Callable, Mapping

import numpy as np

Learner = Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]

FOLDS = 3
NEIGHBORS = 5
TREES = 30
TREE_COLUMNS = 10  # the fewest that a split looks at


def _neighbors(x: np.ndarray, y: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the mean target of the nearest rows."""
    k = min(NEIGHBORS, len(x))
    distances = (x**2).sum(axis=1)[None, :] - 2 * at @ x.T  # up to a constant per row
    nearest = np.argpartition(distances, k - 1, axis=1)[:, :k]
    return y[nearest].mean(axis=1)


def _ridge(x: np.ndarray, y: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the fit of ½‖y − Xw‖² + ½ D ‖w‖², in the smaller of its two forms.

    The strength D, the number of columns, is that of the most probable weights where
    the columns explain half of the targets' variance, all in equal parts.
    """
    center, level = x.mean(axis=0), y.mean(axis=0)
    x, at = (x - center).astype(np.float64), (at - center).astype(np.float64)
    n, columns = x.shape
    if columns <= n:
        gram = x.T @ x + columns * np.eye(columns)
        weights = np.linalg.solve(gram, x.T @ (y - level))
    else:
        gram = x @ x.T + columns * np.eye(n)
        weights = x.T @ np.linalg.solve(gram, y - level)
    return at @ weights + level


def _trees(x: np.ndarray, y: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return the mean of extremely randomized trees (Geurts et al., 2006)."""
    from sklearn.ensemble import ExtraTreesRegressor

    columns = x.shape[1]
    forest = ExtraTreesRegressor(
        TREES,
        max_features=min(columns, max(round(columns**0.5), TREE_COLUMNS)),
        min_samples_leaf=2,
        random_state=0,
        n_jobs=1,
    )
    forest.fit(x, y[:, 0] if y.shape[1] == 1 else y)
    return forest.predict(at).reshape(len(at), -1)


LEARNERS: Mapping[str, Learner] = {
    "neighbors": _neighbors,
    "ridge": _ridge,
    "trees": _trees,
}
"""Each predicts the targets of some rows from the columns and targets of others."""


def fold_of(
    labels: np.ndarray, draw: np.random.Generator, groups: np.ndarray | None = None
) -> np.ndarray:
    """Deal rows into folds at random, every class evenly.

    Parameters
    ----------
    labels : (rows,)
        Classes; all equal where there are none.
    draw : Generator
        Shuffles before dealing.
    groups : (rows,), optional
        A number for each row; rows with the same one stay together, as one row.
    """
    if groups is not None:
        _, first, member = np.unique(groups, return_index=True, return_inverse=True)
        return fold_of(labels[first], draw)[member]
    shuffled = draw.permutation(len(labels))
    by_class = shuffled[np.argsort(labels[shuffled], kind="stable")]
    fold = np.empty(len(labels), np.int64)
    fold[by_class] = np.arange(len(labels)) % FOLDS
    return fold


def out_of_fold(
    learner: Learner, x: np.ndarray, y: np.ndarray, fold: np.ndarray, at: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return what a learner predicts for rows that it was not fitted to.

    Each row is predicted from the rows of the other folds; the rows in `at`, which are
    in no fold, by the mean of the fits to all folds but one.
    """
    predicted = np.empty(y.shape)
    predicted_at = np.zeros((len(at), y.shape[1]))
    for i in range(FOLDS):
        inside = fold == i
        both = learner(x[~inside], y[~inside], np.concatenate([x[inside], at]))
        n = int(inside.sum())
        predicted[inside] = both[:n]
        predicted_at += both[n:] / FOLDS
    return predicted, predicted_at
