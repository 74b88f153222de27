"""Every probability against scipy.stats, from the middle to the far tail."""

import numpy as np
import pytest
from scipy import stats

from steepest.diagnosis import _probability as ours

CLOSE = {"rel": 1e-9, "abs": 1e-300}


@pytest.mark.parametrize("z", [-30.0, -3.0, -0.1, 0.0, 0.4, 2.0, 8.0, 30.0])
def test_normal(z):
    assert ours.normal_above(z) == pytest.approx(stats.norm.sf(z), **CLOSE)
    p = stats.norm.sf(min(abs(z), 8))
    assert ours.normal_exceeded(p) == pytest.approx(stats.norm.isf(p), **CLOSE)


@pytest.mark.parametrize(
    ("n", "share"), [(1, 0.5), (7, 0.1), (1000, 0.35), (5000, 0.35), (9, 1.0), (9, 0.0)]
)
def test_binomial(n, share):
    for hits in {0, 1, n // 3, n // 2, n, n + 1}:
        expected = stats.binom.sf(hits - 1, n, share)
        assert ours.at_least(hits, n, share) == pytest.approx(expected, **CLOSE)


@pytest.mark.parametrize("p", [1e-6, 0.025, 0.5, 0.975])
def test_quantiles(p):
    for a, b in ((1, 1), (3, 250), (40, 2)):
        expected = stats.beta.ppf(p, a, b)
        assert ours.beta_below(p, a, b) == pytest.approx(expected, **CLOSE)
    for freedom in (1, 2, 9, 5000):
        expected = stats.t.ppf(p, freedom)
        assert ours.student_below(p, freedom) == pytest.approx(
            expected, rel=1e-9, abs=1e-9
        )
        above = stats.chi2.sf(30 * p, freedom)
        assert ours.chi_square_above(30 * p, freedom) == pytest.approx(above, **CLOSE)


@pytest.mark.parametrize("t", [-3.0, 0.0, 1.0, 12.0])
def test_student(t):
    for freedom in (1, 2.5, 9, 5000):
        expected = stats.t.sf(t, freedom)
        assert ours.student_above(t, freedom) == pytest.approx(expected, **CLOSE)


def test_ranks(rng):
    values = rng.integers(0, 9, 50)
    assert ours.ranks(values).tolist() == stats.rankdata(values).tolist()


def test_tables_of_counts(rng):
    for _ in range(30):
        table = rng.integers(0, [[8, 60], [3, 200]])
        expected = stats.fisher_exact(table, alternative="greater")[1]
        assert ours.more_often(table) == pytest.approx(expected, rel=1e-8)
    assert ours.more_often([[0, 0], [3, 4]]) == 1.0
    for shape in ((2, 2), (2, 5)):
        counts = rng.integers(1, 40, shape)
        expected = stats.chi2_contingency(counts)[1]
        assert ours.as_unequal(counts) == pytest.approx(expected, **CLOSE)


@pytest.mark.parametrize(("n", "m"), [(5, 6), (4, 60), (40, 9), (300, 200)])
@pytest.mark.parametrize("ties", [False, True])
def test_ranked_higher(rng, n, m, ties):
    own, other = rng.normal(0.3, 1, n), rng.normal(0, 1, m)
    if ties:
        own, other = own.round(), other.round()
    test = stats.mannwhitneyu(own, other, alternative="greater")
    found = ours.ranked_higher(own, other)
    assert found.statistic == test.statistic
    assert found.p == pytest.approx(test.pvalue, **CLOSE)


@pytest.mark.parametrize("slope", [0.0, 0.5, -2.0])
def test_ranked_alike(rng, slope):
    a = rng.normal(size=40)
    b = (slope * a + rng.normal(size=40)).round(1)
    rho, p = stats.spearmanr(a, b, alternative="greater")
    found = ours.ranked_alike(a, b)
    assert found.statistic == pytest.approx(rho, rel=1e-12)
    assert found.p == pytest.approx(p, rel=1e-8)


def test_the_same_order_has_no_chance():
    assert ours.ranked_alike(np.arange(9), np.arange(9)).p == 0
