"""Are validation rows copies of training rows?

A model that memorized a row scores well on a copy of it, whether or not it generalizes.

## Measured

The nearest training row of at most 500 validation rows, and of at most 250 training
rows among the others, with columns of standard deviation 1. A copy is closer than 0.05
of the median distance. `share` of the validation rows have one, `own_share` of the
training rows. Neighbors are searched among at most 100 000 rows in 64 random sums of
the columns (of images, in the 64 pixels that vary most), where a copy stays at distance
0; the distance is then measured in all columns.

## Bound

share > 2 %, more than twice `own_share`, and Fisher's exact test p < 0.00125: fails. A
table with few distinct rows has copies anyway, among its training rows too.

Where some column differs in nine of ten distinct rows, no two rows are equal by nature.
There `twins`, the share of validation rows that equal a training row in every number,
fails above 2 % whatever the training rows' own share: a join or a copy repeated rows.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from ..._core import generator_for
from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._evidence import CHANCE, FEWEST_ROWS
from .._finding import Finding, Verdict
from .._probability import more_often
from ..measured._reduction import as_columns, finite_rows, reduction_of, scale_of
from ..measured._twins import differ_by_nature

CLOSE = 0.05  # of the median distance of neighbors: chosen, almost the same row
SHARE = 0.02  # of the validation rows: chosen, it shifts a score by at most 2 points
TIMES = 2.0  # the training rows' own share of copies: chosen
QUERIES = 500  # validation rows whose nearest training row is searched
OWN_QUERIES = 250  # training rows whose nearest other one is searched
SEARCHED = 100_000  # training rows among which it is searched
COLUMNS = 64  # pixels, or sums of columns, in which it is searched
SCALED_BY = 2048  # training rows that the scale of the columns is measured on
BLOCK = 8192  # rows at a time, to save memory

ADVICE = {"copies": "remove_copies", "twins": "remove_repeated"}

CHECK = Check(
    page=__doc__,
    name="leak",
    called="leak into validation",
    stage=Stage.LABELS,
    of_rows=True,
    needs=(needs.an_objective, needs.validation_rows),
    skips={
        **needs.DATA_NOT_FINITE,
        **needs.FEW_ROWS,
    },
    says={
        "apart": (
            "{share:.1%} of the validation rows have a near copy among the training "
            "rows; of the training rows themselves {own_share:.1%} have one."
        ),
        "copies": (
            "{share:.1%} of the validation rows have a near copy among the training "
            "rows; of the training rows themselves {own_share:.1%} have one. "
            "Validation row = training row: {first}."
        ),
        "twins": (
            "{twins:.1%} of the validation rows equal a training row in every number, "
            "and numbers such as these are not equal by chance: rows were repeated, "
            "as a join does. Validation row = training row: {first}."
        ),
    },
    expects=(
        "Expected: at most {bound:.0%}, or {times:g} times the share of the training "
        "rows."
    ),
    advice={
        "remove_copies": (
            "Remove the copies from the validation rows, and expect a lower score."
        ),
        "remove_repeated": (
            "Remove repeated rows before rows are put aside, and expect a lower score."
        ),
    },
    cannot_see=(
        "It cannot see altered copies, several rows about the same object, or a column "
        "that reveals the target."
    ),
    source="Fisher's exact test against the copies among the training rows",
    costs="1000 nearest neighbors",
    cost={"forwards": 0},
)


class Leak(NamedTuple):
    """How many validation rows have a near copy among the training rows.

    Attributes
    ----------
    share : float
        Of the validation rows that were looked at.
    own_share : float
        Of the training rows that were looked at: copies of other training rows.
    rows, own_rows : int
        How many were looked at.
    usual : float
        The median distance of a training row to its nearest other one, in standard
        deviations.
    p : float
        How probable such an excess of copies is by chance.
    pairs : list of (int, int)
        The first validation rows and the training rows they copy, as indices.
    twins : float
        Share of the validation rows that equal a training row in every number, where
        rows are not equal by nature; 0 otherwise.
    """

    share: float
    own_share: float
    rows: int
    own_rows: int
    usual: float
    p: float
    pairs: list[tuple[int, int]]
    twins: float = 0.0


def measure(rows: Any, validation: Any) -> Leak:
    """Find the nearest training row of validation rows and of training rows.

    Neighbors are searched in 64 random sums of the columns (of images, in the 64 pixels
    that vary most), where a copy stays at distance 0; their distance is then measured
    in all columns.

    Parameters
    ----------
    rows, validation : (rows, …)
        Inputs of the training and the validation rows, finite.
    """
    draw = generator_for(0, "rows that may leak")
    searched = _some(len(rows), SEARCHED, draw)
    own = _some(len(searched), OWN_QUERIES, draw)
    queries = _some(len(validation), QUERIES, draw)
    sample = rows[_some(len(rows), SCALED_BY, draw)]
    reduce = _varied(sample) if np.ndim(rows) > 2 else reduction_of(sample, COLUMNS)
    reduced = reduce(rows if len(searched) == len(rows) else rows[searched])
    near_own = searched[_nearest(reduced[own], reduced, own)]
    near = searched[_nearest(reduce(validation[queries]), reduced, None)]
    factor = scale_of(sample)[1]
    own_distances = _distances(factor, rows, searched[own], rows, near_own)
    usual = float(np.median(own_distances))
    distances = _distances(factor, validation, queries, rows, near)
    copies = distances <= CLOSE * usual
    own_copies = own_distances <= CLOSE * usual
    table = [
        [int(copies.sum()), int((~copies).sum())],
        [int(own_copies.sum()), int((~own_copies).sum())],
    ]
    p = more_often(table)
    return Leak(
        float(copies.mean()),
        float(own_copies.mean()),
        len(copies),
        len(own_copies),
        usual,
        p,
        [(int(queries[i]), int(near[i])) for i in np.flatnonzero(copies)[:5]],
        float((distances == 0).mean()) if differ_by_nature(sample) else 0.0,
    )


def copied_rows(rows: Any, validation: Any, measured: Mapping[str, Any]) -> np.ndarray:
    """Say of every validation row whether it is a near copy of a training row.

    Parameters
    ----------
    rows, validation : (rows, …)
        As `measure` takes them.
    measured : mapping
        The numbers of a finding, for the usual distance.

    Returns
    -------
    (rows,) array of bool
    """
    draw = generator_for(0, "rows that may leak")
    searched = _some(len(rows), SEARCHED, draw)
    sample = rows[_some(len(rows), SCALED_BY, draw)]
    reduce = _varied(sample) if np.ndim(rows) > 2 else reduction_of(sample, COLUMNS)
    reduced, factor = reduce(rows[searched]), scale_of(sample)[1]
    copies = []
    for queries in np.split(
        np.arange(len(validation)), range(QUERIES, len(validation), QUERIES)
    ):
        near = searched[_nearest(reduce(validation[queries]), reduced, None)]
        distances = _distances(factor, validation, queries, rows, near)
        copies.append(distances <= CLOSE * measured["usual"])
    return np.concatenate(copies)


def _varied(images: Any) -> Callable[[Any], np.ndarray]:
    """Return a function that takes the pixels that vary most over some images."""
    most = np.sort(np.argsort(-as_columns(images).std(axis=0), kind="stable")[:COLUMNS])
    return lambda inputs: as_columns(inputs)[:, most].astype(np.float32)


def _some(n: int, at_most: int, draw: np.random.Generator) -> np.ndarray:
    if n <= at_most:
        return np.arange(n)
    return np.sort(draw.choice(n, at_most, replace=False))


def _nearest(
    queries: np.ndarray, rows: np.ndarray, itself: np.ndarray | None
) -> np.ndarray:
    """Return the nearest row of each query, but not the query itself."""
    best = np.full(len(queries), np.inf)
    index = np.zeros(len(queries), np.int64)
    query = np.arange(len(queries))
    doubled = -2 * queries
    for begin in range(0, len(rows), BLOCK):
        block = rows[begin : begin + BLOCK]
        squares = doubled @ block.T
        squares += np.square(block).sum(axis=1)
        if itself is not None:
            inside = (itself >= begin) & (itself < begin + len(block))
            squares[query[inside], itself[inside] - begin] = np.inf
        here = squares.argmin(axis=1)
        closer = squares[query, here] < best
        best = np.where(closer, squares[query, here], best)
        index = np.where(closer, begin + here, index)
    return index


def _distances(
    factor: np.ndarray, a: Any, i: np.ndarray, b: Any, j: np.ndarray
) -> np.ndarray:
    """Return the distances of pairs of rows in all columns, scaled to deviation 1."""
    difference = as_columns(a[i]).astype(np.float32) - as_columns(b[j]).astype(
        np.float32
    )
    return np.sqrt(((difference * factor) ** 2).sum(axis=1))


def judge(measured: Leak) -> Finding:
    """Judge how many validation rows are copies of training rows."""
    leaks = (
        measured.p < CHANCE
        and measured.share > SHARE
        and measured.share > TIMES * measured.own_share
    )
    twins = measured.twins > SHARE
    because = "twins" if twins and not leaks else "copies" if leaks else "apart"
    return CHECK.found(
        because,
        Verdict.PASS if because == "apart" else Verdict.FAIL,
        measured={
            **measured._asdict(),
            "first": ", ".join(f"{i + 1} = {j + 1}" for i, j in measured.pairs),
        },
        expected={"bound": SHARE, "times": TIMES, "close": CLOSE, "chance": CHANCE},
        advice=ADVICE.get(because),
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    validation: Any = case.validation
    rows, unseen = case.rows.inputs, validation.inputs
    if min(len(rows), len(unseen)) < FEWEST_ROWS:
        return CHECK.skipped("few_rows")
    if not (finite_rows(rows).all() and finite_rows(unseen).all()):
        return CHECK.skipped("data_not_finite")
    return judge(measure(rows, unseen))
