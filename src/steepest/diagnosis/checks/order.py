"""Are the rows sorted and not shuffled?

In sorted rows a batch contains a single class, and each step undoes what the last one
learned. It matters only where rows keep their order: with `shuffle=False` and a batch
smaller than all the rows.

## Measured

The share of neighbors with the same class, `alike`; for classes of shares pₖ it is Σ
pₖ² in a random order, with variance (s₂ + 2 s₃ − 3 s₂²) / (n − 1), sₖ = Σ pᵏ. For
numbers, the rank correlation of neighbors, the largest of the outputs. `sorted` is how
far that is from random (0) to sorted (1), `p` how probable that is by chance.

## Bound

More than half of the way from random to sorted, and p < 0.00125: warns, and fails with
a symptom. With many epochs sorted rows often do no harm.
"""

from typing import Any, NamedTuple

import numpy as np

from .. import _needs as needs
from .._case import Case
from .._check import After, Check, Stage
from .._evidence import CHANCE
from .._finding import Finding, Verdict
from .._probability import normal_above
from .._probability import ranks as ranks_of

BOUND = 0.5  # of the way from a random order to a sorted one: chosen
BLOCKS, BEYOND = 0.2, 1e-12  # the same where no doubt is left, chosen: rows in blocks

CHECK = Check(
    page=__doc__,
    name="order",
    called="order of the rows",
    stage=Stage.LABELS,
    of_rows=True,
    needs=(needs.an_objective, needs.all_rows),
    explains=("critical_point", After(Stage.START, but=("overfitting",))),
    skips=needs.FEW_ROWS,
    says={
        "mixed": (
            "The rows are not shuffled, but in mixed order: neighboring rows agree to "
            "{alike:.0%}, by chance to {by_chance:.0%}."
        ),
        "shuffled": (
            "The rows are shuffled before every epoch, or every step sees all of them."
        ),
        "in_order": (
            "The rows are sorted and not shuffled: neighboring rows agree to "
            "{alike:.0%}, by chance to {by_chance:.0%}."
        ),
    },
    expects=(
        "Expected: at most {bound:.0%} of the way from a random order to a sorted one."
    ),
    advice={
        "shuffle": "Shuffle the rows before every epoch.",
    },
    cannot_see="It cannot see an order by anything other than the targets.",
    source="Wald & Wolfowitz (1940), runs of equal classes; Moran (1948)",
    costs="reads the targets",
    cost={"forwards": 0},
    free=True,
)


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
        How probable that is in a random order.
    shuffled : bool
        Whether every epoch sees the rows in a fresh order, or all of them at once.
    """

    alike: float
    by_chance: float
    sorted: float
    p: float
    shuffled: bool


def measure(targets: Any, *, classes: bool, shuffled: bool) -> Order:
    """Measure how alike the targets of neighboring rows are.

    For classes of shares pₖ, Σ pₖ² of the neighbors agree by chance, with variance
    (s₂ + 2 s₃ − 3 s₂²) / (n − 1), sₖ = Σ pᵏ.
    """
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
        return Order(alike, s2, further, normal_above(z), shuffled)
    best = 0.0
    columns = targets.reshape(n, -1).T
    for column in columns:
        ranks = ranks_of(column)
        ranks = ranks - ranks.mean()
        spread = float(ranks @ ranks)
        if spread > 0:
            best = max(best, float(ranks[1:] @ ranks[:-1]) / spread)
    p = min(1.0, normal_above(best * np.sqrt(n)) * len(columns))
    return Order(best, 0.0, best, p, shuffled)


def judge(measured: Order, *, symptom: bool = False) -> Finding:
    """Judge an order: sorted rows have to be shuffled."""
    verdict, because = Verdict.PASS, "mixed"
    in_order = measured.sorted > BOUND and measured.p < CHANCE
    in_order |= measured.sorted > BLOCKS and measured.p < BEYOND
    if measured.shuffled:
        because = "shuffled"
    elif in_order:
        because = "in_order"
        verdict = Verdict.FAIL if symptom else Verdict.WARN
    wrong = because == "in_order"
    return CHECK.found(
        because,
        verdict,
        measured=measured._asdict(),
        expected={"bound": BOUND, "chance": CHANCE},
        advice="shuffle" if wrong else None,
        remedies=[{"shuffle": True}] if wrong else [],
    )


@CHECK.asks
def ask(case: Case, *, symptom: bool) -> Finding:
    if case.n_rows < 3:
        return CHECK.skipped("few_rows")
    plan = case.plan
    measured = measure(
        case.rows.targets,
        classes=case.task == "classification",
        shuffled=bool(case.settings["shuffle"]) or plan.full,
    )
    return judge(measured, symptom=symptom)
