"""Tables of classes: scikit-learn's own and generated ones, of many kinds."""

from collections.abc import Callable

import numpy as np
from sklearn import datasets

Rows = tuple[np.ndarray, np.ndarray]


def _generated(**named: float) -> Callable[[], Rows]:
    return lambda: datasets.make_classification(random_state=0, **named)


def _quantile(load: Callable[..., Rows]) -> Callable[[], Rows]:
    """Numbers, told apart by whether they are above their median."""

    def table() -> Rows:
        X, y = load()
        return X, (y > np.median(y)).astype(int)

    return table


def _xor() -> Rows:
    X = np.random.default_rng(0).normal(size=(600, 4))
    return X, (X[:, 0] * X[:, 1] > 0).astype(int)


def _spirals() -> Rows:
    draw = np.random.default_rng(0)
    turn = draw.uniform(0.5, 3 * np.pi, 600)
    arm = draw.integers(0, 2, 600)
    angle = turn + np.pi * arm
    X = np.column_stack([turn * np.cos(angle), turn * np.sin(angle)])
    return X + draw.normal(scale=0.4, size=X.shape), arm


def _units() -> Rows:
    """Columns in units from 1e-4 to 1e4, which says nothing about their use."""
    X, y = datasets.make_classification(600, 12, n_informative=6, random_state=1)
    return X * np.logspace(-4, 4, 12), y


def _heavy_tails() -> Rows:
    draw = np.random.default_rng(0)
    X = draw.standard_t(2, size=(600, 8))
    return X, (X[:, 0] - X[:, 1] + draw.normal(size=600) > 0).astype(int)


def _categories() -> Rows:
    draw = np.random.default_rng(0)
    codes = draw.integers(0, 6, size=(800, 5))
    effect = draw.normal(size=(5, 6))
    score = effect[np.arange(5), codes].sum(1)
    X = (codes[:, :, None] == np.arange(6)).reshape(800, -1).astype(float)
    return X, (score + draw.normal(scale=0.5, size=800) > 0).astype(int)


def _words() -> Rows:
    """Counts of words, whose rates differ a little by the topic."""
    draw = np.random.default_rng(0)
    y = draw.integers(0, 4, 600)
    rates = draw.gamma(0.3, size=(4, 200)) * 0.5 + 0.05
    return draw.poisson(rates[y]).astype(float), y


TABLES: dict[str, Callable[[], Rows]] = {
    "iris": lambda: datasets.load_iris(return_X_y=True),
    "wine": lambda: datasets.load_wine(return_X_y=True),
    "breast cancer": lambda: datasets.load_breast_cancer(return_X_y=True),
    "digits": lambda: datasets.load_digits(return_X_y=True),
    "diabetes above median": _quantile(lambda: datasets.load_diabetes(return_X_y=True)),
    "friedman 1 above median": _quantile(
        lambda: datasets.make_friedman1(500, random_state=0, noise=1.0)
    ),
    "friedman 2 above median": _quantile(
        lambda: datasets.make_friedman2(500, random_state=0)
    ),
    "moons": lambda: datasets.make_moons(500, noise=0.3, random_state=0),
    "circles": lambda: datasets.make_circles(
        500, noise=0.15, factor=0.5, random_state=0
    ),
    "blobs that overlap": lambda: datasets.make_blobs(
        600, centers=5, cluster_std=3.0, random_state=0
    ),
    "gaussian quantiles": lambda: datasets.make_gaussian_quantiles(
        n_samples=600, n_features=5, n_classes=3, random_state=0
    ),
    "hastie": lambda: datasets.make_hastie_10_2(1000, random_state=0),
    "xor": _xor,
    "spirals": _spirals,
    "ordinary": _generated(n_samples=500, n_features=20, n_informative=5),
    "100 x 300": _generated(n_samples=100, n_features=300, n_informative=10),
    "40 x 5": _generated(n_samples=40, n_features=5, n_informative=3),
    "20 classes": _generated(
        n_samples=1000,
        n_features=30,
        n_informative=10,
        n_classes=20,
        n_clusters_per_class=1,
    ),
    "5 % positives": _generated(
        n_samples=1000, n_features=20, n_informative=5, weights=[0.95]
    ),
    "a fifth of the labels wrong": _generated(
        n_samples=600, n_features=15, n_informative=5, flip_y=0.2
    ),
    "many clusters": _generated(
        n_samples=1000, n_features=15, n_informative=8, n_clusters_per_class=4
    ),
    "units": _units,
    "heavy tails": _heavy_tails,
    "categories": _categories,
    "words": _words,
}
