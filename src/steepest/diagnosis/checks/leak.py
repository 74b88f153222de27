"""Are validation rows copies of training rows?

What a model remembers looks like what it understood.

## Measured

The nearest training row of at most 500 validation rows, and of at most 250 training
rows among the others, with columns of spread 1. A twin is closer than 0.05 of the usual
(median) distance. `share` of the validation rows have one, `own_share` of the training
rows. Neighbors are looked for among at most 100 000 rows in 64 random sums of the
columns, of images in the 64 pixels that vary most, where a copy stays a copy, and
measured in all columns.

## Bound

share > 2 %, more than twice the training rows' own, and Fisher's exact test p <
0.00125: fails. Tables of few distinct rows have twins by nature; they have them among
the training rows too.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from ..._core import generator_for
from .. import _needs as needs
from .._case import Case
from .._check import Check, Stage
from .._evidence import CHANCE
from .._finding import Finding, Verdict
from ..measured._reduction import as_columns, finite_rows, reduction_of, scale_of

CLOSE = 0.05  # of the usual distance between neighbors: the same row twice
SHARE = 0.02
TIMES = 2.0  # the training rows' own share of twins
QUESTIONS = 500  # validation rows whose nearest training row is looked for
OWN_QUESTIONS = 250  # training rows whose nearest other one is
ANSWERS = 100_000  # training rows among which it is looked for
COLUMNS = 64  # pixels, or sums of columns, in which it is looked for
FEWEST = 20
LEARNED = 2048  # rows whose spread is that of the columns
BLOCK = 8192

CHECK = Check(
    page=__doc__,
    name="leak",
    called="leak into validation",
    stage=Stage.LABELS,
    needs=(needs.an_objective, needs.validation_rows),
    skips={
        **needs.DATA_NOT_FINITE,
        **needs.FEW_ROWS,
    },
    says={
        "apart": (
            "{share:.1%} of the validation rows have a twin among the training rows, "
            "which themselves have {own_share:.1%}."
        ),
        "copies": (
            "{share:.1%} of the validation rows have a twin among the training rows, "
            "which themselves have {own_share:.1%}. Validation row = training row: "
            "{first}."
        ),
    },
    expects=(
        "Expected: at most {bound:.0%}, or {times:g} times the training rows' own."
    ),
    advice={
        "remove_copies": (
            "Take the copies out of the validation rows, and expect a lower score."
        ),
    },
    cannot_see=(
        "It cannot see copies that were changed, several rows about the same thing, "
        "or a column that gives the target away."
    ),
    source="Fisher's exact test against the training rows' own twins",
    costs="1000 nearest neighbors",
    cost={"forwards": 0},
)


class Leak(NamedTuple):
    """How many validation rows have a twin among the training rows.

    Attributes
    ----------
    share : float
        Of the validation rows looked at.
    own_share : float
        Of the training rows looked at, with a twin among the other training rows.
    rows, own_rows : int
        How many were looked at.
    usual : float
        The median distance of a training row to its nearest other one, in standard
        deviations.
    p : float
        How probable such an excess of twins is by chance.
    pairs : list of (int, int)
        The first validation rows with their twins, as indices.
    """

    share: float
    own_share: float
    rows: int
    own_rows: int
    usual: float
    p: float
    pairs: list[tuple[int, int]]


def measure(rows: Any, held: Any) -> Leak:
    """Look for the nearest training row of validation rows and of training rows.

    Neighbors are looked for in 64 random sums of the columns, of images in the 64
    pixels that vary most, where a copy stays at distance 0; their distance is then
    measured in all columns.

    Parameters
    ----------
    rows, held : (rows, …)
        Inputs of the training and the validation rows, finite.
    """
    from scipy.stats import fisher_exact

    draw = generator_for(0, "rows that may leak")
    kept = _some(len(rows), ANSWERS, draw)
    own = _some(len(kept), OWN_QUESTIONS, draw)
    asked = _some(len(held), QUESTIONS, draw)
    learned = rows[_some(len(rows), LEARNED, draw)]
    search = _varied(learned) if np.ndim(rows) > 2 else reduction_of(learned, COLUMNS)
    sums = search(rows if len(kept) == len(rows) else rows[kept])
    near_own = kept[_nearest(sums[own], sums, own)]
    near = kept[_nearest(search(held[asked]), sums, None)]
    factor = scale_of(learned)[1]
    usual_own = _apart(factor, rows, kept[own], rows, near_own)
    usual = float(np.median(usual_own))
    twins = _apart(factor, held, asked, rows, near) <= CLOSE * usual
    own_twins = usual_own <= CLOSE * usual
    table = [
        [int(twins.sum()), int((~twins).sum())],
        [int(own_twins.sum()), int((~own_twins).sum())],
    ]
    test: Any = fisher_exact(table, alternative="greater")
    p = float(test[1])
    return Leak(
        float(twins.mean()),
        float(own_twins.mean()),
        len(twins),
        len(own_twins),
        usual,
        p,
        [(int(asked[i]), int(near[i])) for i in np.flatnonzero(twins)[:5]],
    )


def _varied(images: Any) -> Callable[[Any], np.ndarray]:
    """Return what takes the pixels of images that vary most among some."""
    most = np.sort(np.argsort(-as_columns(images).std(axis=0), kind="stable")[:COLUMNS])
    return lambda inputs: as_columns(inputs)[:, most].astype(np.float32)


def _some(n: int, at_most: int, draw: np.random.Generator) -> np.ndarray:
    if n <= at_most:
        return np.arange(n)
    return np.sort(draw.choice(n, at_most, replace=False))


def _nearest(
    asked: np.ndarray, among: np.ndarray, itself: np.ndarray | None
) -> np.ndarray:
    """Return the nearest row among many, but not the row itself."""
    best = np.full(len(asked), np.inf)
    index = np.zeros(len(asked), np.int64)
    each = np.arange(len(asked))
    doubled = -2 * asked
    for begin in range(0, len(among), BLOCK):
        block = among[begin : begin + BLOCK]
        squares = doubled @ block.T
        squares += np.square(block).sum(axis=1)
        if itself is not None:
            inside = (itself >= begin) & (itself < begin + len(block))
            squares[each[inside], itself[inside] - begin] = np.inf
        here = squares.argmin(axis=1)
        closer = squares[each, here] < best
        best = np.where(closer, squares[each, here], best)
        index = np.where(closer, begin + here, index)
    return index


def _apart(
    factor: np.ndarray, a: Any, i: np.ndarray, b: Any, j: np.ndarray
) -> np.ndarray:
    """Return the distances of pairs of rows in all columns, each of spread 1."""
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
    return CHECK.found(
        "copies" if leaks else "apart",
        Verdict.FAIL if leaks else Verdict.PASS,
        measured={
            **measured._asdict(),
            "first": ", ".join(f"{i} = {j}" for i, j in measured.pairs),
        },
        expected={"bound": SHARE, "times": TIMES, "close": CLOSE, "chance": CHANCE},
        advice="remove_copies" if leaks else None,
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    validation: Any = case.validation
    rows, held = case.rows.inputs, validation.inputs
    if min(len(rows), len(held)) < FEWEST:
        return CHECK.skipped("few_rows")
    if not (finite_rows(rows).all() and finite_rows(held).all()):
        return CHECK.skipped("data_not_finite")
    return judge(measure(rows, held))
