"""How probable a number is by chance: the tests of SciPy, without what they load.

`scipy.stats` takes as long to import as JAX, `scipy.special` a quarter of it, and both
are called with a few numbers here. `tests/diagnosis/test_probability.py` compares them.
"""

import math
from typing import Any, NamedTuple

import numpy as np

MANY = 1000  # tries, whose probabilities are not added up one by one
EXACT = 8  # rows of the smaller group, without ties: their orders are counted


class Tested(NamedTuple):
    """A statistic, and how probable one as large is by chance."""

    statistic: float
    p: float


def normal_above(z: float) -> float:
    """Return P(Z > z) of a standard normal Z.

    Examples
    --------
    >>> round(normal_above(1.645), 3)
    0.05
    """
    return math.erfc(z / math.sqrt(2)) / 2


def normal_exceeded(p: Any) -> Any:
    """Return the z that a standard normal exceeds with probability p.

    Examples
    --------
    >>> round(float(normal_exceeded(0.025)), 2)
    1.96
    """
    from scipy.special import ndtri

    return -ndtri(p)


def at_least(hits: int, n: int, share: float) -> float:
    """Return P(X ≥ hits) of a binomial X: n tries, each a hit with probability `share`.

    Examples
    --------
    >>> at_least(3, 4, 0.5)
    0.3125
    """
    if hits <= 0 or not 0 < share < 1:
        return float(hits <= 0 or (share >= 1 and hits <= n))
    if n > MANY:
        from scipy.special import betainc

        return float(betainc(hits, n - hits + 1, share)) if hits <= n else 0.0
    hit, miss = math.log(share), math.log1p(-share)
    ways = (_log_ways(n, k) + k * hit + (n - k) * miss for k in range(hits, n + 1))
    return min(1.0, math.fsum(map(math.exp, ways)))


def beta_below(p: float, a: float, b: float) -> float:
    """Return the number that Beta(a, b) is below with probability p."""
    from scipy.special import betaincinv

    return float(betaincinv(a, b, p))


def student_below(p: float, freedom: int) -> float:
    """Return the number that Student's t is below with probability p."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, p))


def student_above(t: float, freedom: float) -> float:
    """Return P(T > t) of Student's t with so many degrees of freedom."""
    from scipy.special import stdtr

    return float(stdtr(freedom, -t))


def chi_square_above(x: float, freedom: int) -> float:
    """Return P(X > x) of chi-square with so many degrees of freedom."""
    from scipy.special import chdtrc

    return float(chdtrc(freedom, x))


def ranks(values: Any) -> np.ndarray:
    """Return the rank of every value from 1; equal values share the mean of theirs.

    Examples
    --------
    >>> ranks([5, 3, 5]).tolist()
    [2.5, 1.0, 2.5]
    """
    _, where, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[where]


def more_often(table: Any) -> float:
    """Return how probable a share as large as the first row's is by chance.

    Fisher's exact test of [[hits, misses], [hits, misses]], one-sided: P(X ≥ hits) of
    the hypergeometric distribution with the table's margins.

    Examples
    --------
    >>> round(more_often([[3, 0], [0, 3]]), 3)  # one of the 20 ways
    0.05
    """
    (a, b), (c, d) = np.asarray(table).tolist()
    drawn, marked, n = a + b, a + c, a + b + c + d
    ways = [
        _log_ways(marked, k) + _log_ways(n - marked, drawn - k)
        for k in range(max(a, 0), min(drawn, marked) + 1)
    ]
    whole = _log_ways(n, drawn)
    return min(1.0, math.fsum(math.exp(way - whole) for way in ways))


def _log_ways(n: int, k: int) -> float:
    if not 0 <= k <= n:
        return -math.inf
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def as_unequal(counts: Any) -> float:
    """Return how probable it is by chance that rows of counts differ as much.

    Pearson's chi-square, with Yates's correction for a table of 2 × 2.
    """
    counts = np.asarray(counts, float)
    expected = np.outer(counts.sum(1), counts.sum(0)) / counts.sum()
    apart = np.abs(counts - expected)
    freedom = (len(counts) - 1) * (counts.shape[1] - 1)
    if freedom == 1:
        apart = apart - np.minimum(0.5, apart)
    return chi_square_above(float((apart**2 / expected).sum()), freedom)


def ranked_higher(own: Any, other: Any) -> Tested:
    """Return the pairs in which `own` is higher, and their probability by chance.

    The one-sided test of Mann and Whitney (1947), by the normal approximation with the
    correction for ties; exact for few rows.
    """
    n, m = len(own), len(other)
    both = np.concatenate([own, other])
    ties = np.unique(both, return_counts=True)[1].astype(float)
    if (min(n, m) <= EXACT and ties.max() == 1) or np.isnan(both).any():
        from scipy.stats import mannwhitneyu

        test = mannwhitneyu(own, other, alternative="greater")
        return Tested(float(test.statistic), float(test.pvalue))
    higher = float(ranks(both)[:n].sum() - n * (n + 1) / 2)
    tied = (ties**3 - ties).sum() / ((n + m) * (n + m - 1))
    spread = math.sqrt(n * m / 12 * (n + m + 1 - tied))
    above = higher - n * m / 2 - 0.5
    return Tested(higher, normal_above(above / spread) if spread else 1.0)


def ranked_alike(a: Any, b: Any) -> Tested:
    """Return Spearman's ρ, and how probable one as large is by chance."""
    from scipy.special import stdtr

    rho = float(np.corrcoef(ranks(a), ranks(b))[0, 1])
    freedom = len(np.asarray(a)) - 2
    with np.errstate(divide="ignore"):
        t = rho * np.sqrt(freedom / np.float64((1 + rho) * (1 - rho)))
    return Tested(rho, float(stdtr(freedom, -t)))
