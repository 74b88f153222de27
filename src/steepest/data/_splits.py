"""Which rows are put aside: a pure function of seed, purpose, fraction and labels."""

import numpy as np

from .._core import generator_for
from ..errors import DataError, SettingError


def split_rows(
    n_rows: int,
    fraction: float,
    *,
    seed: int,
    purpose: str,
    labels: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Split row numbers in two, keeping the share of each class where possible.

    round(fraction · rows) rows are put aside, at least one. With labels, each class
    gives its share, rounded down; the rest comes from the classes with the largest
    remainders, ties broken by the seed. Each class keeps at least one row for
    training, so a class with a single row is never put aside.

    Parameters
    ----------
    n_rows : int
        Number of rows.
    fraction : float
        Share to put aside, in (0, 1).
    seed : int
        The run's seed.
    purpose : str
        What the part is for: "validation part" or "test part".
    labels : (rows,), optional
        Class of each row; None splits without regard to class.

    Returns
    -------
    kept, aside : (·,) int arrays
        Row numbers, each in increasing order.

    Raises
    ------
    SettingError
        If the fraction is not in (0, 1).
    DataError
        If there are too few rows to put one aside and keep one of each class.

    Examples
    --------
    >>> import numpy as np
    >>> labels = np.array(["a"] * 8 + ["b"] * 4 + ["c"])
    >>> kept, aside = split_rows(
    ...     13, 0.25, seed=0, purpose="validation part", labels=labels
    ... )
    >>> [str(label) for label in labels[aside]]
    ['a', 'a', 'b']
    """
    if not 0 < fraction < 1:
        raise SettingError(
            f"The fraction for the {purpose} must lie between 0 and 1; "
            f"found {fraction}. Try 0.1."
        )
    if labels is None:
        codes = np.zeros(n_rows, int)
    else:
        codes = np.unique(labels, return_inverse=True)[1]
    sizes = np.bincount(codes) if n_rows else np.zeros(1, int)
    wanted = max(1, round(fraction * n_rows))
    if sizes.sum() - len(sizes) < wanted:
        of_classes = "" if labels is None else f" of {len(sizes)} classes"
        raise DataError(
            f"{n_rows} rows{of_classes} are too few to put {wanted} aside as the "
            f"{purpose} and still keep one of each to learn from. Give more rows, or "
            "split nothing off (validation=0)."
        )
    generator = generator_for(seed, purpose)
    shares = _shares(sizes, wanted, generator)
    aside = np.sort(
        np.concatenate(
            [
                generator.permutation(np.flatnonzero(codes == code))[:share]
                for code, share in enumerate(shares)
            ]
        )
    )
    return np.setdiff1d(np.arange(n_rows), aside, assume_unique=True), aside


def _shares(
    sizes: np.ndarray, wanted: int, generator: np.random.Generator
) -> np.ndarray:
    """Return how many of each class are put aside: largest remainders first."""
    exact = wanted * sizes / sizes.sum()
    shares = np.minimum(exact.astype(int), sizes - 1)
    ties = generator.permutation(len(sizes))
    while shares.sum() < wanted:
        remainders = np.where(shares < sizes - 1, exact - shares, -np.inf)
        shares[ties[np.argmax(remainders[ties])]] += 1
    return shares
