"""Whether rows that are visited in the order of the file are sorted."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .._finding import Finding, Verdict, skipped
from ._chance import CHANCE

if TYPE_CHECKING:
    from .._case import Case

BOUND = 0.5  # of the way from a random order to a sorted one


class Order(NamedTuple):
    """How alike neighbors are.

    Attributes
    ----------
    alike : float
        The share of neighbors with the same class; the rank correlation of neighbors
        where targets are numbers.
    by_chance : float
        The same in a random order.
    sorted : float
        (alike − by_chance) / (1 − by_chance): 0 in a random order, 1 if sorted.
    p : float
        How probable so much is in a random order.
    shuffled : bool
        Whether every epoch sees the rows in a fresh order, or all of them at once.

    See Also
    --------
    steepest.diagnosis.check_order : measures and judges.
    """

    alike: float
    by_chance: float
    sorted: float
    p: float
    shuffled: bool


def measure_order(targets: Any, *, classes: bool, shuffled: bool) -> Order:
    """Measure how alike the targets of neighboring rows are.

    For classes of shares pₖ, Σ pₖ² of the neighbors are alike by chance, with variance
    (s₂ + 2 s₃ − 3 s₂²) / (n − 1), sₖ = Σ pᵏ.

    See Also
    --------
    steepest.diagnosis.check_order : measures and judges.
    """
    from scipy.stats import norm, rankdata

    targets = np.asarray(targets)
    n = len(targets)
    if classes:
        shares = np.unique(targets, return_counts=True)[1] / n
        alike = float(np.mean(targets[1:] == targets[:-1]))
        s2, s3 = float(np.sum(shares**2)), float(np.sum(shares**3))
        spread = s2 + 2 * s3 - 3 * s2**2
        if len(shares) == 1 or spread <= 0:
            return Order(alike, s2, 0.0, 1.0, shuffled)
        z = (alike - s2) * np.sqrt((n - 1) / spread)
        further = (alike - s2) / (1 - s2)
        return Order(alike, s2, further, float(norm.sf(z)), shuffled)
    best = 0.0
    columns = targets.reshape(n, -1).T
    for column in columns:
        ranks = rankdata(column)
        ranks = ranks - ranks.mean()
        spread = float(ranks @ ranks)
        if spread > 0:
            best = max(best, float(ranks[1:] @ ranks[:-1]) / spread)
    p = min(1.0, float(norm.sf(best * np.sqrt(n))) * len(columns))
    return Order(best, 0.0, best, p, shuffled)


def judge_order(measured: Order, *, symptom: bool = False) -> Finding:
    """Judge an order: sorted rows must be shuffled.

    See Also
    --------
    steepest.diagnosis.check_order : measures and judges.
    """
    verdict, because = Verdict.PASS, "mixed"
    in_order = measured.sorted > BOUND and measured.p < CHANCE
    if measured.shuffled:
        because = "shuffled"
    elif in_order:
        because = "in_order"
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    wrong = because == "in_order"
    return Finding(
        check="order",
        verdict=verdict,
        because=because,
        measured=measured._asdict(),
        expected={"bound": BOUND, "chance": CHANCE},
        advice="shuffle" if wrong else None,
        remedy={"shuffle": True} if wrong else {},
        source="Wald & Wolfowitz (1940), runs of equal classes; Moran (1948)",
        cost={"forwards": 0},
    )


def check_order(case: "Case", *, symptom: bool = False) -> Finding:
    """Ask whether rows that are visited in the order of the file are sorted.

    In sorted rows a batch holds one class, and each step unlearns the last one's.

    Parameters
    ----------
    case : Case
        Targets of all rows.
    symptom : bool
        Whether the run was seen to fail; without, a sorted order only warns: it often
        does no harm.

    Returns
    -------
    Finding
    """
    if case.own_function:
        return skipped("order", "user_function")
    if case.n_rows < 3:
        return skipped("order", "few_rows")
    plan = case.plan
    measured = measure_order(
        case.rows.targets,
        classes=case.task == "classification",
        shuffled=bool(case.settings["shuffle"]) or plan.full,
    )
    return judge_order(measured, symptom=symptom)
